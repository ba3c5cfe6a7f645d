package dev.sluice.match.truth;

import java.util.Comparator;

/** Names an item: both tables use the same numbers, so that an id alone says nothing. */
public record ItemId(Side side, String id) implements Comparable<ItemId> {

  private static final Comparator<ItemId> ORDER =
      Comparator.comparing(ItemId::side).thenComparing(ItemId::id);

  @Override
  public int compareTo(ItemId other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return side.table() + ":" + id;
  }
}
