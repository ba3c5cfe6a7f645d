package dev.sluice.market;

import dev.sluice.market.measure.MeasureRules;
import dev.sluice.market.measure.SpreadColumns;
import dev.sluice.market.tape.NumberCodes;
import dev.sluice.market.tape.WorkRows;
import dev.sluice.problem.Problems;
import dev.sluice.step.Flow;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.StepType;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.step.column.ColumnReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Adds to each trade what it cost: quoted and effective spread, and, against the quote some time
 * later, realized spread and price impact. Formulas and sources stand at {@link SpreadColumns}.
 *
 * <p>With P the price, M the midpoint, D the sign and M' the later midpoint: quoted = A - B,
 * effective = 2 |P - M|, signed 2 D (P - M), realized = 2 D (P - M'), impact = 2 D (M' - M), so
 * that signed effective = realized + impact. Amounts of decimal prices are exact decimals; {@code
 * _pct} is a part of 1 as a double. Where a quote is missing, and where it is locked or crossed
 * unless those are kept, the measures are blank and {@code excluded} says why.
 *
 * <p>It is a projection: no shuffle.
 *
 * @param size none, or the size of the trade
 * @param signs who started the trade, by the ending of the columns that are made of it
 * @param later the bid and the ask later, by the name of how much later
 */
public record TradeMeasures(
    MarketTable table,
    ColumnReference price,
    List<ColumnReference> size,
    ColumnReference bid,
    ColumnReference ask,
    Map<String, ColumnReference> signs,
    Map<String, LaterQuote> later,
    MeasureRules rules)
    implements Step {

  /** How users write it. */
  public static final StepType TYPE = new TradeMeasuresType();

  public TradeMeasures {
    size = List.copyOf(size);
    signs = new LinkedHashMap<>(signs);
    later = new LinkedHashMap<>(later);
  }

  /** The quote in force some time after a trade. */
  record LaterQuote(ColumnReference bid, ColumnReference ask) {}

  @Override
  public List<String> inputs() {
    return List.of(table.name());
  }

  @Override
  public List<String> orderedInputs() {
    return List.of();
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    int before = problems.count();
    Optional<StructType> result =
        table
            .check(tables, problems)
            .flatMap(
                schema ->
                    measures(schema, problems)
                        .map(measures -> table.with(schema, added(measures), problems)));
    return problems.count() == before
        ? result.map(schema -> Map.of(table.into(), schema))
        : Optional.empty();
  }

  private static StructType added(SpreadColumns measures) {
    StructType added = new StructType();
    for (var column : measures.types().entrySet()) {
      added = added.add(column.getKey(), column.getValue());
    }
    return added;
  }

  private Optional<SpreadColumns> measures(StructType schema, Problems problems) {
    List<ColumnReference> all = new ArrayList<>(List.of(price, bid, ask));
    later.values().forEach(quote -> all.addAll(List.of(quote.bid(), quote.ask())));
    Optional<NumberCodes> prices = NumberCodes.require(table.name(), schema, all, problems);
    Optional<NumberCodes> sizes = NumberCodes.require(table.name(), schema, size, problems);
    for (ColumnReference sign : signs.values()) {
      NumberCodes.require(table.name(), schema, List.of(sign), problems);
    }
    if (prices.isEmpty() || sizes.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Column> directions = new LinkedHashMap<>();
    signs.forEach((ending, sign) -> directions.put(ending, sign.column()));
    SpreadColumns measures =
        new SpreadColumns(
            prices.get(), rules, price.column(), bid.column(), ask.column(), directions);
    later.forEach(
        (name, quote) -> measures.addLater(name, quote.bid().column(), quote.ask().column()));
    size.forEach(
        column ->
            measures.addDollars(
                column.column().cast(sizes.get().type()),
                SpreadColumns.dollarsType(prices.get(), sizes.get())));
    return Optional.of(measures);
  }

  @Override
  public StepResult apply(Tables tables) {
    Dataset<Row> rows = tables.table(table.name());
    SpreadColumns measures = measures(rows.schema(), new Problems()).orElseThrow();
    Column[] added =
        measures.columns().entrySet().stream()
            .map(column -> column.getValue().as(column.getKey()))
            .toArray(Column[]::new);
    return StepResult.of(
        table.into(),
        StepResult.Made.of(new WorkRows(rows).with(rows, added), new Flow.Projects(table.name())));
  }

  @Override
  public List<String> explain() {
    return List.of(
        "trade-measures "
            + table.described()
            + (later.isEmpty() ? "" : " against the quotes " + String.join(", ", later.keySet()))
            + ": no shuffle");
  }
}
