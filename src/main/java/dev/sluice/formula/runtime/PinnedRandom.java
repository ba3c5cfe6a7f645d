package dev.sluice.formula.runtime;

import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;

/**
 * Random numbers that are the same whenever the same row is computed again, on whatever machine:
 * SplitMix64 (Steele, Lea and Flood, 2014) of a number of the row and of the place in the formula.
 */
public final class PinnedRandom {

  private static final long STEP = 0x9E37_79B9_7F4A_7C15L;
  private static final double UNIT = 0x1.0p-53;
  private static final double MOST_CELLS = 1 << 20;

  private PinnedRandom() {}

  /** A number from 0 on and below 1. */
  public static double uniform(long row, long place) {
    return (mixed(mixed(row + STEP) + place * STEP) >>> 11) * UNIT;
  }

  private static long mixed(long value) {
    long mixed = (value ^ value >>> 30) * 0xBF58_476D_1CE4_E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D0_49BB_1331_11EBL;
    return mixed ^ mixed >>> 31;
  }

  /** A whole number between two, both of them included. */
  public static double between(long row, long place, double least, double most) {
    double low = Math.ceil(least);
    double high = Math.floor(most);
    return low > high
        ? Outcome.of(ExcelError.NUM)
        : low + Math.floor(uniform(row, place) * (high - low + 1));
  }

  /** A block of numbers between two. */
  public static Matrix block(
      long row, long place, double rows, double columns, double least, double most, boolean whole) {
    double height = Math.floor(rows);
    double width = Math.floor(columns);
    if (!(height >= 1 && width >= 1 && height * width <= MOST_CELLS)
        || least > most
        || whole && (least != Math.floor(least) || most != Math.floor(most))) {
      return Matrix.of(ExcelError.VALUE);
    }
    return Matrix.of(
        (int) height,
        (int) width,
        (down, across) -> {
          long cell = place + 1_000_003L * (down + 1) + across;
          return CellValue.number(
              whole
                  ? between(row, cell, least, most)
                  : least + uniform(row, cell) * (most - least));
        });
  }
}
