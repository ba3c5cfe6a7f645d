package dev.sluice.match.block;

import java.io.Serializable;

/**
 * How many days the right item of a match may lie after the left one; both ends are included.
 *
 * @param isBusiness days are business days
 * @param isAny any distance will do, also of items without a date
 */
public record DayWindow(int from, int to, boolean isBusiness, boolean isAny)
    implements Serializable {

  /** Any distance. */
  public static final DayWindow ANY = new DayWindow(0, 0, false, true);

  boolean holds(int leftDay, int rightDay) {
    if (isAny) {
      return true;
    }
    if (leftDay == Block.NO_DAY || rightDay == Block.NO_DAY) {
      return false;
    }
    int distance = rightDay - leftDay;
    return distance >= from && distance <= to;
  }
}
