package dev.sluice.match.truth;

import org.jspecify.annotations.Nullable;

/**
 * What a match made of an item: the columns of {@code items} that truth speaks of.
 *
 * @param side the name of its table
 */
public record ResultRow(
    String side,
    String id,
    @Nullable String matchId,
    @Nullable String rule,
    String bucket,
    @Nullable String breakType,
    @Nullable String partnerId) {

  /** A matched item; only a pair names its partner. */
  static ResultRow matched(ItemId id, String matchId, ExpectedMatch match, ItemId partner) {
    return new ResultRow(
        id.side().table(),
        id.id(),
        matchId,
        match.rule(),
        match.bucket(),
        null,
        match.isPair() ? partner.id() : null);
  }

  /** An item that nothing matched. */
  static ResultRow open(ItemId id, String breakType, @Nullable String partnerId) {
    return new ResultRow(id.side().table(), id.id(), null, null, "open", breakType, partnerId);
  }

  /** Whether it was matched without asking anybody. */
  public boolean isMatched() {
    return bucket.equals("matched")
        || bucket.equals("within-tolerance")
        || bucket.equals("matched-in-group");
  }

  /** The other side's item that it is put beside, if there is one. */
  @Nullable ItemId partner() {
    return partnerId == null ? null : new ItemId(item().side().other(), partnerId);
  }

  /** The item it speaks of. */
  public ItemId item() {
    return new ItemId(Side.of(side), id);
  }
}
