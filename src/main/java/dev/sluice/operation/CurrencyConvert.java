package dev.sluice.operation;

import dev.sluice.formula.compile.Numbers;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.StepType;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.column.ResultColumns;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;

/**
 * Converts amounts into another currency by the latest rate on or before a day. The result is a
 * decimal, rounded half away from zero once, from the exact product or quotient; doubles count as
 * the decimal number that they show, with at most 18 places. An amount in the target currency stays
 * as it is but for the rounding, and a blank one stays blank.
 *
 * <p>An amount without a rate, or with one that is too old, is {@code #N/A}. Rates of one pair of
 * currencies and day that differ are never chosen among: an amount that needs that day is {@code
 * #VALUE!}. Currencies are equal without regard to case.
 *
 * <p>Cost: the rates are grouped by currency and sent to every worker; the rows do not move.
 *
 * @param to the currency to convert to, or the column with it
 * @param rateColumn a new column for the rate used
 */
public record CurrencyConvert(
    InputTable table,
    ColumnReference amount,
    ColumnReference currency,
    DayColumn date,
    Target to,
    RateTable rates,
    Quote quote,
    NewColumn result,
    Optional<NewColumn> rateColumn,
    int scale,
    OptionalLong maxAgeDays,
    OnError onError)
    implements Step {

  /** What a rate says. */
  enum Quote {
    /** What one unit of the currency is worth in the target. */
    DIRECT,
    /** What one unit of the target is worth in the currency. */
    INVERSE
  }

  /** The currency to convert to: a constant, or else a column. */
  record Target(String written, Optional<ColumnReference> column) {}

  /** How users write it. */
  public static final StepType TYPE = new CurrencyConvertType();

  private static final int MOST_DIGITS = 38;

  /** A converted amount may have so many more digits before the point. */
  private static final int MORE_DIGITS = 6;

  /** Doubles are read as decimals with so many places. */
  private static final int PLACES_OF_DOUBLES = 18;

  @Override
  public List<String> inputs() {
    return Stream.of(table.name(), rates.in().name()).distinct().toList();
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    int before = problems.count();
    Optional<StructType> rows = table.check(tables, problems);
    Optional<DataType> rateType = rates.check(tables, problems);
    if (to.column().isPresent() && rates.to().isEmpty()) {
      problems.report(
          Problem.user(
                  to.column().get().place(),
                  "unknown-direction",
                  "\""
                      + rates.in().name()
                      + "\" does not say which currency its rates lead to, which the target in a"
                      + " column needs")
              .withHint("name the column with it as to-currency under rate-columns"));
    }
    rows.ifPresent(schema -> checkRows(schema, problems));
    Optional<StructType> made =
        rows.map(
            schema -> result(schema, rateType.orElse(DataTypes.DoubleType), problems).schema());
    return problems.count() == before
        ? made.map(schema -> Map.of(table.into(), schema))
        : Optional.empty();
  }

  private void checkRows(StructType schema, Problems problems) {
    RateTable.requireNumber(table.name(), schema, amount, problems);
    RateTable.requireText(table.name(), schema, currency, problems);
    date.check(table.name(), schema, problems);
    to.column().ifPresent(column -> RateTable.requireText(table.name(), schema, column, problems));
  }

  /** The user's columns: those of the rows, the result with its error, the rate. */
  ResultColumns result(StructType rows, DataType rateType, Problems problems) {
    ResultColumns columns = NewColumn.behind(table, rows, problems);
    DataType amountType =
        List.of(rows.fieldNames()).contains(amount.name())
            ? rows.apply(amount.name()).dataType()
            : DataTypes.DoubleType;
    result.addTo(columns, resultType(amountType), table, rows, problems);
    if (onError == OnError.KEEP) {
      new NewColumn(FailingColumn.companion(result.name()), result.place())
          .addTo(columns, DataTypes.StringType, table, rows, problems);
    }
    rateColumn.ifPresent(
        column -> column.addTo(columns, shownRate(rateType), table, rows, problems));
    return columns;
  }

  /** The type of the result. */
  DecimalType resultType(DataType amountType) {
    DecimalType exact = exact(amountType);
    int digits = exact.precision() - exact.scale() + MORE_DIGITS + scale;
    return DataTypes.createDecimalType(Math.min(MOST_DIGITS, digits), scale);
  }

  /** The type in which a rate is shown, which must have room for 1. */
  static DataType shownRate(DataType rateType) {
    return rateType instanceof DecimalType decimal && decimal.precision() == decimal.scale()
        ? decimal.scale() < MOST_DIGITS
            ? DataTypes.createDecimalType(decimal.scale() + 1, decimal.scale())
            : DataTypes.createDecimalType(MOST_DIGITS, MOST_DIGITS - 1)
        : rateType;
  }

  /** The decimal type in which a number is reckoned with. */
  static DecimalType exact(DataType type) {
    DecimalType decimal = Numbers.decimalType(type);
    return decimal == null ? DataTypes.createDecimalType(MOST_DIGITS, PLACES_OF_DOUBLES) : decimal;
  }

  @Override
  public StepResult apply(Tables tables) {
    return StepResult.of(table.into(), new CurrencyConvertPlan(this, tables).made());
  }

  @Override
  public List<String> explain() {
    return List.of(
        TYPE.name()
            + " "
            + table.described()
            + ": "
            + result.name()
            + " = "
            + amount.name()
            + " in "
            + to.column().map(ColumnReference::name).orElse(to.written())
            + " by the latest rate of "
            + rates.in().name()
            + (maxAgeDays.isPresent() ? " of at most " + maxAgeDays.getAsLong() + " days" : "")
            + ": the rates go to every worker, the rows do not move");
  }
}
