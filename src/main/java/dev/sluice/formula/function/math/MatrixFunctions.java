package dev.sluice.formula.function.math;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.MATH;

import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.compile.Kind;
import java.util.List;

/** Matrices. */
public final class MatrixFunctions {

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          named("MMULT", MATH, "The product of two matrices")
              .ranges("left", "right")
              .example("=MMULT({1,2},{3;4})", "11")
              .giving(Kind.NUMBER)
              .computedBy(Matrices.class, "product"),
          named("MDETERM", MATH, "The determinant of a matrix")
              .ranges("matrix")
              .example("=MDETERM({3,6;1,4})", "6")
              .computedBy(Matrices.class, "determinant"),
          named("MINVERSE", MATH, "The inverse of a matrix")
              .ranges("matrix")
              .example("=MDETERM(MINVERSE({4,0;0,2}))", "0.125")
              .giving(Kind.NUMBER)
              .computedBy(Matrices.class, "inverse"),
          named("MUNIT", MATH, "The unit matrix of a size")
              .values("size")
              .example("=SUM(MUNIT(3))", "3")
              .giving(Kind.NUMBER)
              .computedBy(Matrices.class, "unit"));

  private MatrixFunctions() {}
}
