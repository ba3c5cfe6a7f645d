package dev.sluice.formula.runtime;

import org.apache.spark.sql.catalyst.util.ArrayData;

/** Days in ascending order, as a sorted array of dates holds them. */
public final class SortedDays {

  private SortedDays() {}

  /** The index of the last day that is not after another; -1 when all are. */
  public static int lastUntil(ArrayData days, int day) {
    int low = 0;
    int high = days.numElements() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (days.getInt(middle) <= day) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high;
  }
}
