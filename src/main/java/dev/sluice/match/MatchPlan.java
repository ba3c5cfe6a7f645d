package dev.sluice.match;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.sluice.match.block.Allowance;
import dev.sluice.match.block.BlockRule;
import dev.sluice.match.block.BreakStage;
import dev.sluice.match.block.Cardinality;
import dev.sluice.match.block.DayWindow;
import dev.sluice.match.block.RuleStage;
import dev.sluice.match.block.VerdictColumns;
import dev.sluice.problem.Problems;
import dev.sluice.step.StepResult;
import dev.sluice.step.Tables;
import dev.sluice.step.column.ColumnReference;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Builds the lazy result of a {@link Match}: the items go through the decisions, the rules and the
 * search for breaks one after the other. What a stage matches is done; only the rest is shuffled
 * for the next.
 */
final class MatchPlan {

  /** What a human has confirmed has no rule. */
  static final int CONFIRMED = 0;

  private static final BlockRule CONFIRM =
      new BlockRule(
          CONFIRMED,
          DayWindow.ANY,
          Allowance.of(Allowance.Limits.NONE),
          List.of(),
          Cardinality.MANY_TO_MANY,
          BlockRule.Way.CONFIRMED,
          1,
          1,
          false);

  private final Match match;
  private final Tables tables;
  private final MatchLayout layout;
  private final MatchClaims claims;
  private final Pool pool;
  private final Stages stages;
  private final List<Dataset<Row>> done = new ArrayList<>();

  MatchPlan(Match match, Tables tables) {
    this.match = match;
    this.tables = tables;
    this.layout =
        MatchLayout.of(
                match,
                tables.table(match.left().table()).schema(),
                tables.table(match.right().table()).schema(),
                tables.schemas(),
                new Problems())
            .orElseThrow();
    this.claims = new MatchClaims(match);
    this.pool = new Pool(match, layout, tables, claims);
    this.stages = new Stages(match, layout);
  }

  StepResult result() {
    Dataset<Row> open = afterDecisions(prepared(pool.items()));
    int number = 1;
    for (List<MatchRule> stage : match.stages()) {
      open = afterRules(open, stage, number);
      number += stage.size();
    }
    List<Column> texts = new ArrayList<>();
    match.breaks().compare().forEach(compared -> texts.add(Stages.text(compared)));
    pairRules().forEach(rule -> texts.add(Stages.hash(stages.keys(rule))));
    done.add(
        stages.judged(
            open,
            new Stages.Need(
                stages.keys(match.breaks().keys(), match.breaks().ignore()), texts, false),
            breakStage()));
    return new ItemsTable(match, layout, pool.asOf(), claims).result(union());
  }

  /** All items start open, and without a note. */
  private Dataset<Row> prepared(Dataset<Row> items) {
    Dataset<Row> marked =
        items
            .withColumn(ItemColumns.IS_COPY, lit(false))
            .withColumn(ItemColumns.NOTE, lit(null).cast(DataTypes.StringType));
    boolean countsBusinessDays =
        match.rules().stream().anyMatch(rule -> rule.window().isBusiness());
    return countsBusinessDays ? BusinessDays.onto(marked, match.holidays(), tables) : marked;
  }

  private Dataset<Row> afterDecisions(Dataset<Row> items) {
    if (match.decisions().isEmpty()) {
      return items;
    }
    Dataset<Row> decided = new Decisions(tables.table(match.decisions().get().name())).onto(items);
    Column isClosed = col(ItemColumns.ACTION).eqNullSafe(Decisions.CLOSE);
    done.add(decided.filter(isClosed));
    Dataset<Row> judged =
        stages.judged(
            decided.filter(isClosed.unary_$bang()),
            new Stages.Need(List.of(col(ItemColumns.GROUP)), List.of(), true),
            new RuleStage(
                List.of(CONFIRM), List.of(identity("confirmed")), false, layout.amount().scale()));
    return matched(judged, decided.columns());
  }

  private Dataset<Row> afterRules(Dataset<Row> open, List<MatchRule> rules, int firstNumber) {
    List<BlockRule> blockRules = new ArrayList<>();
    List<Column> texts = new ArrayList<>();
    for (MatchRule rule : rules) {
      blockRules.add(
          rule.blockRule(firstNumber + blockRules.size(), layout.amount().scale(), texts.size()));
      rule.similar().forEach(similar -> texts.add(Stages.text(similar.texts())));
    }
    List<String> breakKeys = described(match.breaks().keys());
    RuleStage work =
        new RuleStage(
            blockRules,
            rules.stream().map(rule -> identity(rule.name())).toList(),
            described(rules.get(0).keys()).containsAll(breakKeys),
            layout.amount().scale());
    Stages.Need need = new Stages.Need(stages.keys(rules.get(0)), texts, true);
    return matched(stages.judged(open, need, work), open.columns());
  }

  /** What is matched is done; the rest goes on. */
  private Dataset<Row> matched(Dataset<Row> judged, String[] columns) {
    done.add(judged.filter(col(VerdictColumns.RULE).isNotNull()));
    return Stages.open(judged, columns);
  }

  /** The rules that say what a pair would have to agree in. */
  private List<MatchRule> pairRules() {
    return match.rules().stream()
        .filter(rule -> rule.cardinality() == Cardinality.ONE_TO_ONE)
        .toList();
  }

  private BreakStage breakStage() {
    List<BlockRule> rules = new ArrayList<>();
    for (MatchRule rule : pairRules()) {
      rules.add(rule.blockRule(rules.size() + 1, layout.amount().scale(), 0));
    }
    return new BreakStage(
        rules,
        match.left().table(),
        match.right().table(),
        String.join(" and ", described(match.breaks().keys())),
        described(match.breaks().compare()),
        match.breaks().dateLimit(),
        match.currency().isPresent(),
        layout.amount().scale());
  }

  private static List<String> described(List<SideValue> values) {
    return values.stream().map(SideValue::described).collect(Collectors.toList());
  }

  /** What ids of matches depend on: the rule's name, not its place. */
  private static long identity(String rule) {
    UTF8String name = UTF8String.fromString(rule);
    return XXH64.hashUTF8String(name, 0);
  }

  /** All items with the same columns, whatever stage they were done in. */
  private Dataset<Row> union() {
    List<StructField> columns = new ArrayList<>(ItemsTable.needed(layout));
    columns.addAll(List.of(VerdictColumns.of(layout.amount()).fields()));
    StructType schema = new StructType(columns.toArray(StructField[]::new));
    return done.stream().map(part -> aligned(part, schema)).reduce(Dataset::union).orElseThrow();
  }

  private Dataset<Row> aligned(Dataset<Row> part, StructType schema) {
    List<String> present = Arrays.asList(part.columns());
    return part.select(
        Arrays.stream(schema.fields())
            .map(
                field ->
                    present.contains(field.name())
                        ? ColumnReference.named(field.name())
                        : everywhere(field.name()).cast(field.dataType()).as(field.name()))
            .toArray(Column[]::new));
  }

  /** What a column is for all items where none has its own. */
  private Column everywhere(String column) {
    return switch (column) {
      case ItemColumns.SIDE ->
          when(col(ItemColumns.IS_RIGHT), match.right().table()).otherwise(match.left().table());
      case ItemColumns.ORIGIN -> lit(Pool.NEW);
      case ItemColumns.FIRST_SEEN -> lit(Date.valueOf(pool.asOf()));
      case ItemColumns.FOLDED -> lit(1L);
      default -> lit(null);
    };
  }
}
