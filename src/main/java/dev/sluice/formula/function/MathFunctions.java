package dev.sluice.formula.function;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.Expressions.call;
import static dev.sluice.formula.compile.Expressions.callTotal;
import static dev.sluice.formula.compile.Expressions.firstError;
import static dev.sluice.formula.compile.Expressions.literal;
import static dev.sluice.formula.compile.FunctionCategory.MATH;

import dev.sluice.formula.compile.Call;
import dev.sluice.formula.compile.Coercion;
import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.compile.Expressions;
import dev.sluice.formula.compile.Numbers;
import dev.sluice.formula.compile.Scalar;
import dev.sluice.formula.runtime.Decimals;
import dev.sluice.formula.runtime.Doubles;
import dev.sluice.formula.value.ExcelError;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.Abs;
import org.apache.spark.sql.catalyst.expressions.EqualTo;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Signum;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/** Rounding and remainders. Decimals stay exact. */
public final class MathFunctions {

  private static final int MOST_DIGITS = 38;

  public static final ExcelFunction ROUNDDOWN =
      named("ROUNDDOWN", MATH, "A number rounded to places, towards zero")
          .values("number", "places")
          .example("=ROUNDDOWN(-3.14159,3)", "-3.141")
          .compiledBy(call -> rounded(call, "roundDown"));

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          named("ROUND", MATH, "A number rounded to places, halves away from zero")
              .values("number", "places")
              .example("=ROUND(2.675,2)", "2.68")
              .compiledBy(call -> rounded(call, "round")),
          named("ROUNDUP", MATH, "A number rounded to places, away from zero")
              .values("number", "places")
              .example("=ROUNDUP(3.14159,3)", "3.142")
              .compiledBy(call -> rounded(call, "roundUp")),
          ROUNDDOWN,
          named("INT", MATH, "The largest whole number that is not larger")
              .values("number")
              .example("=INT(-8.9)", "-9")
              .compiledBy(MathFunctions::floor),
          named("ABS", MATH, "A number without its sign")
              .values("number")
              .example("=ABS(-4.5)", "4.5")
              .compiledBy(
                  call -> {
                    Scalar number = call.number(0);
                    Expression decimal = number.exact() == null ? Numbers.decimal(number) : null;
                    Expression absolute =
                        decimal == null
                            ? new Abs(Numbers.doubled(Arguments.number(number)), false)
                            : callTotal(Decimals.class, "abs", decimal.dataType(), decimal);
                    return Scalar.number(absolute, number.error());
                  }),
          named("SIGN", MATH, "1, 0 or -1 for a number above, at or below zero")
              .values("number")
              .example("=SIGN(-7)", "-1")
              .compiledBy(
                  call -> {
                    Scalar number = call.number(0);
                    Expression decimal = number.exact() == null ? Numbers.decimal(number) : null;
                    Expression sign =
                        decimal == null
                            ? Expressions.cast(
                                new Signum(Numbers.doubled(Arguments.number(number))),
                                DataTypes.IntegerType)
                            : callTotal(Decimals.class, "sign", DataTypes.IntegerType, decimal);
                    return Scalar.number(sign, number.error());
                  }),
          named("MOD", MATH, "The remainder of a division, with the sign of the divisor")
              .values("number", "divisor")
              .example("=MOD(-7,3)", "2")
              .compiledBy(MathFunctions::modulo));

  private MathFunctions() {}

  private static Scalar rounded(Call call, String method) {
    Scalar number = call.number(0);
    Scalar places = call.truncated(1, 0);
    Expression error = firstError(number.error(), places.error());
    Expression decimal = number.exact() == null ? Numbers.decimal(number) : null;
    if (decimal == null) {
      return Arguments.number(
          Doubles.class,
          method,
          DataTypes.DoubleType,
          ExcelError.NUM,
          Coercion.doubled(number),
          places);
    }
    DecimalType type = (DecimalType) decimal.dataType();
    Optional<Integer> constant =
        Arguments.constantNumber(places)
            .map(places0 -> (int) Math.max(-MOST_DIGITS, Math.min(MOST_DIGITS, places0)));
    int scale = constant.map(at -> Math.max(0, Math.min(type.scale(), at))).orElse(type.scale());
    // Rounding may carry into one more digit; rounding left of the point needs room for that digit.
    int digits =
        Math.max(type.precision() - type.scale() + 1, constant.map(at -> 1 - at).orElse(1));
    int precision = Math.min(MOST_DIGITS, digits + scale);
    DecimalType rounded = new DecimalType(precision, scale);
    Expression at = Arguments.number(places);
    if (constant.isPresent() && digits + scale <= MOST_DIGITS) {
      return Scalar.number(Numbers.total(method, rounded, decimal, at), error);
    }
    Expression value = Numbers.limited(method, rounded, decimal, at);
    return Scalar.number(value, firstError(error, Arguments.ownError(value, ExcelError.NUM)));
  }

  private static Scalar floor(Call call) {
    Scalar number = call.number(0);
    Expression decimal = number.exact() == null ? Numbers.decimal(number) : null;
    if (decimal == null) {
      Scalar doubled = Coercion.doubled(number);
      return Scalar.number(
          callTotal(Doubles.class, "floor", DataTypes.DoubleType, Arguments.number(doubled)),
          doubled.error());
    }
    DecimalType type = (DecimalType) decimal.dataType();
    if (type.scale() == 0) {
      return Scalar.number(decimal, number.error());
    }
    DecimalType whole = new DecimalType(type.precision() - type.scale() + 1, 0);
    return Scalar.number(Numbers.total("floor", whole, decimal), number.error());
  }

  private static Scalar modulo(Call call) {
    Scalar number = call.number(0);
    Scalar divisor = call.number(1);
    boolean literals = number.exact() != null && divisor.exact() != null;
    Expression left = Numbers.decimal(number);
    Expression right = Numbers.decimal(divisor);
    DecimalType type =
        literals || left == null || right == null
            ? null
            : Numbers.common((DecimalType) left.dataType(), (DecimalType) right.dataType());
    Expression value;
    Expression by;
    if (type == null || left == null || right == null) {
      by = Numbers.doubled(Arguments.number(divisor));
      value =
          call(
              Doubles.class,
              "modulo",
              DataTypes.DoubleType,
              Numbers.doubled(Arguments.number(number)),
              by);
    } else {
      if (divisor.exact() != null && divisor.exact().signum() != 0) {
        // Less than the divisor, with the places of both: it always fits.
        return Scalar.number(Numbers.total("modulo", type, left, right), number.error());
      }
      by = Numbers.doubled(right);
      value = Numbers.limited("modulo", type, left, right);
    }
    Expression own =
        Expressions.when(
            Expressions.isNull(value),
            Expressions.choose(
                new EqualTo(by, literal(0d)), literal(ExcelError.DIV0), literal(ExcelError.NUM)));
    return Scalar.number(value, firstError(number.error(), divisor.error(), own));
  }
}
