package dev.sluice.step.sums;

import java.math.BigInteger;
import org.apache.spark.unsafe.Platform;

/**
 * A whole number of 192 bits in four words of a state: the two lower words, how often these
 * overflowed, and how many terms could not be added. No number of terms of 128 bits that a cluster
 * can hold overflows it, so that the sum does not depend on the order of its terms; whether it fits
 * its type is asked once, at the end.
 */
final class WideSum {

  /** Its bytes in a state. */
  static final int BYTES = 4 * Long.BYTES;

  /** By how much a double is multiplied before it is rounded to a whole number. */
  static final double UNITS_OF_A_DOUBLE = 1e15;

  private static final int HIGH = Long.BYTES;
  private static final int OVERFLOWN = 2 * Long.BYTES;
  private static final int FAULTS = 3 * Long.BYTES;

  private static final double SMALL = 0x1p62;
  private static final double TOO_LARGE = 0x1p127;
  private static final int MANTISSA_BITS = 52;
  private static final int MOST_BITS = 127;

  private WideSum() {}

  /** Adds a number of 128 bits. */
  static void add(byte[] state, long place, long low, long high) {
    long lowBefore = Platform.getLong(state, place);
    long highBefore = Platform.getLong(state, place + HIGH);
    long lowNow = lowBefore + low;
    long carry = ((lowBefore & low) | ((lowBefore | low) & ~lowNow)) >>> (Long.SIZE - 1);
    long highNow = highBefore + high + carry;
    Platform.putLong(state, place, lowNow);
    Platform.putLong(state, place + HIGH, highNow);
    if (((highBefore ^ highNow) & (high ^ highNow)) < 0) {
      addTo(state, place + OVERFLOWN, highNow < 0 ? 1 : -1);
    }
  }

  /** Adds a double, rounded half to even to a whole number of {@link #UNITS_OF_A_DOUBLE}. */
  static void addRounded(byte[] state, long place, double value) {
    double units = value * UNITS_OF_A_DOUBLE;
    if (Math.abs(units) < SMALL) {
      long whole = (long) Math.rint(units);
      add(state, place, whole, whole >> (Long.SIZE - 1));
    } else {
      addLarge(state, place, units);
    }
  }

  /** A double of this size is a whole number: its digits and as many zeros as its exponent says. */
  private static void addLarge(byte[] state, long place, double units) {
    if (!(Math.abs(units) < TOO_LARGE)) {
      addFault(state, place);
      return;
    }
    int shift = Math.getExponent(units) - MANTISSA_BITS;
    long digits =
        (Double.doubleToRawLongBits(units) & ((1L << MANTISSA_BITS) - 1)) | 1L << MANTISSA_BITS;
    long low = shift < Long.SIZE ? digits << shift : 0;
    long high = shift < Long.SIZE ? digits >>> (Long.SIZE - shift) : digits << (shift - Long.SIZE);
    if (units > 0) {
      add(state, place, low, high);
    } else {
      add(state, place, -low, low == 0 ? -high : ~high);
    }
  }

  /** Adds a whole number of any size; one of more than 128 bits counts as a fault. */
  static void addWide(byte[] state, long place, BigInteger value) {
    if (value.bitLength() > MOST_BITS) {
      addFault(state, place);
    } else {
      add(state, place, value.longValue(), value.shiftRight(Long.SIZE).longValue());
    }
  }

  /** Counts a term that cannot be added. */
  static void addFault(byte[] state, long place) {
    addTo(state, place + FAULTS, 1);
  }

  /** Adds another sum. */
  static void addAll(byte[] state, long place, byte[] other, long from) {
    add(state, place, Platform.getLong(other, from), Platform.getLong(other, from + HIGH));
    addTo(state, place + OVERFLOWN, Platform.getLong(other, from + OVERFLOWN));
    addTo(state, place + FAULTS, Platform.getLong(other, from + FAULTS));
  }

  private static void addTo(byte[] state, long place, long more) {
    Platform.putLong(state, place, Platform.getLong(state, place) + more);
  }

  /** The sum of all terms but the faults. */
  static BigInteger value(byte[] state, long place) {
    long high = Platform.getLong(state, place + HIGH);
    long overflown = Platform.getLong(state, place + OVERFLOWN);
    BigInteger low = BigInteger.valueOf(Platform.getLong(state, place));
    BigInteger upper =
        overflown == 0
            ? BigInteger.valueOf(high)
            : BigInteger.valueOf(overflown).shiftLeft(Long.SIZE).add(BigInteger.valueOf(high));
    BigInteger carry = low.signum() < 0 ? BigInteger.ONE : BigInteger.ZERO;
    return upper.add(carry).shiftLeft(Long.SIZE).add(low);
  }

  /** How many terms were not finite or too large to be added. */
  static long faults(byte[] state, long place) {
    return Platform.getLong(state, place + FAULTS);
  }
}
