package dev.sluice.formula.runtime;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * A sum of doubles without rounding: every double is a whole multiple of 2^-1074, and the sum is
 * kept as such a multiple in digits of 32 bits. It is therefore the same for every order and every
 * division of the numbers, and is rounded once, when it is asked for. Only the digits that were
 * touched take room: four for a column of money.
 */
public final class ExactSum implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int LEAST_EXPONENT = -1074;
  private static final long DIGIT = 0xFFFF_FFFFL;
  private static final int DIGIT_BITS = 32;
  private static final int MANTISSA_BITS = 52;

  /** A number touches at most this many digits: 53 bits moved by at most 31. */
  private static final int DIGITS_OF_A_DOUBLE = 3;

  /**
   * A digit grows by less than 2^32 a number, so that a long holds this many with room to spare.
   */
  private static final int MOST_PENDING = 1 << 30;

  /** Signed digits, least first; {@code digits[0]} stands for 2^(32 * lowest - 1074). */
  private long[] digits = new long[0];

  private int lowest;

  /** How many numbers went into the digits since the last carry. */
  private int pending;

  /** The sum of all that is not finite, or 0: infinity and NaN add up alike in every order. */
  private double notFinite;

  /** Adds a number. */
  public void add(double number) {
    if (!Double.isFinite(number)) {
      notFinite += number;
      return;
    }
    long bits = Double.doubleToRawLongBits(number);
    int exponent = (int) (bits >>> MANTISSA_BITS) & 0x7FF;
    long fraction = bits & ((1L << MANTISSA_BITS) - 1);
    long mantissa = exponent == 0 ? fraction : fraction | (1L << MANTISSA_BITS);
    if (mantissa == 0) {
      return;
    }
    int shift = Math.max(exponent, 1) - 1;
    int offset = shift % DIGIT_BITS;
    int first = shift / DIGIT_BITS;
    cover(first, first + DIGITS_OF_A_DOUBLE);
    long upper = mantissa >>> (DIGIT_BITS - offset);
    int at = first - lowest;
    long sign = bits < 0 ? -1 : 1;
    digits[at] += sign * ((mantissa << offset) & DIGIT);
    digits[at + 1] += sign * (upper & DIGIT);
    digits[at + 2] += sign * (upper >>> DIGIT_BITS);
    pending++;
    if (pending >= MOST_PENDING) {
      carry();
    }
  }

  /** Adds all that another sum holds. */
  public void add(ExactSum other) {
    notFinite += other.notFinite;
    if (other.digits.length == 0) {
      return;
    }
    if (pending >= MOST_PENDING - other.pending) {
      carry();
      other.carry();
    }
    cover(other.lowest, other.lowest + other.digits.length);
    int at = other.lowest - lowest;
    for (int i = 0; i < other.digits.length; i++) {
      digits[at + i] += other.digits[i];
    }
    pending += other.pending;
  }

  /** The sum, rounded once to the nearest double, half to even; never -0. */
  public double rounded() {
    if (notFinite != 0) {
      return notFinite;
    }
    BigInteger multiple = multiple();
    BigInteger magnitude = multiple.abs();
    int surplus = magnitude.bitLength() - Long.SIZE;
    double rounded;
    if (surplus <= 0) {
      rounded = Math.scalb(magnitude.doubleValue(), exponentOfMultiple());
    } else {
      // 64 bits and one that says whether anything was cut off decide the rounding.
      BigInteger top = magnitude.shiftRight(surplus);
      boolean isExact = magnitude.getLowestSetBit() >= surplus;
      rounded =
          Math.scalb((isExact ? top : top.setBit(0)).doubleValue(), surplus + exponentOfMultiple());
    }
    return multiple.signum() < 0 ? -rounded : rounded;
  }

  /** False when a number that is not finite was added. */
  public boolean isFinite() {
    return notFinite == 0;
  }

  /** The sum to the last digit, of the finite numbers. */
  public BigDecimal exact() {
    BigDecimal multiple = new BigDecimal(multiple());
    int exponent = exponentOfMultiple();
    return exponent >= 0
        ? multiple.multiply(new BigDecimal(BigInteger.ONE.shiftLeft(exponent)))
        : multiple.divide(new BigDecimal(BigInteger.ONE.shiftLeft(-exponent)));
  }

  private int exponentOfMultiple() {
    return lowest * DIGIT_BITS + LEAST_EXPONENT;
  }

  private BigInteger multiple() {
    BigInteger multiple = BigInteger.ZERO;
    for (int i = digits.length - 1; i >= 0; i--) {
      multiple = multiple.shiftLeft(DIGIT_BITS).add(BigInteger.valueOf(digits[i]));
    }
    return multiple;
  }

  /** Makes room for the digits from one place to before another. */
  private void cover(int from, int to) {
    if (digits.length == 0) {
      digits = new long[to - from];
      lowest = from;
      return;
    }
    int newLowest = Math.min(lowest, from);
    int newEnd = Math.max(lowest + digits.length, to);
    if (newEnd - newLowest > digits.length) {
      long[] wider = new long[newEnd - newLowest];
      System.arraycopy(digits, 0, wider, lowest - newLowest, digits.length);
      digits = wider;
      lowest = newLowest;
    }
  }

  /** Brings every digit but the last into 0 to 2^32 - 1, and the last into an int. */
  private void carry() {
    for (int i = 0; i < digits.length; i++) {
      long over = digits[i] >> DIGIT_BITS;
      boolean isLast = i == digits.length - 1;
      if (isLast && digits[i] == (int) digits[i]) {
        break;
      }
      if (isLast) {
        digits = Arrays.copyOf(digits, digits.length + 1);
      }
      digits[i] &= DIGIT;
      digits[i + 1] += over;
    }
    pending = 1;
  }
}
