package dev.sluice.operation;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.median;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.shiftright;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.try_sum;
import static org.apache.spark.sql.functions.udaf;
import static org.apache.spark.sql.functions.upper;
import static org.apache.spark.sql.functions.when;

import dev.sluice.formula.DecimalTotal;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.column.ColumnReference;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.catalyst.expressions.RowOrdering;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.FractionalType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.StructType;

/**
 * An aggregate as Spark columns. The result is the same for every order and every partitioning of
 * the rows, and is never silently null because something did not fit.
 *
 * @param value the result; null when there is none, and when it does not fit
 * @param fault true for a group whose result does not fit; absent when every result fits
 * @param reason why it does not
 */
record Aggregation(Column value, Optional<Column> fault, String reason) {

  /** Ten digits more than a column has hold the sum of ten thousand million rows. */
  private static final int ROOM_OF_SUMS = 10;

  private static final int HALF_OF_A_LONG = 32;
  private static final long LOWER_HALF = 0xFFFF_FFFFL;
  private static final DataType WHOLE = DataTypes.createDecimalType(20, 0);

  /** Builds an aggregate over a checked table; the columns are those of its rows. */
  static Aggregation of(Aggregate aggregate, StructType schema) {
    AggregateFunction function = aggregate.function();
    if (!function.takesColumn()) {
      return sound(count(lit(1)));
    }
    DataType type = schema.apply(aggregate.column()).dataType();
    Column input = withoutNegativeZero(ColumnReference.named(aggregate.column()), type);
    return switch (function) {
      case SUM -> sumOf(input, type);
      case AVERAGE -> average(input, type);
      case COUNT, COUNT_ROWS -> sound(count(input));
      case COUNT_DISTINCT -> sound(count_distinct(input));
      case MIN -> sound(min(input));
      case MAX -> sound(max(input));
      case FIRST -> sound(min_by(input, order(input, schema)));
      case LAST -> sound(max_by(input, order(input, schema)));
      case MEDIAN -> finite(input, median(input.cast(DataTypes.DoubleType)), function);
      case STDEV -> finite(input, deviation(input), function);
      case TEXT_JOIN -> sound(joined(input, type, aggregate.separator()));
    };
  }

  private static Aggregation sound(Column value) {
    return new Aggregation(value, Optional.empty(), "");
  }

  /** Of 0 and -0, which compare as equal, whichever came first would otherwise win. */
  private static Column withoutNegativeZero(Column input, DataType type) {
    return type instanceof FractionalType && !(type instanceof DecimalType)
        ? input.plus(lit(0.0).cast(type))
        : input;
  }

  private static Aggregation sumOf(Column input, DataType type) {
    if (type instanceof IntegralType) {
      Column total = integerTotal(input);
      Column fits =
          total.between(BigDecimal.valueOf(Long.MIN_VALUE), BigDecimal.valueOf(Long.MAX_VALUE));
      Column value = when(fits, total.cast(DataTypes.LongType));
      return new Aggregation(value, Optional.of(value.isNull()), "the sum does not fit an integer");
    }
    if (type instanceof DecimalType decimal) {
      Column value = decimalTotal(input, decimal);
      return new Aggregation(
          value,
          Optional.of(value.isNull()),
          "the sum does not fit " + AggregateFunction.SUM.resultType(type).simpleString());
    }
    return finite(input, doubleTotal(input), AggregateFunction.SUM);
  }

  private static Aggregation average(Column input, DataType type) {
    Column total =
        type instanceof IntegralType
            ? integerTotal(input)
            : type instanceof DecimalType decimal
                ? decimalTotal(input, decimal)
                : doubleTotal(input);
    Column counted = count(input);
    Column value = when(counted.gt(0), total.cast(DataTypes.DoubleType).divide(counted));
    return finite(input, value, AggregateFunction.AVERAGE);
  }

  /** A result that should be there when there are numbers, and is at fault when it is no number. */
  private static Aggregation finite(Column input, Column value, AggregateFunction function) {
    // NaN is larger than any number for Spark.
    Column finite = when(abs(value).leq(Double.MAX_VALUE), value);
    int fewest = function == AggregateFunction.STDEV ? 2 : 1;
    return new Aggregation(
        finite,
        Optional.of(count(input).geq(fewest).and(finite.isNull())),
        "the " + function.written() + " is no finite number");
  }

  /** The halves are added up apart, in longs that cannot overflow, and put together once. */
  private static Column integerTotal(Column input) {
    Column whole = input.cast(DataTypes.LongType);
    Column upper = sum(shiftright(whole, HALF_OF_A_LONG)).cast(WHOLE);
    Column lower = sum(whole.bitwiseAND(lit(LOWER_HALF))).cast(WHOLE);
    Column total = upper.multiply(lit(BigDecimal.valueOf(LOWER_HALF + 1))).plus(lower);
    return coalesce(total, lit(BigDecimal.ZERO));
  }

  private static Column decimalTotal(Column input, DecimalType type) {
    DecimalType widest = (DecimalType) AggregateFunction.SUM.resultType(type);
    if (DecimalTotal.takes(type)) {
      return coalesce(DecimalTotal.of(input, widest), lit(BigDecimal.ZERO).cast(widest));
    }
    if (type.precision() + ROOM_OF_SUMS <= AggregateFunction.MOST_DIGITS) {
      return totalOrZero(input).cast(widest);
    }
    // A sum that only grows overflows in every order of the rows or in none.
    Column zero = lit(BigDecimal.ZERO);
    Column gains = totalOrZero(when(input.gt(zero), input)).cast(widest);
    Column losses = totalOrZero(when(input.lt(zero), input)).cast(widest);
    return gains.plus(losses).cast(widest);
  }

  /** Null only when the sum does not fit. */
  private static Column totalOrZero(Column input) {
    return when(count(input).equalTo(0), lit(BigDecimal.ZERO)).otherwise(try_sum(input));
  }

  private static Column doubleTotal(Column input) {
    return udaf(new ExactDoubleSum(), Encoders.DOUBLE()).apply(input.cast(DataTypes.DoubleType));
  }

  private static Column deviation(Column input) {
    return udaf(new ExactDeviation(), Encoders.DOUBLE()).apply(input.cast(DataTypes.DoubleType));
  }

  /**
   * What makes a row the first: its place in the file, else all that it holds; rows that agree in
   * it are told apart by the value itself. A blank is never the first.
   */
  private static Column order(Column input, StructType schema) {
    Column[] keys =
        Arrays.asList(schema.fieldNames()).contains(HiddenColumns.ROW_ORDER)
            ? new Column[] {ColumnReference.named(HiddenColumns.ROW_ORDER).as("row"), input.as("v")}
            : Arrays.stream(schema.fields())
                .filter(field -> !HiddenColumns.isHidden(field.name()))
                .filter(field -> RowOrdering.isOrderable(field.dataType()))
                .map(field -> ColumnReference.named(field.name()))
                .toArray(Column[]::new);
    return when(input.isNotNull(), struct(keys));
  }

  private static Column joined(Column input, DataType type, String separator) {
    Column sorted = sort_array(collect_list(input));
    Column texts =
        transform(
            sorted,
            value -> {
              Column text = value.cast(DataTypes.StringType);
              return type instanceof BooleanType ? upper(text) : text;
            });
    return when(count(input).gt(0), array_join(texts, separator));
  }
}
