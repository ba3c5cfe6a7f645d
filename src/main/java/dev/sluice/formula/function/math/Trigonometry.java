package dev.sluice.formula.function.math;

import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.ExcelError;

/**
 * Circular functions of angles in radians. Excel subtracts multiples of a pi of 64 binary digits
 * from an angle, so that SIN(PI()) is 1.22514845490862E-16 and not the 1.22464679914735E-16 of
 * exact arithmetic; the methods here do the same. Angles from 2^27 on are {@code #NUM!}.
 */
public final class Trigonometry {

  private static final double LARGEST_ANGLE = 134_217_728;

  /** How much half of a pi of 64 binary digits is larger than half of pi. */
  private static final double EXCESS = 2.508278806334166e-20;

  private static final double NOTICED = 1e-17;
  private static final double NEAR_POLE = 1e-3;

  private Trigonometry() {}

  /** The sine. */
  public static double sin(double angle) {
    if (Math.abs(angle) >= LARGEST_ANGLE) {
      return Outcome.of(ExcelError.NUM);
    }
    double sine = Math.sin(angle);
    double shift = shift(angle);
    return Math.abs(shift) <= Math.abs(sine) * NOTICED ? sine : sine + shift * Math.cos(angle);
  }

  /** The cosine. */
  public static double cos(double angle) {
    if (Math.abs(angle) >= LARGEST_ANGLE) {
      return Outcome.of(ExcelError.NUM);
    }
    double cosine = Math.cos(angle);
    double shift = shift(angle);
    return Math.abs(shift) <= Math.abs(cosine) * NOTICED
        ? cosine
        : cosine - shift * Math.sin(angle);
  }

  /** The tangent. */
  public static double tan(double angle) {
    double cosine = cos(angle);
    if (Math.abs(cosine) < NEAR_POLE || Double.isNaN(cosine)) {
      return sin(angle) / cosine;
    }
    double tangent = Math.tan(angle);
    return tangent + shift(angle) * (1 + tangent * tangent);
  }

  /** The cotangent; {@code #DIV/0!} for 0. */
  public static double cot(double angle) {
    return angle == 0 ? Outcome.of(ExcelError.DIV0) : 1 / tan(angle);
  }

  /** The secant. */
  public static double sec(double angle) {
    return 1 / cos(angle);
  }

  /** The cosecant; {@code #DIV/0!} for 0. */
  public static double csc(double angle) {
    return angle == 0 ? Outcome.of(ExcelError.DIV0) : 1 / sin(angle);
  }

  /** The angle from -pi/2 to pi/2 with a sine; {@code #NUM!} beyond -1 to 1. */
  public static double asin(double sine) {
    return Math.asin(sine);
  }

  /** The angle from 0 to pi with a cosine; {@code #NUM!} beyond -1 to 1. */
  public static double acos(double cosine) {
    return Math.acos(cosine);
  }

  /** The angle from -pi/2 to pi/2 with a tangent. */
  public static double atan(double tangent) {
    return Math.atan(tangent);
  }

  /** The angle from -pi to pi of a point; {@code #DIV/0!} for the origin. */
  public static double atan2(double x, double y) {
    return x == 0 && y == 0 ? Outcome.of(ExcelError.DIV0) : Math.atan2(y + 0.0, x + 0.0);
  }

  /** The angle from 0 to pi with a cotangent. */
  public static double acot(double cotangent) {
    double angle = Math.atan(1 / cotangent);
    return cotangent < 0 ? angle + Math.PI : Math.abs(angle);
  }

  /** Radians as degrees. */
  public static double degrees(double radians) {
    return radians / Math.PI * 180;
  }

  /** Degrees as radians. */
  public static double radians(double degrees) {
    return degrees / 180 * Math.PI;
  }

  private static double shift(double angle) {
    return -Math.rint(angle / (Math.PI / 2)) * EXCESS;
  }
}
