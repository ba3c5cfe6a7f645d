package dev.sluice.formula.function.engineering;

import dev.sluice.formula.runtime.Doubles;
import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.ExcelError;

/** The bits of whole numbers from 0 to 2^48 - 1; anything else is {@code #NUM!}. */
public final class Bits {

  private static final double BEYOND = 0x1p48;
  private static final double FARTHEST = 53;

  private Bits() {}

  /** The bits that both have. */
  public static double and(double left, double right) {
    return isSound(left) && isSound(right)
        ? (long) left & (long) right
        : Outcome.of(ExcelError.NUM);
  }

  /** The bits that one or both have. */
  public static double or(double left, double right) {
    return isSound(left) && isSound(right)
        ? (long) left | (long) right
        : Outcome.of(ExcelError.NUM);
  }

  /** The bits that only one has. */
  public static double xor(double left, double right) {
    return isSound(left) && isSound(right)
        ? (long) left ^ (long) right
        : Outcome.of(ExcelError.NUM);
  }

  /** The bits moved up by at most 53 places, or down by a negative number of places. */
  public static double shiftLeft(double number, double places) {
    double by = Doubles.truncated(places);
    if (!isSound(number) || Math.abs(by) > FARTHEST) {
      return Outcome.of(ExcelError.NUM);
    }
    double shifted = Math.floor(Math.scalb(number, (int) by));
    return isSound(shifted) ? shifted : Outcome.of(ExcelError.NUM);
  }

  /** The bits moved down by at most 53 places, or up by a negative number of places. */
  public static double shiftRight(double number, double places) {
    return shiftLeft(number, -places);
  }

  private static boolean isSound(double number) {
    return number >= 0 && number < BEYOND && Math.rint(number) == number;
  }
}
