package dev.sluice.match.truth;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Items that no rule may match, each for one reason only. */
record BreakPatterns(Planting planting, Draw draw) {

  private static final BigDecimal CENT = new BigDecimal("0.01");

  Map<String, Runnable> all() {
    Map<String, Runnable> all = new TreeMap<>();
    all.put("missing-right", () -> planting.missing(planting.add(Side.BANK, draw.posting())));
    all.put("missing-left", () -> planting.missing(planting.add(Side.LEDGER, draw.posting())));
    all.put("amount", this::amount);
    all.put("amount, percent", this::amountOfCard);
    all.put("date", this::date);
    all.put("out-of-window", this::outOfWindow);
    all.put("currency", this::currency);
    all.put("sign", this::sign);
    all.put("other account", this::otherAccount);
    all.put("other counterparty", this::otherCounterparty);
    all.put("null reference", this::nullReference);
    all.put("null amount", this::nullAmount);
    all.put("null amounts", this::nullAmounts);
    all.put("null counterparty", this::nullCounterparty);
    all.put("null account and date", this::nullAccountAndDate);
    return all;
  }

  /** From a cent too much to much too much. */
  private void amount() {
    Posting bank = draw.posting();
    BigDecimal most = PairPatterns.tolerance(requireNonNull(bank.currency()));
    BigDecimal step = requireNonNull(bank.currency()).equals("JPY") ? BigDecimal.ONE : CENT;
    BigDecimal more = draw.isLucky() ? BigDecimal.ZERO : BigDecimal.valueOf(draw.below(9));
    planting.breakPair(
        "amount", bank, PairPatterns.plus(bank, draw.either(most.add(step).add(more))));
  }

  private void amountOfCard() {
    Posting bank = draw.posting(draw.oneOf(Draw.CARD_ACCOUNTS), "EUR");
    BigDecimal most = PairPatterns.onePercent(requireNonNull(bank.amount()));
    planting.breakPair("amount", bank, PairPatterns.plus(bank, draw.either(most.add(CENT))));
  }

  /** Later than any window by calendar and by business days, or earlier. */
  private void date() {
    LocalDate from = draw.businessDay();
    LocalDate to = from.plusDays(draw.oneOf(List.of(-30, -8, -2, 4, 5, 9, 20, 30)));
    boolean isOutside = to.isBefore(from) || draw.calendar().between(from, to) > 3;
    if (!draw.calendar().includes(to) || !isOutside) {
      date();
      return;
    }
    Posting bank = draw.posting().on(from);
    planting.breakPair("date", bank, bank.on(to));
  }

  private void outOfWindow() {
    Posting bank = draw.posting();
    int days = draw.oneOf(List.of(-400, -31, 31, 45, 365));
    planting.breakPair("out-of-window", bank, bank.on(PairPatterns.date(bank).plusDays(days)));
  }

  private void currency() {
    Posting bank = draw.posting();
    String other = draw.currencyBut(requireNonNull(bank.currency()));
    // No yen with cents.
    Posting whole = bank.of(draw.amount("JPY"));
    planting.breakPair("currency", whole, whole.in(other));
  }

  private void sign() {
    Posting bank = draw.posting();
    planting.breakPair("sign", bank, bank.of(requireNonNull(bank.amount()).negate()));
  }

  private void otherAccount() {
    Posting bank = draw.posting();
    String other = draw.accountBut(requireNonNull(bank.account()));
    planting.breakPair("other", bank, bank.inAccount(other));
  }

  private void otherCounterparty() {
    Posting bank = draw.posting();
    String other = draw.counterpartyFarFrom(requireNonNull(bank.counterparty()));
    planting.breakPair("other", bank, bank.with(other));
  }

  /** Blanks are not equal to each other, and so put nothing beside anything. */
  private void nullReference() {
    Posting posting = draw.posting().referring(null);
    planting.missing(planting.add(Side.BANK, posting));
    planting.missing(planting.add(Side.LEDGER, posting));
  }

  private void nullAmount() {
    Side side = draw.isLucky() ? Side.BANK : Side.LEDGER;
    planting.missing(planting.add(side, draw.posting().of(null)));
  }

  private void nullAmounts() {
    Posting posting = draw.posting();
    openBoth(posting.of(null), draw.isLucky() ? posting : posting.of(null));
  }

  private void nullCounterparty() {
    Posting posting = draw.posting().with(null);
    openBoth(posting, posting);
  }

  private void openBoth(Posting bank, Posting ledger) {
    planting.openAnyhow(List.of(planting.add(Side.BANK, bank), planting.add(Side.LEDGER, ledger)));
  }

  private void nullAccountAndDate() {
    Side side = draw.isLucky() ? Side.BANK : Side.LEDGER;
    planting.missing(planting.add(side, draw.posting().inAccount(null)));
    planting.missing(planting.add(side.other(), draw.posting().on(null)));
  }
}
