package dev.sluice.market;

import dev.sluice.formula.Formula;
import dev.sluice.formula.FormulaProjection;
import dev.sluice.formula.FormulaText;
import dev.sluice.formula.Scope;
import dev.sluice.market.book.ConsolidateQuotes;
import dev.sluice.market.book.QuoteColumns;
import dev.sluice.market.book.QuoteRules;
import dev.sluice.market.book.QuoteRules.Treatment;
import dev.sluice.market.tape.EventOrder;
import dev.sluice.market.tape.NumberCodes;
import dev.sluice.market.tape.WorkRows;
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
import dev.sluice.step.column.ResultColumns;
import dev.sluice.step.rows.SortedRows;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The best bid and ask of all venues after each quote: the highest bid and the lowest ask that are
 * in force, each venue's own last quote being in force until its next one. A side of a quote whose
 * price or size is blank, zero or less empties that side of the venue until its next quote; the
 * quote is never deleted, which would leave the one before in force.
 *
 * <p>Prices and sizes keep their type; {@code mid} has one digit more than the prices, or is a
 * double where they are; {@code spread} is ask less bid, negative where the best quote is crossed.
 * A quote that shows nothing new is dropped and counted by reason, one without a time goes to
 * quarantine. It shuffles and sorts all quotes once.
 *
 * <p>Source: C. Holden and S. Jacobsen, "Liquidity Measurement Problems in Fast, Competitive
 * Markets: Expensive and Cheap Solutions", Journal of Finance 69 (2014), for withdrawn quotes, own
 * crossed and wide quotes, and the last quote of a time stamp.
 *
 * @param venue none where all quotes are of one venue
 * @param sizes the size of the bid and that of the ask, or none
 * @param cancelled a condition of quotes that are not applied, or none
 */
