package dev.sluice.match.group;

import java.util.Arrays;

/**
 * The open items of one block, of both sides, by number in the order they were added. Made to be
 * filled again and again: {@link #clear} keeps the arrays.
 */
public final class Items {

  private int size;
  private boolean[] right = new boolean[64];
  private long[] amount = new long[64];
  private int[] day = new int[64];
  private long[] kind = new long[64];

  /**
   * Adds an item of the left side.
   *
   * @param amount in minor units; an item of amount 0 takes no part
   * @param day days since any epoch
   * @param kind a hash of the content: items of equal side, amount, day and kind are
   *     interchangeable
   * @return this
   */
  public Items left(long amount, int day, long kind) {
    return add(false, amount, day, kind);
  }

  /** Adds an item of the right side; see {@link #left}. */
  public Items right(long amount, int day, long kind) {
    return add(true, amount, day, kind);
  }

  private Items add(boolean isRight, long itemAmount, int itemDay, long itemKind) {
    if (size == amount.length) {
      right = Arrays.copyOf(right, size * 2);
      amount = Arrays.copyOf(amount, size * 2);
      day = Arrays.copyOf(day, size * 2);
      kind = Arrays.copyOf(kind, size * 2);
    }
    right[size] = isRight;
    amount[size] = itemAmount;
    day[size] = itemDay;
    kind[size] = itemKind;
    size++;
    return this;
  }

  /** Forgets all items. */
  public void clear() {
    size = 0;
  }

  /** Returns the number of items. */
  public int size() {
    return size;
  }

  /** Returns whether an item is of the right side. */
  public boolean isRight(int item) {
    return right[item];
  }

  /** Returns the amount of an item in minor units. */
  public long amount(int item) {
    return amount[item];
  }

  /** Returns the day of an item. */
  public int day(int item) {
    return day[item];
  }

  /** Returns the hash of the content of an item. */
  public long kind(int item) {
    return kind[item];
  }
}
