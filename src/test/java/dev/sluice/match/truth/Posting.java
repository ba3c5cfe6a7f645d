package dev.sluice.match.truth;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an item says, on whichever side it stands. A null is a blank cell.
 *
 * @param amount with two decimals
 */
public record Posting(
    @Nullable String account,
    @Nullable LocalDate date,
    @Nullable String reference,
    @Nullable String counterparty,
    @Nullable String currency,
    @Nullable BigDecimal amount) {

  /** The same in another account. */
  public Posting inAccount(@Nullable String other) {
    return new Posting(other, date, reference, counterparty, currency, amount);
  }

  /** The same on another day. */
  public Posting on(@Nullable LocalDate other) {
    return new Posting(account, other, reference, counterparty, currency, amount);
  }

  /** The same under another reference. */
  public Posting referring(@Nullable String other) {
    return new Posting(account, date, other, counterparty, currency, amount);
  }

  /** The same with someone else. */
  public Posting with(@Nullable String other) {
    return new Posting(account, date, reference, other, currency, amount);
  }

  /** The same number in another currency. */
  public Posting in(@Nullable String other) {
    return new Posting(account, date, reference, counterparty, other, amount);
  }

  /** The same with another amount. */
  public Posting of(@Nullable BigDecimal other) {
    return new Posting(account, date, reference, counterparty, currency, other);
  }
}
