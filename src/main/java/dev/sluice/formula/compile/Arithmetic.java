package dev.sluice.formula.compile;

import static dev.sluice.formula.compile.Expressions.call;
import static dev.sluice.formula.compile.Expressions.callTotal;
import static dev.sluice.formula.compile.Expressions.cast;
import static dev.sluice.formula.compile.Expressions.choose;
import static dev.sluice.formula.compile.Expressions.firstError;
import static dev.sluice.formula.compile.Expressions.isNull;
import static dev.sluice.formula.compile.Expressions.literal;
import static dev.sluice.formula.compile.Expressions.when;

import dev.sluice.formula.runtime.Decimals;
import dev.sluice.formula.runtime.Doubles;
import dev.sluice.formula.runtime.Serials;
import dev.sluice.formula.value.ExcelError;
import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Add;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.BinaryArithmetic;
import org.apache.spark.sql.catalyst.expressions.Concat;
import org.apache.spark.sql.catalyst.expressions.Divide;
import org.apache.spark.sql.catalyst.expressions.EqualTo;
import org.apache.spark.sql.catalyst.expressions.EvalMode;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.LessThan;
import org.apache.spark.sql.catalyst.expressions.Multiply;
import org.apache.spark.sql.catalyst.expressions.Subtract;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.jspecify.annotations.Nullable;

/**
 * The operators of numbers, texts and dates. Decimals stay exact through + - *; a result that no
 * decimal holds is {@code #NUM!}. Dates plus whole numbers stay dates.
 */
public final class Arithmetic {

  private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");

  private Arithmetic() {}

  /** One of {@code + - * / ^ &}. */
  public static Scalar binary(String operator, Scalar left, Scalar right) {
    return switch (operator) {
      case "&" -> joined(left, right);
      case "+", "-" -> {
        Scalar date = dates(operator, left, right);
        yield date != null
            ? date
            : exactOrDouble(operator, Coercion.number(left), Coercion.number(right));
      }
      case "*" -> exactOrDouble(operator, Coercion.number(left), Coercion.number(right));
      case "/" -> quotient(left, right);
      case "^" -> power(left, right);
      default -> throw new IllegalArgumentException(operator);
    };
  }

  /** The number with the other sign. */
  public static Scalar negated(Scalar value) {
    Scalar number = Coercion.number(value);
    BigDecimal exact = number.exact();
    if (exact != null) {
      return exact.signum() == 0 ? number : Scalar.literal(exact.negate());
    }
    Expression decimal = Numbers.decimal(number);
    if (decimal != null) {
      return Scalar.number(
          callTotal(Decimals.class, "negate", decimal.dataType(), decimal), number.error());
    }
    Expression part = Expressions.part(number.number());
    return Scalar.number(
        new Subtract(literal(0d), Numbers.doubled(part), EvalMode.LEGACY()), number.error());
  }

  /** A hundredth of the number. */
  public static Scalar percent(Scalar value) {
    Scalar number = Coercion.number(value);
    BigDecimal exact = number.exact();
    if (exact != null) {
      return Scalar.literal(exact.movePointLeft(2));
    }
    return Numbers.decimal(number) == null
        ? quotient(number, Scalar.literal(BigDecimal.valueOf(100)))
        : exactOrDouble("*", number, Scalar.literal(HUNDREDTH));
  }

  private static Scalar joined(Scalar left, Scalar right) {
    Scalar first = Coercion.text(left);
    Scalar second = Coercion.text(right);
    return Scalar.text(
        new Concat(
            Expressions.sequence(
                List.of(Expressions.part(first.text()), Expressions.part(second.text())))),
        firstError(first.error(), second.error()));
  }

