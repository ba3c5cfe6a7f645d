package dev.sluice.market;

import static org.apache.spark.sql.functions.when;

import dev.sluice.market.bar.BarLayout;
import dev.sluice.market.bar.BarRows;
import dev.sluice.market.bar.BarRule;
import dev.sluice.market.tape.DayWindow;
import dev.sluice.market.tape.EventOrder;
import dev.sluice.market.tape.NumberCodes;
import dev.sluice.market.tape.TimeAxis;
import dev.sluice.market.tape.WorkRows;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.Flow;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.StepType;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.column.ResultColumns;
import dev.sluice.step.rows.SortedRows;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Makes bars of trades, of equal time, volume, money or number: first, highest, lowest and last
 * price, volume, price times size ({@code dollars}), number of trades, the volume-weighted price
 * ({@code vwap} = dollars / volume) and the time-weighted one ({@code twap}).
 *
 * <p>{@code twap} weighs each price with the time until the next trade of the bar or until the bar
 * ends; before its first trade a bar has no price. A bar that is filled ends with its last trade.
 * Where no time passes, it is the last price. With a sign there are {@code buy_volume}, {@code
 * sell_volume} and {@code order_imbalance} = (B - S) / (B + S), blank where nothing is signed.
 *
 * <p>A trade by which a bar reaches its size belongs to that bar as a whole, and the next one
 * begins empty. Sums are exact, quotients are rounded once. A trade without a time, or whose price
 * or size is not above zero, is dropped and counted. It shuffles and sorts all trades once.
 *
 * @param sign where a positive number is a buy and a negative one a sell, or none
 * @param timing how bars of time lie; nothing for bars that are filled
 * @param fill what fills a bar; nothing for bars of time
 */
public record Bars(
    MarketTable table,
    EventOrder order,
    Optional<String> timeUnit,
    ColumnReference price,
    ColumnReference size,
    List<ColumnReference> sign,
    Optional<BarTiming> timing,
    Optional<BarRule.Filled> fill)
    implements Step {

  /** How users write it. */
  public static final StepType TYPE = new BarsType();

  private static final String SIGN = HiddenColumns.PREFIX + "sign";

  public Bars {
    sign = List.copyOf(sign);
  }

  @Override
  public List<String> inputs() {
    return List.of(table.name());
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    int before = problems.count();
    Optional<StructType> result =
        table.check(tables, problems).flatMap(schema -> result(schema, problems));
    return problems.count() == before
        ? result.map(schema -> Map.of(table.into(), schema))
        : Optional.empty();
  }

  private Optional<StructType> result(StructType schema, Problems problems) {
    order.check(table.name(), schema, problems);
    NumberCodes.require(table.name(), schema, sign, problems);
    Optional<BarLayout> layout = layout(schema, problems);
    TimeAxis.of(order.time(), timeUnit, schema, problems).ifPresent(axis -> rule(axis, problems));
    if (layout.isEmpty()) {
      return Optional.empty();
    }
    ResultColumns result = new ResultColumns(problems);
    for (ColumnReference key : order.by()) {
      if (List.of(schema.fieldNames()).contains(key.name())) {
        result.add(schema.apply(key.name()), key.place());
      }
    }
    for (StructField field : layout.get().columns().fields()) {
      result.add(field, table.place());
    }
    return Optional.of(result.schema());
  }

  private Optional<BarLayout> layout(StructType schema, Problems problems) {
    Optional<NumberCodes> prices =
        NumberCodes.require(table.name(), schema, List.of(price), problems);
    Optional<NumberCodes> sizes =
        NumberCodes.require(table.name(), schema, List.of(size), problems);
    Optional<TimeAxis> axis = TimeAxis.of(order.time(), timeUnit, schema, problems);
    return prices.isEmpty() || sizes.isEmpty() || axis.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new BarLayout(
                prices.get(), sizes.get(), axis.get(), timing.isPresent(), !sign.isEmpty()));
  }

  private Optional<BarRule> rule(TimeAxis axis, Problems problems) {
    if (timing.isEmpty()) {
      return fill.map(BarRule.class::cast);
    }
    return timing.flatMap(bars -> bars.on(axis, problems));
  }

  @Override
  public StepResult apply(Tables tables) {
    Dataset<Row> rows = tables.table(table.name());
    StructType schema = rows.schema();
    Problems none = new Problems();
    BarLayout layout = layout(schema, none).orElseThrow();
    BarRule rule = rule(layout.axis(), none).orElseThrow();
    WorkRows work = order.over(new WorkRows(rows));
    String time = work.as(order.time(), layout.axis().type());
    List<String> read = new ArrayList<>();
    read.add(work.as(price, layout.prices().type()));
    read.add(work.as(size, layout.sizes().type()));
    sign.forEach(
        column ->
            read.add(
                work.hidden(
                    SIGN,
                    when(column.column().gt(0), 1L)
                        .when(column.column().lt(0), -1L)
                        .otherwise(0L))));
    List<String> sorted = order.order(schema, read);
    Set<String> needed = new LinkedHashSet<>(order.together());
    needed.addAll(sorted);
    needed.add(time);
    Dataset<Row> trades =
        work.rows().select(needed.stream().map(ColumnReference::named).toArray(Column[]::new));
    StructType columns = trades.schema();
    BarRows function =
        new BarRows(
            columns,
            order.together().size(),
            columns.fieldIndex(time),
            columns.fieldIndex(read.get(0)),
            columns.fieldIndex(read.get(1)),
            sign.isEmpty() ? -1 : columns.fieldIndex(read.get(2)),
            layout,
            rule);
    Dataset<Row> made =
        SortedRows.transform(trades, order.together(), sorted, function.result(), function);
    if (order.by().isEmpty()) {
      made = made.drop(order.together().toArray(String[]::new));
    }
    return StepResult.of(
        table.into(),
        StepResult.Made.of(made, new Flow.Folds(table.name()))
            .dropping(BarRows.NO_TIME, BarRows.NO_PRICE)
            .replacing(Set.of(function.result().fieldNames())));
  }

  @Override
  public List<String> explain() {
    return List.of("bars " + table.described() + order.described() + ": " + order.cost());
  }

  /**
   * How bars of time lie.
   *
   * @param seconds the length of a bar
   * @param bounds where the grid of a day begins
   */
  record BarTiming(
      BigDecimal seconds,
      ColumnReference written,
      SessionBounds bounds,
      boolean isRightClosed,
      boolean isLabelledByEnd,
      boolean fills) {

    private static final BigDecimal DAY = BigDecimal.valueOf(86_400);

    /** The rule on an axis; a length that its times cannot have is reported. */
    Optional<BarRule> on(TimeAxis axis, Problems problems) {
      Optional<DayWindow> grid = bounds.on(axis, problems);
      BigDecimal width = seconds.multiply(BigDecimal.valueOf(axis.perSecond()));
      if (width.stripTrailingZeros().scale() > 0) {
        problems.report(
            Problem.user(
                written.place(),
                "too-many-digits",
                "\"" + written.name() + "\" is no whole number of what the times count"));
        return Optional.empty();
      }
      if (axis.isCalendar() && DAY.remainder(seconds).signum() != 0) {
        problems.report(
            Problem.user(
                written.place(),
                "no-duration",
                "a day cannot be cut into bars of " + written.name()));
        return Optional.empty();
      }
      return grid.map(
          window ->
              new BarRule.Timed(
                  width.longValueExact(),
                  axis.isCalendar() || bounds.from() != null ? window : null,
                  isRightClosed,
                  isLabelledByEnd,
                  fills));
    }
  }
}
