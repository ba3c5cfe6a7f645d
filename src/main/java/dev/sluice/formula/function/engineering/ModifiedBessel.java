package dev.sluice.formula.function.engineering;

import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.ExcelError;

/**
 * Modified Bessel functions of whole order, with the polynomials 9.8.1 to 9.8.8 of Abramowitz and
 * Stegun, "Handbook of Mathematical Functions" (1964), which Excel uses. They are good to 7 digits.
 */
public final class ModifiedBessel {

  private static final double NEAR_I = 3.75;
  private static final double NEAR_K = 2;

  private static final double[] I0_NEAR = {
    1, 3.5156229, 3.0899424, 1.2067492, 0.2659732, 0.0360768, 0.0045813
  };
  private static final double[] I0_FAR = {
    0.39894228,
    0.01328592,
    0.00225319,
    -0.00157565,
    0.00916281,
    -0.02057706,
    0.02635537,
    -0.01647633,
    0.00392377
  };
  private static final double[] I1_NEAR = {
    0.5, 0.87890594, 0.51498869, 0.15084934, 0.02658733, 0.00301532, 0.00032411
  };
  private static final double[] I1_FAR = {
    0.39894228,
    -0.03988024,
    -0.00362018,
    0.00163801,
    -0.01031555,
    0.02282967,
    -0.02895312,
    0.01787654,
    -0.00420059
  };
  private static final double[] K0_NEAR = {
    -0.57721566, 0.42278420, 0.23069756, 0.03488590, 0.00262698, 0.00010750, 0.00000740
  };
  private static final double[] K0_FAR = {
    1.25331414, -0.07832358, 0.02189568, -0.01062446, 0.00587872, -0.00251540, 0.00053208
  };
  private static final double[] K1_NEAR = {
    1, 0.15443144, -0.67278579, -0.18156897, -0.01919402, -0.00110404, -0.00004686
  };
  private static final double[] K1_FAR = {
    1.25331414, 0.23498619, -0.03655620, 0.01504268, -0.00780353, 0.00325614, -0.00068245
  };

  private ModifiedBessel() {}

  /** The function of the first kind; {@code #NUM!} for an order below 0. */
  public static double first(double argument, double order) {
    int whole = Bessel.order(order);
    if (whole < 0) {
      return Outcome.of(ExcelError.NUM);
    }
    double size = Math.abs(argument);
    double value =
        whole == 0
            ? i0(size)
            : whole == 1 ? i1(size) : size == 0 ? 0 : Recurrence.modified(size, whole, i0(size));
    return argument < 0 && whole % 2 == 1 ? -value : value;
  }

  /**
   * The function of the second kind; {@code #NUM!} for an order below 0 or argument from 0 down.
   */
  public static double second(double argument, double order) {
    int whole = Bessel.order(order);
    if (whole < 0 || argument <= 0) {
      return Outcome.of(ExcelError.NUM);
    }
    double before = k0(argument);
    double value = k1(argument);
    for (int i = 1; i < whole && Double.isFinite(value); i++) {
      double next = before + i * (2 / argument) * value;
      before = value;
      value = next;
    }
    return whole == 0 ? before : value;
  }

  private static double i0(double x) {
    double part = x / NEAR_I;
    return x < NEAR_I
        ? Recurrence.polynomial(part * part, I0_NEAR)
        : Math.exp(x) / Math.sqrt(x) * Recurrence.polynomial(NEAR_I / x, I0_FAR);
  }

  private static double i1(double x) {
    double part = x / NEAR_I;
    return x < NEAR_I
        ? x * Recurrence.polynomial(part * part, I1_NEAR)
        : Math.exp(x) / Math.sqrt(x) * Recurrence.polynomial(NEAR_I / x, I1_FAR);
  }

  private static double k0(double x) {
    return x <= NEAR_K
        ? -Math.log(x / 2) * i0(x) + Recurrence.polynomial(x * x / 4, K0_NEAR)
        : Math.exp(-x) / Math.sqrt(x) * Recurrence.polynomial(2 / x, K0_FAR);
  }

  private static double k1(double x) {
    return x <= NEAR_K
        ? Math.log(x / 2) * i1(x) + 1 / x * Recurrence.polynomial(x * x / 4, K1_NEAR)
        : Math.exp(-x) / Math.sqrt(x) * Recurrence.polynomial(2 / x, K1_FAR);
  }
}
