package dev.sluice.formula.function.math;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.MATH;

import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.compile.Expressions;
import dev.sluice.formula.compile.Scalar;
import java.util.List;

/** Circular functions. */
public final class TrigonometryFunctions {

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          named("PI", MATH, "The ratio of a circle's circumference to its diameter")
              .example("=PI()", "3.14159265358979")
              .compiledBy(call -> Scalar.number(Expressions.literal(Math.PI), null)),
          of("SIN", "The sine of an angle in radians", "=SIN(PI()/2)", "1", "sin"),
          of("COS", "The cosine of an angle in radians", "=COS(0)", "1", "cos"),
          of("TAN", "The tangent of an angle in radians", "=ROUND(TAN(PI()/4),9)", "1", "tan"),
          of("COT", "The cotangent of an angle in radians", "=ROUND(COT(PI()/4),9)", "1", "cot"),
          of("SEC", "The secant of an angle in radians", "=SEC(0)", "1", "sec"),
          of("CSC", "The cosecant of an angle in radians", "=CSC(PI()/2)", "1", "csc"),
          of("ASIN", "The angle in radians with a sine", "=DEGREES(ASIN(1))", "90", "asin"),
          of("ACOS", "The angle in radians with a cosine", "=DEGREES(ACOS(-1))", "180", "acos"),
          of("ATAN", "The angle in radians with a tangent", "=DEGREES(ATAN(1))", "45", "atan"),
          of(
              "ACOT",
              "The angle in radians from 0 to pi with a cotangent",
              "=DEGREES(ACOT(-1))",
              "135",
              "acot"),
          named("ATAN2", MATH, "The angle in radians of the point with two coordinates")
              .values("x", "y")
              .example("=DEGREES(ATAN2(-1,1))", "135")
              .computedBy(Trigonometry.class, "atan2"),
          of("DEGREES", "An angle in radians as degrees", "=DEGREES(PI())", "180", "degrees"),
          of(
              "RADIANS",
              "An angle in degrees as radians",
              "=RADIANS(180)",
              "3.14159265358979",
              "radians"));

  private TrigonometryFunctions() {}

  private static ExcelFunction of(
      String name, String summary, String formula, String shown, String method) {
    return named(name, MATH, summary)
        .values("number")
        .example(formula, shown)
        .computedBy(Trigonometry.class, method);
  }
}
