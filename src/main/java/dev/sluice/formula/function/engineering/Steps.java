package dev.sluice.formula.function.engineering;

/** Tests that give 1 or 0. */
public final class Steps {

  private Steps() {}

  /** 1 where both are equal, else 0. */
  public static double delta(double one, double other) {
    return one == other ? 1 : 0;
  }

  /** 1 where the number is 0, else 0. */
  public static double delta(double one) {
    return delta(one, 0);
  }

  /** 1 from a threshold on, else 0. */
  public static double atLeast(double number, double threshold) {
    return number >= threshold ? 1 : 0;
  }

  /** 1 from 0 on, else 0. */
  public static double atLeast(double number) {
    return atLeast(number, 0);
  }
}
