package dev.sluice.formula.compile;

import static dev.sluice.formula.compile.Expressions.call;
import static dev.sluice.formula.compile.Expressions.callTotal;
import static dev.sluice.formula.compile.Expressions.cast;
import static dev.sluice.formula.compile.Expressions.coalesce;
import static dev.sluice.formula.compile.Expressions.firstError;
import static dev.sluice.formula.compile.Expressions.isNotNull;
import static dev.sluice.formula.compile.Expressions.isNull;
import static dev.sluice.formula.compile.Expressions.literal;
import static dev.sluice.formula.compile.Expressions.nothing;
import static dev.sluice.formula.compile.Expressions.when;

import dev.sluice.formula.runtime.Doubles;
import dev.sluice.formula.runtime.Serials;
import dev.sluice.formula.runtime.TextNumbers;
import dev.sluice.formula.runtime.Texts;
import dev.sluice.formula.value.ExcelError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.EqualTo;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Not;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;

/**
 * Values where one kind is asked for, as Excel coerces them. Each result has the part of that kind
 * only, and is null exactly where there is an error.
 */
public final class Coercion {

  private Coercion() {}

  /** A number: text that looks like one counts, TRUE is 1, blank is 0, a date its serial number. */
  public static Scalar number(Scalar value) {
    if (value.onlyKind() == Kind.NUMBER && !value.canBeBlank()) {
      return value.asValue();
    }
    if (value.parts().isEmpty()) {
      return value.canBeBlank() && value.error() == null
          ? Scalar.literal(BigDecimal.ZERO)
          : Scalar.number(
              value.canBeBlank()
                  ? when(value.isBlank(), literal(0))
                  : nothing(DataTypes.DoubleType),
              value.error());
    }
    List<Expression> choices = new ArrayList<>();
    if (value.number() != null) {
      choices.add(value.number());
    }
    if (value.date() != null) {
      choices.add(serial(value.date()));
    }
    if (value.bool() != null) {
      choices.add(cast(value.bool(), DataTypes.IntegerType));
    }
    Expression own = null;
    if (value.text() != null) {
      Expression read = call(TextNumbers.class, "number", DataTypes.DoubleType, value.text());
      choices.add(read);
      own = when(new And(isNotNull(value.text()), isNull(read)), literal(ExcelError.VALUE));
    }
    if (value.canBeBlank()) {
      choices.add(blankAs(value, literal(0)));
    }
    return Scalar.number(unified(choices), firstError(value.error(), own));
  }

  /** A number as a double. */
  public static Scalar doubled(Scalar value) {
    Scalar number = number(value);
    return Scalar.number(Numbers.doubled(Expressions.part(number.number())), number.error());
  }

  /** A number as a double without its fraction. */
  public static Scalar truncated(Scalar value) {
    Scalar number = number(value);
    Expression part = Expressions.part(number.number());
    Expression whole =
        Numbers.isWhole(part)
            ? Numbers.doubled(part)
            : callTotal(Doubles.class, "truncated", DataTypes.DoubleType, Numbers.doubled(part));
    return Scalar.number(whole, number.error());
  }

  /** A text: a number in Excel's general form, a date as its serial number, blank as "". */
  public static Scalar text(Scalar value) {
    if (value.onlyKind() == Kind.TEXT && !value.canBeBlank()) {
      return value.asValue();
    }
    List<Expression> choices = new ArrayList<>();
    if (value.text() != null) {
      choices.add(value.text());
    }
    if (value.number() != null) {
      choices.add(numberText(value.number()));
    }
    if (value.date() != null) {
      choices.add(numberText(serial(value.date())));
    }
    if (value.bool() != null) {
      choices.add(callTotal(Texts.class, "ofBoolean", DataTypes.StringType, value.bool()));
    }
    if (value.canBeBlank()) {
      choices.add(blankAs(value, literal("")));
    }
    if (choices.isEmpty()) {
      choices.add(nothing(DataTypes.StringType));
    }
    return Scalar.text(coalesce(choices), value.error());
  }

  /** A boolean: a number is TRUE unless 0, the texts TRUE and FALSE count, blank is FALSE. */
  public static Scalar bool(Scalar value) {
    if (value.onlyKind() == Kind.BOOLEAN && !value.canBeBlank()) {
      return value.asValue();
    }
    List<Expression> choices = new ArrayList<>();
    if (value.bool() != null) {
      choices.add(value.bool());
    }
    if (value.number() != null) {
      choices.add(
          new Not(new EqualTo(value.number(), cast(literal(0), value.number().dataType()))));
    }
    if (value.date() != null) {
      choices.add(when(isNotNull(value.date()), literal(true)));
    }
    Expression own = null;
    if (value.text() != null) {
      Expression read = call(Texts.class, "bool", DataTypes.BooleanType, value.text());
      choices.add(read);
      own = when(new And(isNotNull(value.text()), isNull(read)), literal(ExcelError.VALUE));
    }
    if (value.canBeBlank()) {
      choices.add(blankAs(value, literal(false)));
    }
    if (choices.isEmpty()) {
      choices.add(nothing(DataTypes.BooleanType));
    }
    return Scalar.bool(coalesce(choices), firstError(value.error(), own));
  }

  /** A day: a number is a serial number, whose time of day is dropped. */
  public static Scalar day(Scalar value) {
    if (value.onlyKind() == Kind.DATE && !value.canBeBlank()) {
      return Scalar.date(cast(Expressions.part(value.date()), DataTypes.DateType), value.error());
    }
    Scalar number = doubled(value);
    Expression day =
        call(Serials.class, "day", DataTypes.DateType, Expressions.part(number.number()));
    Expression own = when(isNull(day), literal(ExcelError.NUM));
    return Scalar.date(day, firstError(number.error(), own));
  }

  /** The serial number of a day (whole) or timestamp (double). */
  public static Expression serial(Expression date) {
    if (date.dataType() instanceof DateType) {
      return callTotal(Serials.class, "ofDay", DataTypes.IntegerType, date);
    }
    Expression instant = cast(date, DataTypes.TimestampType);
    return callTotal(Serials.class, "ofMicros", DataTypes.DoubleType, instant);
  }

  private static Expression numberText(Expression number) {
    if (number.dataType() instanceof DecimalType) {
      return callTotal(Texts.class, "ofDecimal", DataTypes.StringType, number);
    }
    return Numbers.decimalType(number.dataType()) == null
        ? callTotal(Texts.class, "ofNumber", DataTypes.StringType, Numbers.doubled(number))
        : cast(number, DataTypes.StringType);
  }

  /** What a blank counts as, where every other part is null already. */
  private static Expression blankAs(Scalar value, Expression blank) {
    // A text that says no number leaves its number null, but is no blank.
    boolean isText = blank.dataType().equals(DataTypes.StringType);
    Expression noText = value.text() == null || isText ? null : isNull(value.text());
    Expression noError = value.error() == null ? null : isNull(value.error());
    Expression condition = Expressions.all(noText, noError);
    return condition == null ? blank : when(condition, blank);
  }

  private static Expression unified(List<Expression> choices) {
    DataType type = Numbers.common(choices.stream().map(Expression::dataType).toList());
    return coalesce(choices.stream().map(choice -> Numbers.converted(choice, type)).toList());
  }
}
