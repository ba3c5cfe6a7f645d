package dev.sluice.io.statement;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Adds up the entries of one statement and holds them against its balances. */
final class StatementBalance {

  private BigDecimal sum = BigDecimal.ZERO;
  private long entries;
  private @Nullable String doubt;

  void add(StatementItem.Entry entry) {
    entries++;
    BigDecimal booked = entry.booked();
    if (booked != null) {
      sum = sum.add(booked);
    } else if (doubt == null) {
      doubt = "line " + entry.line() + " of the statement cannot be read";
    }
  }

  long entries() {
    return entries;
  }

  /** What is wrong with the statement; nothing when it is proved, or gives nothing to prove. */
  @Nullable String faultOf(StatementItem.Closing end) {
    if (end.fault() != null) {
      return end.fault();
    }
    if (doubt != null) {
      return doubt;
    }
    StatementItem.Balance opening = end.opening();
    StatementItem.Balance closing = end.closing();
    if (opening == null || closing == null) {
      if (end.proof() == StatementItem.Proof.IF_GIVEN) {
        return null;
      }
      return "the statement has no "
          + (opening == null ? "opening" : "closing")
          + " balance that could prove its entries";
    }
    if (!opening.currency().equals(closing.currency())) {
      return "the opening balance is in "
          + opening.currency()
          + ", the closing balance in "
          + closing.currency();
    }
    BigDecimal expected = opening.amount().add(sum);
    BigDecimal off = closing.amount().subtract(expected);
    return off.signum() == 0
        ? null
        : "the statement does not balance: opening "
            + Money.shown(opening.amount())
            + " and entries of "
            + Money.shown(sum)
            + " make "
            + Money.shown(expected)
            + ", the closing balance is "
            + Money.shown(closing.amount())
            + "; off by "
            + Money.shown(off);
  }
}
