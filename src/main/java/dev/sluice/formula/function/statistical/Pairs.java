package dev.sluice.formula.function.statistical;

import dev.sluice.formula.runtime.Boxing;
import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.Matrix;
import java.util.Arrays;

/**
 * The cells of two ranges that stand at the same place and are numbers both, or the error that the
 * pairing has.
 *
 * @param failure a number when the pairs are sound, else the error as {@link Outcome} has it
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one call and is never compared
record Pairs(double[] first, double[] second, double failure) {

  private static final double[] NONE = {};

  /** Pairs the cells; ranges of different sizes are {@code #N/A}. */
  static Pairs of(Matrix first, Matrix second) {
    if (first.size() != second.size()) {
      return new Pairs(NONE, NONE, Failure.NA);
    }
    CellValue.Error error = first.firstError() == null ? second.firstError() : first.firstError();
    if (error != null) {
      return new Pairs(NONE, NONE, Outcome.of(error.error()));
    }
    double[] ones = new double[first.size()];
    double[] others = new double[first.size()];
    int count = 0;
    for (int i = 0; i < first.size(); i++) {
      Double one = Boxing.serial(first.at(i));
      Double other = Boxing.serial(second.at(i));
      if (one != null && other != null) {
        ones[count] = one;
        others[count++] = other;
      }
    }
    return new Pairs(Arrays.copyOf(ones, count), Arrays.copyOf(others, count), 0);
  }

  /** How many pairs there are. */
  int count() {
    return first.length;
  }

  /** The error of the pairing, or {@code #DIV/0!} of fewer pairs; else a number. */
  double failureBelow(int fewest) {
    return Double.isNaN(failure) ? failure : count() < fewest ? Failure.DIV0 : 0;
  }
}
