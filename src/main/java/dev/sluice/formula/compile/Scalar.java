package dev.sluice.formula.compile;

import dev.sluice.formula.value.ExcelError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * One value of a row, whose kind may be known only when it is computed: it has one part for every
 * kind that it can be, and at most one part is not null. All parts are null where there is an error
 * or a blank. So a value stays typed and unboxed, and ISNUMBER of it is a null check.
 *
 * @param number a whole number, decimal or double
 * @param date a day or timestamp
 * @param error the code of the error; null when it cannot fail
 * @param canBeBlank false when all parts are null only where there is an error
 * @param reference a cell as it is, in which aggregates ignore texts and booleans
 * @param exact the decimal digits of a number literal
 * @param unchecked the double before the check that it is finite, so that a chain of operators
 *     checks once
 */
public record Scalar(
    @Nullable Expression number,
    @Nullable Expression text,
    @Nullable Expression bool,
    @Nullable Expression date,
    @Nullable Expression error,
    boolean canBeBlank,
    boolean reference,
    @Nullable BigDecimal exact,
    @Nullable Unchecked unchecked)
    implements Operand {

  /** A double before the check that it is finite, with the errors of its operands. */
  public record Unchecked(Expression value, @Nullable Expression error) {}

  /** A number; null exactly where there is an error. */
  public static Scalar number(Expression number, @Nullable Expression error) {
    return new Scalar(number, null, null, null, error, false, false, null, null);
  }

  /** A text; null exactly where there is an error. */
  public static Scalar text(Expression text, @Nullable Expression error) {
    return new Scalar(null, text, null, null, error, false, false, null, null);
  }

  /** TRUE or FALSE; null exactly where there is an error. */
  public static Scalar bool(Expression bool, @Nullable Expression error) {
    return new Scalar(null, null, bool, null, error, false, false, null, null);
  }

  /** A day or timestamp; null exactly where there is an error. */
  public static Scalar date(Expression date, @Nullable Expression error) {
    return new Scalar(null, null, null, date, error, false, false, null, null);
  }

  /** A number literal: a double that remembers its decimal digits. */
  public static Scalar literal(BigDecimal value) {
    Expression number = Expressions.literal(value.doubleValue());
    return new Scalar(number, null, null, null, null, false, false, value, null);
  }

  /** An error and nothing else. */
  public static Scalar error(ExcelError error) {
    return new Scalar(null, null, null, null, Expressions.literal(error), false, false, null, null);
  }

  /** Always blank. */
  public static Scalar blank() {
    return new Scalar(null, null, null, null, null, true, false, null, null);
  }

  /** A value of a column or of a lookup; its kind follows from its type. */
  public static Scalar ofType(Expression value, @Nullable Expression error) {
    return switch (Kind.of(value.dataType())) {
      case NUMBER -> number(value, error).orBlank();
      case TEXT -> text(value, error).orBlank();
      case BOOLEAN -> bool(value, error).orBlank();
      case DATE -> date(value, error).orBlank();
    };
  }

  /** The same, but it can be blank too. */
  public Scalar orBlank() {
    return new Scalar(number, text, bool, date, error, true, reference, exact, unchecked);
  }

  /** The same with another error. */
  public Scalar withError(@Nullable Expression other) {
    return new Scalar(number, text, bool, date, other, canBeBlank, reference, exact, null);
  }

  /** The same as a cell. */
  public Scalar asReference() {
    return new Scalar(number, text, bool, date, error, canBeBlank, true, exact, unchecked);
  }

  /** The same as a computed value. */
  public Scalar asValue() {
    return reference
        ? new Scalar(number, text, bool, date, error, canBeBlank, false, exact, unchecked)
        : this;
  }

  /** The same number with its value before the check that it is finite. */
  Scalar withUnchecked(Unchecked raw) {
    return new Scalar(number, text, bool, date, error, canBeBlank, reference, exact, raw);
  }

  /** The parts that it has. */
  public List<Expression> parts() {
    List<Expression> parts = new ArrayList<>();
    for (Expression part : new @Nullable Expression[] {number, date, text, bool}) {
      if (part != null) {
        parts.add(part);
      }
    }
    return parts;
  }

  /** The only kind that it can be besides blank; null when there are several or none. */
  public @Nullable Kind onlyKind() {
    if (parts().size() != 1) {
      return null;
    }
    return number != null
        ? Kind.NUMBER
        : text != null ? Kind.TEXT : bool != null ? Kind.BOOLEAN : Kind.DATE;
  }

  /** True where it is blank and no error. */
  public Expression isBlank() {
    if (!canBeBlank) {
      return Expressions.literal(false);
    }
    @Nullable Expression[] conditions = new @Nullable Expression[parts().size() + 1];
    for (int i = 0; i < parts().size(); i++) {
      conditions[i] = Expressions.isNull(parts().get(i));
    }
    conditions[parts().size()] = error == null ? null : Expressions.isNull(error);
    Expression all = Expressions.all(conditions);
    return all == null ? Expressions.literal(true) : all;
  }

  /** The error, or a null of its type. */
  public Expression errorOrNothing() {
    return error == null ? Expressions.nothing(DataTypes.StringType) : error;
  }
}
