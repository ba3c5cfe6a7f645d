package dev.sluice.operation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.RowOrdering;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;

/** A way to make one value of the values of many rows. All but {@code count-rows} skip blanks. */
enum AggregateFunction {
  SUM("the sum, exact, 0 when there is no number", Accepts.NUMBERS),
  AVERAGE("the exact sum divided by the count of numbers, as a double", Accepts.NUMBERS),
  COUNT("how many cells are not blank", Accepts.ANYTHING),
  COUNT_ROWS("how many rows there are; it is written without a column", Accepts.NO_COLUMN),
  COUNT_DISTINCT("how many different values there are, upper case unlike lower", Accepts.ORDERED),
  MIN("the smallest value", Accepts.ORDERED),
  MAX("the largest value", Accepts.ORDERED),
  FIRST("the first value that is not blank, in the order of the file", Accepts.ORDERED),
  LAST("the last value that is not blank, in the order of the file", Accepts.ORDERED),
  MEDIAN("the value in the middle, or the mean of the two there, as a double", Accepts.NUMBERS),
  STDEV("the standard deviation of a sample, as a double", Accepts.NUMBERS),
  TEXT_JOIN("all values as one text, smallest first, with a separator", Accepts.JOINABLE);

  /** What columns a function takes. */
  private enum Accepts {
    NUMBERS("numbers"),
    ORDERED("values that have an order"),
    JOINABLE("text, integer, decimal, boolean or date"),
    ANYTHING("any column"),
    NO_COLUMN("no column");

    private final String described;

    Accepts(String described) {
      this.described = described;
    }
  }

  /** The widest decimal that Spark has. */
  static final int MOST_DIGITS = 38;

  private final String help;
  private final Accepts accepts;

  AggregateFunction(String help, Accepts accepts) {
    this.help = help;
    this.accepts = accepts;
  }

  /** The name as a user writes it, such as {@code count-distinct}. */
  String written() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** One clause for the user. */
  String help() {
    return help;
  }

  /** True when it matters to it which row comes first. */
  boolean dependsOnOrder() {
    return this == FIRST || this == LAST;
  }

  /** What columns it takes, as a message says it. */
  String accepted() {
    return accepts.described;
  }

  /** True when it is written with a column. */
  boolean takesColumn() {
    return accepts != Accepts.NO_COLUMN;
  }

  /** True when it can be made of a column of this type. */
  boolean accepts(DataType type) {
    return switch (accepts) {
      case NUMBERS -> type instanceof NumericType;
      case ORDERED -> RowOrdering.isOrderable(type);
      case JOINABLE ->
          type instanceof StringType
              || type instanceof IntegralType
              || type instanceof DecimalType
              || type instanceof BooleanType
              || type instanceof DateType;
      case ANYTHING -> true;
      case NO_COLUMN -> false;
    };
  }

  /** The type of the result for a column of an accepted type. */
  DataType resultType(DataType type) {
    return switch (this) {
      case SUM -> sumType(type);
      case AVERAGE, MEDIAN, STDEV -> DataTypes.DoubleType;
      case COUNT, COUNT_ROWS, COUNT_DISTINCT -> DataTypes.LongType;
      case MIN, MAX, FIRST, LAST -> type;
      case TEXT_JOIN -> DataTypes.StringType;
    };
  }

  private static DataType sumType(DataType type) {
    if (type instanceof DecimalType decimal) {
      return DataTypes.createDecimalType(MOST_DIGITS, decimal.scale());
    }
    return type instanceof IntegralType ? DataTypes.LongType : DataTypes.DoubleType;
  }

  /** The function of a name, in any case of letters. */
  static Optional<AggregateFunction> named(String written) {
    return Arrays.stream(values())
        .filter(function -> function.written().equalsIgnoreCase(written))
        .findFirst();
  }

  /** The names of all functions. */
  static List<String> names() {
    return Arrays.stream(values()).map(AggregateFunction::written).toList();
  }
}
