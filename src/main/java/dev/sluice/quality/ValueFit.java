package dev.sluice.quality;

import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;

/**
 * Says whether a comparison makes sense for the type of its column. Spark would cast silently, so
 * that a text column compared with a number passes or fails by accident.
 */
final class ValueFit {

  private ValueFit() {}

  /** What does not fit, in words, or nothing. */
  static Optional<String> fault(StructField column, Comparison comparison) {
    return comparison.operands().stream()
        .flatMap(operand -> fault(column, comparison, operand).stream())
        .findFirst();
  }

  private static Optional<String> fault(
      StructField column, Comparison comparison, Operand operand) {
    DataType type = column.dataType();
    Operator operator = comparison.operator();
    boolean text = type.equals(DataTypes.StringType);
    if (operator.matchesPattern()) {
      return unless(text, column, "a pattern needs text");
    }
    if (operand instanceof Operand.Keyword keyword) {
      if (!operator.comparesEquality()) {
        return Optional.of(
            "%s has no order; only =, !=, in and not in can name it".formatted(keyword));
      }
      return unless(keyword == Operand.Keyword.NULL || text, column, "only text can be " + keyword);
    }
    if (operand instanceof Operand.Number) {
      return unless(type instanceof NumericType, column, "a number is compared with numbers");
    }
    if (operand instanceof Operand.Text written) {
      boolean truth =
          type.equals(DataTypes.BooleanType)
              && (written.value().equals("true") || written.value().equals("false"));
      return unless(text || truth, column, "\"" + written.value() + "\" is text");
    }
    boolean moment =
        type.equals(DataTypes.DateType)
            || type.equals(DataTypes.TimestampType)
            || type.equals(DataTypes.TimestampNTZType);
    if (operand instanceof Operand.Time) {
      return unless(
          text && operator.comparesEquality(), column, "a time of day can only equal text");
    }
    boolean sameText = operand instanceof Operand.Date && text && operator.comparesEquality();
    return unless(moment || sameText, column, "a date is compared with dates and timestamps");
  }

  private static Optional<String> unless(boolean fits, StructField column, String rule) {
    return fits
        ? Optional.empty()
        : Optional.of(
            "%s, but column \"%s\" is %s"
                .formatted(rule, column.name(), column.dataType().simpleString()));
  }
}