  /** Date and whole number, or two dates; null when it is plain arithmetic. */
  private static @Nullable Scalar dates(String operator, Scalar left, Scalar right) {
    boolean leftDate = left.onlyKind() == Kind.DATE;
    boolean rightDate = right.onlyKind() == Kind.DATE;
    if (leftDate && rightDate && operator.equals("-")) {
      Scalar first = Coercion.number(left);
      Scalar second = Coercion.number(right);
      Expression minuend = Expressions.part(first.number());
      Expression subtrahend = Expressions.part(second.number());
      return Numbers.isWhole(minuend) && Numbers.isWhole(subtrahend)
          ? Scalar.number(
              new Subtract(
                  cast(minuend, DataTypes.LongType),
                  cast(subtrahend, DataTypes.LongType),
                  EvalMode.LEGACY()),
              firstError(first.error(), second.error()))
          : null;
    }
    if (leftDate == rightDate || rightDate && operator.equals("-")) {
      return null;
    }
    Scalar days = Coercion.number(leftDate ? right : left);
    Expression count = wholeNumber(days);
    if (count == null) {
      return null;
    }
    Expression signed =
        operator.equals("-")
            ? new Subtract(cast(literal(0), DataTypes.LongType), count, EvalMode.LEGACY())
            : count;
    Scalar date = leftDate ? left : right;
    return later(date, signed, firstError(left.error(), right.error(), days.error()));
  }

  private static @Nullable Expression wholeNumber(Scalar number) {
    BigDecimal exact = number.exact();
    Expression value =
        exact == null
            ? number.number()
            : exact.stripTrailingZeros().scale() <= 0 ? Numbers.decimal(number) : null;
    return value != null && Numbers.isWhole(value) ? cast(value, DataTypes.LongType) : null;
  }

  private static Scalar later(Scalar date, Expression days, @Nullable Expression error) {
    Expression value = Expressions.part(date.date());
    DataType type = value.dataType();
    boolean day = type instanceof DateType;
    if (date.canBeBlank()) {
      // A blank is serial number 0, the day before 1900-01-01.
      Expression zero = cast(call(Serials.class, "day", DataTypes.DateType, literal(0d)), type);
      value = Expressions.coalesce(value, zero);
    }
    Expression instant = day ? value : cast(value, DataTypes.TimestampType);
    Expression sum =
        call(
            Serials.class,
            day ? "plusDays" : "plusDaysMicros",
            day ? DataTypes.DateType : DataTypes.TimestampType,
            instant,
            days);
    Expression guarded = Expressions.unlessError(date.canBeBlank() ? date.error() : null, sum);
    return Scalar.date(guarded, firstError(error, when(isNull(guarded), literal(ExcelError.NUM))));
  }

  private static Scalar exactOrDouble(String operator, Scalar left, Scalar right) {
    BigDecimal first = left.exact();
    BigDecimal second = right.exact();
    if (first != null && second != null) {
      return literals(operator, first, second);
    }
    Expression leftDecimal = Numbers.decimal(left);
    Expression rightDecimal = Numbers.decimal(right);
    return leftDecimal != null && rightDecimal != null
        ? decimals(operator, leftDecimal, rightDecimal, firstError(left.error(), right.error()))
        : doubles(operator, left, right);
  }

  /** Two literals make a literal: a double for Excel, with digits for money next to it. */
  private static Scalar literals(String operator, BigDecimal left, BigDecimal right) {
    BigDecimal exact =
        switch (operator) {
          case "+" -> left.add(right);
          case "-" -> left.subtract(right);
          default -> left.multiply(right);
        };
    double value =
        switch (operator) {
          case "+" -> left.doubleValue() + right.doubleValue();
          case "-" -> left.doubleValue() - right.doubleValue();
          default -> left.doubleValue() * right.doubleValue();
        };
    return Double.isInfinite(value)
        ? Scalar.error(ExcelError.NUM)
        : new Scalar(literal(value), null, null, null, null, false, false, exact, null);
  }

