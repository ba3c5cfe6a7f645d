package dev.sluice.match.truth;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One item against one: equal, or different in just one thing that a rule forgives. */
record PairPatterns(Planting planting, Draw draw, boolean isWide) {

  private static final BigDecimal CENT = new BigDecimal("0.01");
  private static final BigDecimal WIDEST = new BigDecimal(BigInteger.TEN.pow(38), 2).subtract(CENT);

  /** What differences in an amount are forgiven outside card accounts, by currency. */
  static BigDecimal tolerance(String currency) {
    return switch (currency) {
      case "CHF" -> new BigDecimal("0.05");
      case "JPY" -> new BigDecimal("1.00");
      default -> new BigDecimal("0.00");
    };
  }

  /** One percent of a bank amount, and no cent more. */
  static BigDecimal onePercent(BigDecimal amount) {
    return amount.abs().movePointLeft(2).setScale(2, RoundingMode.DOWN);
  }

  Map<String, Runnable> all() {
    Map<String, Runnable> all = new TreeMap<>();
    all.put("exact", this::exact);
    all.put("exact, zero", this::zero);
    all.put("exact, card", this::exactCard);
    all.put("text", this::text);
    all.put("tolerance", this::tolerance);
    all.put("percent", this::percent);
    all.put("percent, late", this::percentLate);
    all.put("late", this::late);
    all.put("business", this::business);
    all.put("similar", this::similar);
    all.put("nearest", this::nearest);
    all.put("nearest of two", this::nearestOfTwo);
    if (isWide) {
      all.put("widest", this::widest);
    }
    return all;
  }

  void exact() {
    Posting posting = draw.posting();
    planting.pair("exact", posting, posting);
  }

  private void zero() {
    Posting posting = draw.posting().of(new BigDecimal("0.00"));
    planting.pair("exact", posting, posting);
  }

  private void exactCard() {
    Posting posting = card();
    planting.pair("exact", posting, posting);
  }

  private Posting card() {
    return draw.posting(draw.oneOf(Draw.CARD_ACCOUNTS), draw.isLucky() ? "EUR" : "USD");
  }

  private void text() {
    Posting bank = draw.posting();
    Posting ledger = bank.referring(draw.rewritten(requireNonNull(bank.reference())));
    String name = requireNonNull(bank.counterparty());
    planting.pair("text", bank, draw.isLucky() ? ledger : ledger.with(draw.rewritten(name)));
  }

  private void tolerance() {
    String currency = draw.isLucky() ? "CHF" : "JPY";
    Posting bank = draw.posting("1000", currency);
    planting.pair("tolerance", bank, plus(bank, draw.upTo(tolerance(currency))));
  }

  private void percent() {
    Posting bank = card();
    planting.pair("percent", bank, plus(bank, withinOnePercent(bank)));
  }

  private void percentLate() {
    Posting bank = card();
    planting.pair("percent", bank, plus(late(bank), withinOnePercent(bank)));
  }

  private BigDecimal withinOnePercent(Posting bank) {
    return draw.upTo(onePercent(requireNonNull(bank.amount())));
  }

  private void late() {
    Posting bank = draw.posting();
    planting.pair("late", bank, late(bank));
  }

  /** A day early, or up to three late. */
  private Posting late(Posting bank) {
    return bank.on(date(bank).plusDays(draw.oneOf(List.of(-1, 1, 2, 3))));
  }

  /** More days than the window has, of which at most three are business days. */
  private void business() {
    LocalDate from = draw.businessDay();
    LocalDate to = from.plusDays(draw.between(4, 8));
    if (!draw.calendar().includes(to) || draw.calendar().between(from, to) > 3) {
      business();
      return;
    }
    Posting bank = draw.posting().on(from);
    planting.pair("business", bank, bank.on(to));
  }

  private void similar() {
    Posting bank = draw.posting().with(draw.longCounterparty());
    String name = draw.counterpartyCloseTo(requireNonNull(bank.counterparty()));
    planting.pair("similar", bank, bank.with(name));
  }

  /** Two against two, of which every pair would do: the smallest differences win. */
  private void nearest() {
    Posting posting = draw.posting("1100", "CHF");
    Item low = planting.add(Side.BANK, posting);
    Item high = planting.add(Side.BANK, plus(posting, new BigDecimal("0.04")));
    Item right = planting.add(Side.LEDGER, plus(posting, new BigDecimal("0.05")));
    Item middle = planting.add(Side.LEDGER, plus(posting, new BigDecimal("0.02")));
    planting.matchPair("tolerance", high, right);
    planting.matchPair("tolerance", low, middle);
  }

  /** Two bank rows want one entry; the closer one has it. */
  private void nearestOfTwo() {
    Posting posting = draw.posting("1100", "JPY");
    Item far = planting.add(Side.BANK, posting);
    Item near = planting.add(Side.BANK, plus(posting, new BigDecimal("0.80")));
    Item right = planting.add(Side.LEDGER, plus(posting, BigDecimal.ONE));
    planting.matchPair("tolerance", near, right);
    planting.openAnyhow(Set.of(far));
  }

  /** All 38 digits, in an account of its own, as no sum of two such amounts has a place. */
  private void widest() {
    String reference = draw.reference();
    Posting bank =
        draw.posting("WIDE " + reference, "CHF").referring(reference).of(draw.either(WIDEST));
    boolean isExact = draw.isLucky();
    BigDecimal inwards = BigDecimal.valueOf(-5L * requireNonNull(bank.amount()).signum(), 2);
    planting.pair(isExact ? "exact" : "tolerance", bank, isExact ? bank : plus(bank, inwards));
  }

  static Posting plus(Posting posting, BigDecimal difference) {
    return posting.of(requireNonNull(posting.amount()).add(difference).setScale(2));
  }

  static LocalDate date(Posting posting) {
    return requireNonNull(posting.date());
  }
}
