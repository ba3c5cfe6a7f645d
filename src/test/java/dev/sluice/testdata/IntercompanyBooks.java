package dev.sluice.testdata;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one company of a group is owed by another, what the other owes, and what is true about them.
 * Each company translates into francs at the rate of the month in which it books.
 */
final class IntercompanyBooks {

  static final LocalDate DATE = LocalDate.of(2026, 10, 31);

  private static final List<String> CURRENCIES = List.of("CHF", "EUR", "USD", "JPY");
  private static final List<String> KINDS = List.of("goods", "services", "loans");

  private final Random random;
  private final List<String> receivables = new ArrayList<>();
  private final List<String> payables = new ArrayList<>();
  private final TreeSet<String> matches = new TreeSet<>();
  private final TreeSet<String> breaks = new TreeSet<>();
  private final Map<String, BigDecimal> rates = new TreeMap<>();
  private int references;

  IntercompanyBooks(long seed) {
    this.random = new Random(seed);
    rate("CHF", "1", "1");
    rate("EUR", "0.9412", "0.9538");
    rate("USD", "0.8127", "0.7964");
    rate("JPY", "0.005431", "0.005502");
  }

  /** What both companies should book. */
  record Deal(String kind, String reference, String currency, BigDecimal amount, LocalDate day) {

    Deal on(LocalDate other) {
      return new Deal(kind, reference, currency, amount, other);
    }

    Deal of(BigDecimal other) {
      return new Deal(kind, reference, currency, other, day);
    }

    Deal in(String other) {
      return new Deal(kind, reference, other, amount, day);
    }

    Deal referredToAs(String other) {
      return new Deal(kind, other, currency, amount, day);
    }

    /** Some of it, such as 30 percent, in whole hundredths. */
    BigDecimal share(int percent) {
      return amount.multiply(BigDecimal.valueOf(percent, 2)).setScale(2, RoundingMode.DOWN);
    }
  }

  /**
   * A row of a book.
   *
   * @param group the amount in francs, with the sign of a receivable
   */
  record Booked(String id, BigDecimal group) {}

  private void rate(String currency, String september, String october) {
    rates.put(currency + " 2026-09", new BigDecimal(september));
    rates.put(currency + " 2026-10", new BigDecimal(october));
  }

  /** A deal of October. */
  Deal deal() {
    return deal(CURRENCIES.get(random.nextInt(CURRENCIES.size())));
  }

  Deal deal(String currency) {
    BigDecimal amount =
        currency.equals("JPY")
            ? BigDecimal.valueOf(100_000 + random.nextInt(9_000_000)).setScale(2)
            : BigDecimal.valueOf(50_000 + random.nextInt(9_000_000), 2);
    references += 1 + random.nextInt(3);
    return new Deal(
        KINDS.get(random.nextInt(KINDS.size())),
        String.format(Locale.ROOT, "IC-%05d", references),
        currency,
        amount,
        LocalDate.of(2026, 10, 4 + random.nextInt(17)));
  }

  /** A number of days that the companies may lie apart. */
  int daysApart() {
    return random.nextInt(7) - 3;
  }

  Booked receivable(Deal deal) {
    String id = String.format(Locale.ROOT, "AR-%05d", receivables.size() + 1);
    receivables.add(row(id, deal, deal.amount));
    return new Booked(id, inFrancs(deal));
  }

  /** A payable has the sign of a debt in the books of those who owe. */
  Booked payable(Deal deal) {
    String id = String.format(Locale.ROOT, "AP-%05d", payables.size() + 1);
    payables.add(row(id, deal, deal.amount.negate()));
    return new Booked(id, inFrancs(deal));
  }

  private static String row(String id, Deal deal, BigDecimal amount) {
    return String.join(
        ",",
        id,
        deal.kind,
        deal.reference,
        deal.day.toString(),
        deal.currency,
        amount.toPlainString());
  }

  private BigDecimal inFrancs(Deal deal) {
    BigDecimal rate = rates.get(deal.currency + " " + YearMonth.from(deal.day));
    return rate == null
        ? BigDecimal.ZERO
        : deal.amount.multiply(rate).setScale(2, RoundingMode.HALF_UP);
  }

  /** What must be matched with what. */
  void matched(String rule, List<Booked> left, List<Booked> right) {
    matches.add(rule + "," + ids(left) + "," + ids(right));
  }

  private static String ids(List<Booked> rows) {
    return String.join("+", rows.stream().map(Booked::id).sorted().toList());
  }

  /** What must be a break: right less left, where the side that is missing, null, is 0. */
  void broken(String type, String label, Booked left, Booked right) {
    BigDecimal owed = left == null ? BigDecimal.ZERO : left.group;
    BigDecimal owing = right == null ? BigDecimal.ZERO : right.group;
    breaks.add(
        String.join(
            ",",
            type,
            label,
            left == null ? "" : left.id,
            right == null ? "" : right.id,
            owing.subtract(owed).setScale(2).toPlainString()));
  }

  /** Writes all files into a folder. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    String header = "doc_no,kind,reference,booked_on,currency,amount";
    Collections.shuffle(receivables, random);
    Collections.shuffle(payables, random);
    write(folder.resolve("receivables-" + DATE + ".csv"), header, receivables);
    write(folder.resolve("payables-" + DATE + ".csv"), header, payables);
    List<String> lines = new ArrayList<>();
    rates.forEach((id, rate) -> lines.add(id + "," + rate.toPlainString()));
    write(folder.resolve("rates.csv"), "rate_id,rate", lines);
    write(
        folder.resolve("expected-matches-" + DATE + ".csv"),
        "rule,receivables,payables",
        List.copyOf(matches));
    write(
        folder.resolve("expected-breaks-" + DATE + ".csv"),
        "break_type,label,left_id,right_id,difference",
        List.copyOf(breaks));
  }

  private static void write(Path file, String header, List<String> lines) throws IOException {
    List<String> all = new ArrayList<>();
    all.add(header);
    all.addAll(lines);
    Files.writeString(file, String.join("\n", all) + "\n");
  }
}