  private static Scalar decimals(
      String operator, Expression left, Expression right, @Nullable Expression error) {
    DecimalType first = (DecimalType) left.dataType();
    DecimalType second = (DecimalType) right.dataType();
    boolean product = operator.equals("*");
    int scale = product ? first.scale() + second.scale() : Math.max(first.scale(), second.scale());
    int whole =
        Math.max(first.precision() - first.scale(), second.precision() - second.scale()) + 1;
    int precision = product ? first.precision() + second.precision() + 1 : whole + scale;
    String method = product ? "multiply" : operator.equals("+") ? "add" : "subtract";
    if (precision <= Numbers.MOST_DIGITS) {
      DecimalType type = new DecimalType(precision, scale);
      return Scalar.number(Numbers.total(method, type, left, right), error);
    }
    DecimalType type = new DecimalType(Numbers.MOST_DIGITS, Math.min(scale, Numbers.MOST_DIGITS));
    Expression value = Numbers.limited(method, type, left, right);
    return Scalar.number(value, firstError(error, when(isNull(value), literal(ExcelError.NUM))));
  }

  private static Scalar doubles(String operator, Scalar left, Scalar right) {
    Scalar.Unchecked first = unchecked(left);
    Scalar.Unchecked second = unchecked(right);
    Scalar.Unchecked raw =
        new Scalar.Unchecked(
            plain(operator, first.value(), second.value()),
            firstError(first.error(), second.error()));
    return finite(raw.value(), raw.error()).withUnchecked(raw);
  }

  private static Scalar.Unchecked unchecked(Scalar number) {
    return number.unchecked() != null
        ? number.unchecked()
        : new Scalar.Unchecked(Numbers.doubled(Expressions.part(number.number())), number.error());
  }

  private static BinaryArithmetic plain(String operator, Expression left, Expression right) {
    return switch (operator) {
      case "+" -> new Add(left, right, EvalMode.LEGACY());
      case "-" -> new Subtract(left, right, EvalMode.LEGACY());
      default -> new Multiply(left, right, EvalMode.LEGACY());
    };
  }

  /** A double that is {@code #NUM!} when it is too large. */
  public static Scalar finite(Expression value, @Nullable Expression error) {
    Expression checked = call(Doubles.class, "finite", DataTypes.DoubleType, value);
    return Scalar.number(
        checked, firstError(error, when(isNull(checked), literal(ExcelError.NUM))));
  }

  private static Scalar quotient(Scalar left, Scalar right) {
    Scalar dividend = Coercion.doubled(left);
    Scalar divisor = Coercion.doubled(right);
    Expression error = firstError(dividend.error(), divisor.error());
    BigDecimal by = Coercion.number(right).exact();
    Expression numerator = Expressions.part(dividend.number());
    Expression denominator = Expressions.part(divisor.number());
    if (by != null && by.compareTo(BigDecimal.ONE) >= 0) {
      return Scalar.number(new Divide(numerator, denominator, EvalMode.LEGACY()), error);
    }
    Expression value = call(Doubles.class, "divide", DataTypes.DoubleType, numerator, denominator);
    Expression zero = new EqualTo(denominator, literal(0d));
    Expression own =
        when(isNull(value), choose(zero, literal(ExcelError.DIV0), literal(ExcelError.NUM)));
    return Scalar.number(value, firstError(error, own));
  }

  private static Scalar power(Scalar left, Scalar right) {
    Scalar base = Coercion.doubled(left);
    Scalar exponent = Coercion.doubled(right);
    Expression basis = Expressions.part(base.number());
    Expression power = Expressions.part(exponent.number());
    Expression value = call(Doubles.class, "power", DataTypes.DoubleType, basis, power);
    Expression zero = new And(new EqualTo(basis, literal(0d)), new LessThan(power, literal(0d)));
    Expression own =
        when(isNull(value), choose(zero, literal(ExcelError.DIV0), literal(ExcelError.NUM)));
    return Scalar.number(value, firstError(base.error(), exponent.error(), own));
  }
}
