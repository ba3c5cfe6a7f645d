package dev.sluice.formula.compile;

import dev.sluice.formula.runtime.Comparison;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * A key of this row and the column that it is compared with, brought to one type in which equal
 * values are equal: texts folded, numbers in one number type.
 */
public record KeyPair(Expression row, Expression table) {

  /** True when both mean the same. */
  public boolean same(KeyPair other) {
    return row.semanticEquals(other.row) && table.semanticEquals(other.table);
  }

  /** The pair; nothing when the kinds can never be equal, such as a number and a text. */
  public static Optional<KeyPair> of(Scalar row, Attribute column) {
    return switch (Kind.of(column.dataType())) {
      case TEXT ->
          row.text() == null || !column.dataType().equals(DataTypes.StringType)
              ? Optional.empty()
              : Optional.of(new KeyPair(folded(row.text()), folded(column)));
      case BOOLEAN ->
          row.bool() == null ? Optional.empty() : Optional.of(new KeyPair(row.bool(), column));
      case NUMBER, DATE -> ofNumbers(row, column);
    };
  }

  private static Optional<KeyPair> ofNumbers(Scalar row, Attribute column) {
    if (row.number() == null && row.date() == null) {
      return Optional.empty();
    }
    Expression date = row.date();
    if (date != null && row.number() == null && date.dataType().equals(column.dataType())) {
      return Optional.of(new KeyPair(date, column));
    }
    Scalar number =
        row.number() != null && row.date() == null
            ? row
            : Coercion.number(
                new Scalar(row.number(), null, null, date, row.error(), false, false, null, null));
    Expression other = Kind.of(column.dataType()) == Kind.DATE ? Coercion.serial(column) : column;
    Expression exact = Numbers.decimal(number);
    Expression key = exact == null ? number.number() : exact;
    return key == null
        ? Optional.empty()
        : Optional.of(
            new KeyPair(
                Expressions.cast(key, common(key.dataType(), other.dataType())),
                Expressions.cast(other, common(key.dataType(), other.dataType()))));
  }

  /** The type in which two keys are compared: a decimal that holds both, else double. */
  public static DataType common(DataType left, DataType right) {
    return left.equals(right) ? left : Numbers.common(List.of(left, right));
  }

  /** A text in the form in which texts that Excel takes for equal are equal. */
  public static Expression folded(Expression text) {
    return Expressions.callTotal(Comparison.class, "folded", DataTypes.StringType, text);
  }
}
