package dev.sluice.formula.function.financial;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/** Finds the yield at which a bond has a price; prices fall as yields rise. */
final class YieldSearch {

  private static final double CLOSE = 1e-15;
  private static final int MOST_EVALUATIONS = 500;
  private static final int MOST_STEPS = 60;

  private YieldSearch() {}

  /**
   * The yield of a price; NaN when there is none.
   *
   * @param frequency coupons a year, less than minus which no yield can be
   */
  static double of(DoubleUnaryOperator priceOf, double price, int frequency) {
    double low = 0;
    double high = 1;
    for (int step = 0; step < MOST_STEPS && priceOf.applyAsDouble(low) < price; step++) {
      high = low;
      low = (low - frequency) / 2;
    }
    for (int step = 0; step < MOST_STEPS && priceOf.applyAsDouble(high) > price; step++) {
      low = high;
      high *= 2;
    }
    double above = priceOf.applyAsDouble(low) - price;
    double below = priceOf.applyAsDouble(high) - price;
    if (!(above >= 0 && below <= 0) || Double.isInfinite(above)) {
      return Double.NaN;
    }
    return new BrentSolver(CLOSE, CLOSE, CLOSE)
        .solve(MOST_EVALUATIONS, yield -> priceOf.applyAsDouble(yield) - price, low, high);
  }
}
