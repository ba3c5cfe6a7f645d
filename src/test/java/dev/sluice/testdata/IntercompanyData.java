package dev.sluice.testdata;

import dev.sluice.testdata.IntercompanyBooks.Booked;
import dev.sluice.testdata.IntercompanyBooks.Deal;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Makes the receivables, the payables and the rates of the intercompany job, with every case
 * planted that the job tells apart, and writes down the truth about them. The same seed makes the
 * same bytes.
 *
 * <pre>
 * {@code java -cp target/test-classes dev.sluice.testdata.IntercompanyData \
 *     test-data/reconciliation/intercompany}
 * </pre>
 */
final class IntercompanyData {

  private static final long SEED = 20261031;
  private static final int PLAIN = 60;
  private static final int PLANTED_OF_EACH = 4;
  private static final List<String> FOREIGN = List.of("EUR", "USD", "JPY");
  private static final LocalDate END_OF_SEPTEMBER = LocalDate.of(2026, 9, 29);

  private final IntercompanyBooks books = new IntercompanyBooks(SEED);

  private IntercompanyData() {}

  public static void main(String[] arguments) throws IOException {
    write(Path.of(arguments[0]));
  }

  /** Writes all files of the job into a folder. */
  static void write(Path folder) throws IOException {
    IntercompanyData data = new IntercompanyData();
    data.make();
    data.books.write(folder);
  }

  private void make() {
    for (int i = 0; i < PLAIN; i++) {
      Deal deal = books.deal();
      // Clerks write references as they like.
      String typed =
          i % 5 == 0
              ? deal.reference().toLowerCase(Locale.ROOT).replace("-", " - ")
              : deal.reference();
      Deal theirs = deal.on(deal.day().plusDays(books.daysApart())).referredToAs(typed);
      pair("by reference", deal, theirs);
    }
    for (int i = 0; i < PLANTED_OF_EACH; i++) {
      inParts(books.deal(), 1, 2 + i);
      inParts(books.deal(), 2 + i, 1);
      inParts(books.deal(), 2, 3 + i);
      netted();
      withoutReference();
      sameMonthFarApart(i);
      rateOfAnotherMonth(i);
      missing(i);
      wrong(i);
    }
    withoutRate();
  }

  private void pair(String rule, Deal ours, Deal theirs) {
    books.matched(rule, List.of(books.receivable(ours)), List.of(books.payable(theirs)));
  }

  /**
   * So many rows on the left and on the right; every part is rounded to group currency by itself.
   */
  private void inParts(Deal deal, int left, int right) {
    List<Booked> ours = new ArrayList<>();
    split(deal, left).forEach(part -> ours.add(books.receivable(part)));
    List<Booked> theirs = new ArrayList<>();
    split(deal, right).forEach(part -> theirs.add(books.payable(part)));
    books.matched("all of a reference", ours, theirs);
  }

  private static List<Deal> split(Deal deal, int parts) {
    List<Deal> split = new ArrayList<>();
    BigDecimal rest = deal.amount();
    for (int part = 1; part < parts; part++) {
      BigDecimal amount = deal.share(100 / (parts + part));
      rest = rest.subtract(amount);
      split.add(deal.of(amount));
    }
    split.add(deal.of(rest));
    return split;
  }

  /** An invoice and its credit note on one side, what remains of them on the other. */
  private void netted() {
    Deal deal = books.deal();
    BigDecimal credit = deal.share(25);
    List<Booked> ours = List.of(books.receivable(deal), books.receivable(deal.of(credit.negate())));
    Booked theirs = books.payable(deal.of(deal.amount().subtract(credit)));
    books.matched("all of a reference", ours, List.of(theirs));
  }

  private void withoutReference() {
    Deal one = books.deal();
    pair("receivable without reference", one.referredToAs(""), one.on(one.day().plusDays(2)));
    Deal two = books.deal();
    pair("payable without reference", two, two.on(two.day().minusDays(1)).referredToAs(""));
    Deal three = books.deal();
    pair(
        "receivable without reference",
        three.referredToAs(""),
        three.on(three.day().plusDays(3)).referredToAs(""));
  }

  private void sameMonthFarApart(int variant) {
    Deal deal = books.deal();
    Deal early = deal.on(LocalDate.of(2026, 10, 2 + variant));
    Deal late = deal.on(LocalDate.of(2026, 10, 20 + variant));
    books.broken("date", "timing", books.receivable(early), books.payable(late));

    // In francs the month does not matter.
    Deal francs = books.deal("CHF");
    Booked ours = books.receivable(francs.on(LocalDate.of(2026, 9, 3 + variant)));
    Booked theirs = books.payable(francs.on(LocalDate.of(2026, 10, 20 + variant)));
    books.broken("out-of-window", "timing", ours, theirs);
  }

  /** Booked in September here and in October there: each side took another rate. */
  private void rateOfAnotherMonth(int variant) {
    Deal deal = books.deal(FOREIGN.get(variant % FOREIGN.size()));
    Booked ours = books.receivable(deal.on(END_OF_SEPTEMBER));
    Booked theirs = books.payable(deal.on(END_OF_SEPTEMBER.plusDays(2 + variant % 3)));
    books.broken("amount", "fx difference", ours, theirs);
  }

  private void missing(int variant) {
    Booked forgotten = books.receivable(books.deal());
    books.broken("missing-right", "missing booking", forgotten, null);
    Booked unknown = books.payable(books.deal());
    books.broken("missing-left", "missing booking", null, unknown);
    Deal deal = books.deal();
    Booked sent = books.receivable(deal.on(IntercompanyBooks.DATE.minusDays(variant)));
    books.broken("missing-right", "timing", sent, null);
  }

  private void wrong(int variant) {
    Deal amount = books.deal();
    BigDecimal other = amount.amount().add(BigDecimal.valueOf(1_000 + 100L * variant));
    books.broken(
        "amount", "amount differs", books.receivable(amount), books.payable(amount.of(other)));

    Deal sign = books.deal();
    Booked wrongSide = books.payable(sign.of(sign.amount().negate()));
    books.broken("sign", "wrong sign", books.receivable(sign), wrongSide);

    Deal francs = books.deal("CHF");
    Booked euros = books.payable(francs.in("EUR"));
    books.broken("currency", "other currency", books.receivable(francs), euros);

    // With two payables for a receivable, the earlier one is nearer.
    Deal twice = books.deal();
    pair("by reference", twice, twice);
    Booked again = books.payable(twice.on(twice.day().plusDays(2)));
    books.broken("duplicate", "booked twice", null, again);
  }

  /** A payable without a rate cannot be translated: it is rejected, and the receivable is alone. */
  private void withoutRate() {
    Deal deal = books.deal("CHF").on(LocalDate.of(2026, 10, 12));
    books.broken("missing-right", "missing booking", books.receivable(deal), null);
    books.payable(deal.in("XAU"));
  }
}
