package dev.sluice.formula.function.math;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.MATH;

import dev.sluice.formula.compile.ExcelFunction;
import java.util.List;

/** Products and sums of squares, pairs and powers. */
public final class SumFunctions {

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          named("PRODUCT", MATH, "The product of numbers")
              .ranges("number")
              .repeating(1)
              .example("=PRODUCT(2,{3,4})", "24")
              .computedBy(Sums.class, "product"),
          named("SUMSQ", MATH, "The sum of the squares of numbers")
              .ranges("number")
              .repeating(1)
              .example("=SUMSQ(3,4)", "25")
              .computedBy(Sums.class, "ofSquares"),
          named("SUMX2MY2", MATH, "The sum of the differences of squares of pairs")
              .ranges("x", "y")
              .example("=SUMX2MY2({3,5},{1,2})", "29")
              .computedBy(Sums.class, "ofDifferencesOfSquares"),
          named("SUMX2PY2", MATH, "The sum of the sums of squares of pairs")
              .ranges("x", "y")
              .example("=SUMX2PY2({3,5},{1,2})", "39")
              .computedBy(Sums.class, "ofSumsOfSquares"),
          named("SUMXMY2", MATH, "The sum of the squares of differences of pairs")
              .ranges("x", "y")
              .example("=SUMXMY2({3,5},{1,2})", "13")
              .computedBy(Sums.class, "ofSquaresOfDifferences"),
          named("SERIESSUM", MATH, "The sum of a power series")
              .values("base", "first", "step")
              .ranges("coefficients")
              .example("=SERIESSUM(2,0,1,{1,2,3})", "17")
              .refusingBooleans()
              .computedBy(Sums.class, "ofPowers"),
          named("PERCENTOF", MATH, "The sum of some numbers divided by the sum of all")
              .ranges("some", "all")
              .example("=PERCENTOF({1,2},{1,2,3,4})", "0.3")
              .computedBy(Sums.class, "share"));

  private SumFunctions() {}
}