public record Nbbo(
    MarketTable table,
    EventOrder order,
    List<ColumnReference> venue,
    ColumnReference bid,
    ColumnReference ask,
    List<ColumnReference> sizes,
    Optional<FormulaText> cancelled,
    QuoteRules rules)
    implements Step {

  /** How users write it. */
  public static final StepType TYPE = new NbboType();

  private static final String CANCELLED = HiddenColumns.PREFIX + "cancelled";
  private static final String VENUE = HiddenColumns.PREFIX + "venue";

  public Nbbo {
    venue = List.copyOf(venue);
    sizes = List.copyOf(sizes);
  }

  @Override
  public boolean isKept() {
    return true;
  }

  @Override
  public List<String> inputs() {
    Set<String> inputs = new LinkedHashSet<>(List.of(table.name()));
    formula(new Problems()).ifPresent(formula -> inputs.addAll(formula.tables()));
    return List.copyOf(inputs);
  }

  private Optional<Formula> formula(Problems problems) {
    return cancelled.flatMap(text -> Formula.parse(text, problems));
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    int before = problems.count();
    Optional<Formula> formula = formula(problems);
    Optional<StructType> result =
        table
            .check(tables, problems)
            .flatMap(
                schema -> {
                  formula.ifPresent(parsed -> compile(parsed, schema, tables, problems));
                  return result(schema, problems);
                });
    return problems.count() == before
        ? result.map(schema -> Map.of(table.into(), schema))
        : Optional.empty();
  }

  private Optional<StructType> result(StructType schema, Problems problems) {
    order.check(table.name(), schema, problems);
    ColumnReference.require(venue, table.name(), schema, problems);
    Optional<NumberCodes> prices = prices(schema, problems);
    Optional<NumberCodes> depths = depths(schema, problems);
    if (prices.isEmpty() || depths.isEmpty()) {
      return Optional.empty();
    }
    ResultColumns result = new ResultColumns(problems);
    Set<String> known = Set.of(schema.fieldNames());
    for (String name : kept()) {
      if (known.contains(name)) {
        result.add(schema.apply(name), table.place());
      }
    }
    for (StructField field : QuoteColumns.added(prices.get(), depths.get(), rules).fields()) {
      result.add(field, table.place());
    }
    return Optional.of(result.schema());
  }

  private Optional<NumberCodes> prices(StructType schema, Problems problems) {
    return NumberCodes.require(table.name(), schema, List.of(bid, ask), problems);
  }

  /** Without sizes every quote has the same. */
  private Optional<NumberCodes> depths(StructType schema, Problems problems) {
    return NumberCodes.require(table.name(), schema, sizes, problems);
  }

  /** The key, the time and the sequence. */
  private Set<String> kept() {
    Set<String> names = new LinkedHashSet<>();
    order.by().forEach(column -> names.add(column.name()));
    names.add(order.time().name());
    order.sequence().forEach(column -> names.add(column.name()));
    return names;
  }

  private Optional<FormulaProjection> compile(
      Formula formula, StructType schema, TableSchemas tables, Problems problems) {
    return FormulaProjection.compileCondition(
        CANCELLED,
        formula,
        new Scope(table.name(), schema, tables.tables(), tables.asOf()),
        problems);
  }

  @Override
  public StepResult apply(Tables tables) {
    Dataset<Row> rows = tables.table(table.name());
    StructType schema = rows.schema();
    Problems none = new Problems();
    NumberCodes prices = prices(schema, none).orElseThrow();
    NumberCodes depths = depths(schema, none).orElseThrow();
    Optional<FormulaProjection> condition =
        formula(none).flatMap(formula -> compile(formula, schema, tables.schemas(), none));
    Dataset<Row> quotes =
        condition.map(formula -> formula.apply(rows, tables.byName())).orElse(rows);
    WorkRows work = order.over(new WorkRows(quotes));
    List<String> read = new ArrayList<>();
    venue.forEach(
        column -> read.add(work.hidden(VENUE, column.column().cast(DataTypes.StringType))));
    read.add(work.as(bid, prices.type()));
    read.add(work.as(ask, prices.type()));
    sizes.forEach(column -> read.add(work.as(column, depths.type())));
    condition.ifPresent(formula -> read.add(CANCELLED));
    Dataset<Row> sorted = work.rows();
    StructType columns = sorted.schema();
    ConsolidateQuotes function =
        new ConsolidateQuotes(
            columns, order.keyColumns(columns), positions(columns, read), prices, depths, rules);
    Dataset<Row> made =
        SortedRows.adding(
            sorted, order.together(), order.order(columns, read), function.added(), function);
    return StepResult.of(
        table.into(),
        StepResult.Made.of(
                made.select(results(schema, function, condition).toArray(Column[]::new)),
                new Flow.Keeps(table.name()))
            .dropping(reasons()));
  }

  private QuoteColumns positions(StructType columns, List<String> read) {
    int[] at = read.stream().mapToInt(columns::fieldIndex).toArray();
    int first = venue.size();
    boolean hasSizes = !sizes.isEmpty();
    return new QuoteColumns(
        columns.fieldIndex(order.time().name()),
        first == 0 ? -1 : at[0],
        at[first],
        at[first + 1],
        hasSizes ? at[first + 2] : -1,
        hasSizes ? at[first + 3] : -1,
        cancelled.isPresent() ? at[at.length - 1] : -1);
  }

  private List<Column> results(
      StructType schema, ConsolidateQuotes function, Optional<FormulaProjection> condition) {
    List<Column> results = new ArrayList<>();
    kept().forEach(name -> results.add(ColumnReference.named(name)));
    if (List.of(schema.fieldNames()).contains(HiddenColumns.ROW_ORDER)) {
      results.add(ColumnReference.named(HiddenColumns.ROW_ORDER));
    }
    for (String name : function.added().fieldNames()) {
      results.add(ColumnReference.named(name));
    }
    Column rejection = order.rejection(schema);
    if (condition.isPresent() && !condition.get().columnsThatCanFail().isEmpty()) {
      Column error = ColumnReference.named(FormulaProjection.errorColumn(CANCELLED));
      rejection =
          functions.coalesce(
              rejection,
              ControlColumns.rejectWhen(
                  error.isNotNull(),
                  "cancelled",
                  functions.lit(cancelled.orElseThrow().text()),
                  error));
    }
    results.add(rejection.as(ControlColumns.REJECT));
    return results;
  }

  private String[] reasons() {
    List<String> reasons = new ArrayList<>();
    cancelled.ifPresent(formula -> reasons.add(ConsolidateQuotes.CANCELLED));
    if (rules.ownCrossed() == Treatment.DROP) {
      reasons.add(ConsolidateQuotes.OWN_CROSSED);
    }
    if (rules.wide() == Treatment.DROP) {
      reasons.add(ConsolidateQuotes.WIDE);
    }
    if (rules.lastOfMoment()) {
      reasons.add(ConsolidateQuotes.NOT_LAST);
    }
    if (rules.changesOnly()) {
      reasons.add(ConsolidateQuotes.NO_CHANGE);
    }
    return reasons.toArray(String[]::new);
  }

  @Override
  public List<String> explain() {
    return List.of("nbbo " + table.described() + order.described() + ": " + order.cost());
  }
}
