package dev.sluice.operation;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.sluice.formula.Formula;
import dev.sluice.formula.FormulaProjection;
import dev.sluice.formula.Scope;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.Flow;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.StepType;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.step.column.ColumnReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Drops the rows for which a rule of a file is TRUE, each counted under the reason of the first
 * such rule; a number other than 0 counts as TRUE, a blank as FALSE. The file is part of the job.
 *
 * <p>A rule that is an error before any is TRUE decides as {@code on-error} says; with {@code keep}
 * it counts as FALSE. One projection for all rules and no shuffle; each whole column that a rule
 * reads costs a join.
 *
 * @param path the file, as messages name it
 */
public record Screen(InputTable table, String path, List<ScreenRule> rules, OnError onError)
    implements Step {

  /** How users write it. */
  public static final StepType TYPE = new ScreenType();

  private static final String CONDITION = HiddenColumns.PREFIX + "screen_";
  private static final String ON_ERROR = " (error)";

  public Screen {
    rules = List.copyOf(rules);
  }

  @Override
  public List<String> orderedInputs() {
    return List.of();
  }

  @Override
  public List<String> inputs() {
    Set<String> inputs = new LinkedHashSet<>();
    inputs.add(table.name());
    rules.forEach(rule -> inputs.addAll(rule.when().tables()));
    return List.copyOf(inputs);
  }

  @Override
  public boolean dependsOnAsOf() {
    return rules.stream().anyMatch(rule -> rule.when().dependsOnAsOf());
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    Optional<StructType> input = table.check(tables, problems);
    input.ifPresent(schema -> compile(schema, tables, problems));
    return input.map(schema -> Map.of(table.into(), TableSchemas.visibleOnly(schema)));
  }

  private Optional<FormulaProjection> compile(
      StructType schema, TableSchemas tables, Problems problems) {
    LinkedHashMap<String, Formula> conditions = new LinkedHashMap<>();
    for (int i = 0; i < rules.size(); i++) {
      conditions.put(CONDITION + i, rules.get(i).when());
    }
    return FormulaProjection.compileConditions(
        conditions, new Scope(table.name(), schema, tables.tables(), tables.asOf()), problems);
  }

  @Override
  public StepResult apply(Tables tables) {
    Dataset<Row> rows = tables.table(table.name());
    FormulaProjection conditions =
        compile(rows.schema(), tables.schemas(), new Problems()).orElseThrow();
    Set<String> canFail = conditions.columnsThatCanFail();
    List<Column> results = new ArrayList<>();
    Arrays.stream(rows.columns()).forEach(name -> results.add(ColumnReference.named(name)));
    results.add(drop(canFail).as(ControlColumns.DROP));
    if (!canFail.isEmpty() && onError.rejects()) {
      results.add(rejection(canFail).as(ControlColumns.REJECT));
    }
    Dataset<Row> made =
        conditions.apply(rows, tables.byName()).select(results.toArray(Column[]::new));
    return StepResult.of(
        table.into(),
        StepResult.Made.of(made, new Flow.Keeps(table.name())).dropping(reasons(canFail)));
  }

  /** The reason of the first rule that is TRUE; of none when a rule before it goes elsewhere. */
  private Column drop(Set<String> canFail) {
    Column stays = lit(null).cast(DataTypes.StringType);
    Column drop = when(lit(false), stays);
    for (int i = 0; i < rules.size(); i++) {
      String condition = CONDITION + i;
      String reason = rules.get(i).reason();
      if (canFail.contains(condition) && onError != OnError.KEEP) {
        Column outcome = onError == OnError.DROP ? lit(reason + ON_ERROR) : stays;
        drop = drop.when(error(condition).isNotNull(), outcome);
      }
      drop = drop.when(ColumnReference.named(condition), lit(reason));
    }
    return drop;
  }

  /** The error of the first rule that is one, where no rule before it is TRUE. */
  private Column rejection(Set<String> canFail) {
    Column stays = lit(null).cast(ControlColumns.REJECT_TYPE);
    Column rejection = when(lit(false), stays);
    for (int i = 0; i < rules.size(); i++) {
      String condition = CONDITION + i;
      if (canFail.contains(condition)) {
        Column error = error(condition);
        Formula formula = rules.get(i).when();
        rejection =
            rejection.when(
                error.isNotNull(),
                ControlColumns.rejectWhen(
                    lit(true),
                    rules.get(i).reason(),
                    lit(formula.text().text()),
                    onError.reason(error)));
      }
      rejection = rejection.when(ColumnReference.named(condition), stays);
    }
    return rejection;
  }

  private static Column error(String condition) {
    return ColumnReference.named(FormulaProjection.errorColumn(condition));
  }

  private String[] reasons(Set<String> canFail) {
    Set<String> reasons = new LinkedHashSet<>();
    for (int i = 0; i < rules.size(); i++) {
      reasons.add(rules.get(i).reason());
      if (onError == OnError.DROP && canFail.contains(CONDITION + i)) {
        reasons.add(rules.get(i).reason() + ON_ERROR);
      }
    }
    return reasons.toArray(String[]::new);
  }

  @Override
  public List<String> explain() {
    return List.of(
        TYPE.name()
            + " "
            + table.described()
            + " by "
            + rules.size()
            + " rules of "
            + path
            + ": no shuffle but a join for each whole column");
  }
}
