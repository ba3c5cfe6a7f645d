package dev.sluice.match.truth;

import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A reconciliation of any size for benchmarks: mostly equal pairs, some within tolerance, some
 * late, few breaks. Every row is computed from its number alone, so that memory stays flat; the
 * entries of the ledger come in another order than those of the bank. The same seed makes the same
 * bytes.
 *
 * @param rows how many payments there are; a side has three in a thousand less
 * @param skew the share of payments that have one key in common, from 0 to 1: all with other
 *     amounts and days, three in a thousand of them on one side only
 */
public record BigLedger(long seed, long rows, double skew) {

  /** Few enough for every number here to fit, and more than a machine can read. */
  private static final long MOST_ROWS = 1_000_000_000L;

  private static final int ROWS_A_FILE = 1_000_000;
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);
  private static final int DAYS = 270;
  private static final List<String> CURRENCIES = List.of("EUR", "USD", "JPY", "CHF");
  private static final List<String> COUNTERPARTIES =
      List.of("Nordlicht Handels GmbH", "Café Zürich AG", "Vega Energy plc", "Blue Harbor LLC");

  /** What becomes of a payment, and how many of a thousand are of the kind. */
  private enum Kind {
    TOLERANCE(20, "tolerance"),
    LATE(20, "late"),
    AMOUNT(3, "amount"),
    DATE(3, "date"),
    MISSING_RIGHT(3, "missing-right"),
    MISSING_LEFT(3, "missing-left"),
    EXACT(1000, "exact");

    private final int perMille;
    private final String outcome;

    Kind(int perMille, String outcome) {
      this.perMille = perMille;
      this.outcome = outcome;
    }

    boolean isOn(Side side) {
      return this != (side == Side.BANK ? MISSING_LEFT : MISSING_RIGHT);
    }
  }

  public BigLedger {
    if (rows < 1 || rows > MOST_ROWS || skew < 0 || skew > 1) {
      throw new IllegalArgumentException("rows 1 to " + MOST_ROWS + ", skew 0 to 1");
    }
  }

  /**
   * Makes a folder a project: {@code jobs/match-big.yaml}, its {@code data/}, and {@code
   * expected.txt} with a line an outcome: rules with their pairs, break types with their breaks,
   * and the open rows of the common key a side.
   */
  public void write(Path folder) throws IOException {
    Path data = folder.resolve("data");
    for (Side side : Side.values()) {
      write(data.resolve(side.table()), side);
    }
    write(data.resolve("accounts.csv"), TruthJob.ACCOUNTS_HEADER + "\nA-0000,,\n");
    write(data.resolve("holidays.csv"), "day\n2026-05-01\n");
    write(
        folder.resolve("jobs/match-big.yaml"),
        "job: match-big\n" + TruthJob.text(TruthSettings.ofRows(0)));
    StringBuilder expected = new StringBuilder();
    expected()
        .forEach((name, count) -> expected.append(name).append(' ').append(count).append('\n'));
    write(folder.resolve("expected.txt"), expected.toString());
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void write(Path folder, Side side) throws IOException {
    Files.createDirectories(folder);
    long stride = stride();
    for (long begin = 0; begin < rows; begin += ROWS_A_FILE) {
      String name = String.format(Locale.ROOT, "part-%04d.csv", begin / ROWS_A_FILE);
      try (BufferedWriter file = Files.newBufferedWriter(folder.resolve(name))) {
        file.append(side.header()).append('\n');
        StringBuilder line = new StringBuilder();
        for (long row = begin; row < Math.min(rows, begin + ROWS_A_FILE); row++) {
          long payment = side == Side.BANK ? row : (row * stride + rows / 3) % rows;
          if (kind(payment).isOn(side)) {
            line.setLength(0);
            append(line, side, row, payment);
            file.append(line);
          }
        }
      }
    }
  }

  /** Walks through all payments in an order that looks like none. */
  private long stride() {
    long stride = (long) (rows * 0.618) + 1;
    while (!BigInteger.valueOf(stride).gcd(BigInteger.valueOf(rows)).equals(BigInteger.ONE)) {
      stride++;
    }
    return stride;
  }

  private void append(StringBuilder line, Side side, long row, long payment) {
    Kind kind = kind(payment);
    long dice = dice(payment, 1);
    boolean isSkewed = isSkewed(payment);
    padded(line.append(side == Side.BANK ? 'B' : 'L'), row, 9);
    padded(line.append(",A-"), isSkewed ? 0 : dice % 200, 4);
    boolean isRight = side == Side.LEDGER;
    long day = (dice >>> 10) % DAYS;
    if (isRight && kind == Kind.LATE) {
      day += 1 + (dice >>> 20) % 3;
    } else if (isRight && kind == Kind.DATE) {
      day += 10 + (dice >>> 20) % 10;
    }
    line.append(',').append(FIRST_DAY.plusDays(day));
    if (isSkewed) {
      line.append(",COMMON");
    } else {
      padded(line.append(",INV-"), payment, 10);
    }
    int name = isSkewed ? 0 : (int) ((dice >>> 30) % COUNTERPARTIES.size());
    // Tolerance is for francs alone.
    int currency = kind == Kind.TOLERANCE ? 3 : isSkewed ? 0 : (int) ((dice >>> 40) % 3);
    line.append(',').append(COUNTERPARTIES.get(name));
    line.append(',').append(CURRENCIES.get(currency)).append(',');
    cents(line, cents(payment, kind, isRight));
    line.append('\n');
  }

  private long cents(long payment, Kind kind, boolean isRight) {
    long dice = dice(payment, 2);
    boolean isMissing = kind == Kind.MISSING_LEFT || kind == Kind.MISSING_RIGHT;
    if (isSkewed(payment)) {
      // Rows without a partner are unlike all others, also in sum: those of the ledger are larger.
      long alone = (isRight ? 100 : 1) * (MOST_ROWS + payment) * 100;
      return isMissing ? alone : 100 + dice % 5_000_000;
    }
    long cents = (1000 + dice % 100_000_000) / 100 * 100 * (dice % 5 == 0 ? -1 : 1);
    if (isRight && kind == Kind.TOLERANCE) {
      return cents + (dice % 2 == 0 ? 1 : -1) * (1 + (dice >>> 40) % 5);
    }
    return isRight && kind == Kind.AMOUNT ? cents + 200 + (dice >>> 40) % 700 : cents;
  }

  private boolean isSkewed(long payment) {
    return (dice(payment, 3) >>> 10) < skew * (Long.MAX_VALUE >>> 10);
  }

  private Kind kind(long payment) {
    long dice = dice(payment, 4) % 1000;
    Kind kind = Kind.EXACT;
    for (Kind some : Kind.values()) {
      if (dice < some.perMille) {
        kind = some;
        break;
      }
      dice -= some.perMille;
    }
    boolean mayBeCommon = kind == Kind.MISSING_LEFT || kind == Kind.MISSING_RIGHT;
    return isSkewed(payment) && !mayBeCommon ? Kind.EXACT : kind;
  }

  /** The same number for the same payment and purpose, at least 0 (SplitMix64). */
  private long dice(long payment, int purpose) {
    long z = seed * 31 + (payment * 8 + purpose) * 0x9E3779B97F4A7C15L;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return (z ^ z >>> 31) >>> 1;
  }

  /** How often each outcome must be there. */
  Map<String, Long> expected() {
    Map<Kind, Long> apart = new EnumMap<>(Kind.class);
    Map<Kind, Long> common = new EnumMap<>(Kind.class);
    for (long payment = 0; payment < rows; payment++) {
      (isSkewed(payment) ? common : apart).merge(kind(payment), 1L, Long::sum);
    }
    Map<String, Long> expected = new TreeMap<>();
    apart.forEach((kind, count) -> expected.put(kind.outcome, count));
    expected.merge(Kind.EXACT.outcome, common.getOrDefault(Kind.EXACT, 0L), Long::sum);
    expected.put("common-bank", common.getOrDefault(Kind.MISSING_RIGHT, 0L));
    expected.put("common-ledger", common.getOrDefault(Kind.MISSING_LEFT, 0L));
    return expected;
  }

  private static void padded(StringBuilder line, long number, int digits) {
    String text = Long.toString(number);
    line.append("0".repeat(Math.max(0, digits - text.length()))).append(text);
  }

  private static void cents(StringBuilder line, long cents) {
    long all = Math.abs(cents);
    padded(line.append(cents < 0 ? "-" : "").append(all / 100).append('.'), all % 100, 2);
  }
}
