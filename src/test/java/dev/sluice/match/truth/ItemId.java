package dev.sluice.match.truth;

/** Names an item: both tables use the same numbers, so that an id alone says nothing. */
public record ItemId(Side side, String id) implements Comparable<ItemId> {

  @Override
  public int compareTo(ItemId other) {
    return side == other.side ? id.compareTo(other.id) : side.compareTo(other.side);
  }

  @Override
  public String toString() {
    return side.table() + ":" + id;
  }
}
