import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * Writes two tables of ten columns and about 95 bytes a row as CSV, the same bytes for the same
 * arguments:
 *
 * <pre>java DiffFiles.java ROWS FOLDER [skew]</pre>
 *
 * <p>{@code b} has the rows of {@code a} in another order. Of the rows 1 % are only on one side, and
 * 5 % of the others differ in one cell. With {@code skew} one row in 20 of either table has one
 * key.
 */
public final class DiffFiles {

  private static final String HEADER =
      "id,account,currency,amount,price,quantity,booked_on,description,status,branch\n";
  private static final String[] CURRENCIES = {"EUR", "USD", "GBP", "CHF", "JPY"};
  private static final String[] STATUSES = {"open", "settled", "pending", "cancelled"};
  private static final String[] KINDS = {"invoice", "salary", "card payment", "refund", "fee"};
  private static final int SKEWED = 20;
  private static final LocalDate START = LocalDate.of(2026, 1, 1);

  private final long rows;
  private final boolean skewed;
  private final StringBuilder line = new StringBuilder();

  private DiffFiles(long rows, boolean skewed) {
    this.rows = rows;
    this.skewed = skewed;
  }

  public static void main(String[] arguments) throws Exception {
    long rows = Long.parseLong(arguments[0].replace("_", ""));
    Path folder = Path.of(arguments[1]);
    boolean skewed = arguments.length > 2 && arguments[2].equals("skew");
    Files.createDirectories(folder);
    Thread b = new Thread(() -> new DiffFiles(rows, skewed).write(folder.resolve("b.csv"), false));
    b.start();
    new DiffFiles(rows, skewed).write(folder.resolve("a.csv"), true);
    b.join();
  }

  private void write(Path file, boolean isA) {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      out.write(HEADER.getBytes(StandardCharsets.UTF_8));
      long step = coprime();
      for (long i = 0; i < rows; i++) {
        row(isA ? i : Math.floorMod(i * step + 17, rows), isA);
        out.write(line.toString().getBytes(StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private long coprime() {
    long step = 7_368_787;
    while (gcd(step, rows) != 1) {
      step += 2;
    }
    return step;
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  private void row(long key, boolean isA) {
    long h = mix(key);
    boolean isAlone = h % 100 == 0;
    int changed = !isA && (h >>> 8) % 20 == 0 ? (int) ((h >>> 16) % 4) : -1;
    line.setLength(0);
    if (skewed && (h >>> 40) % SKEWED == 0) {
      line.append("T0000000000");
    } else {
      padded(isAlone ? (isA ? "TA" : "TB") : "T", Math.floorMod(key * 7_000_003L, 9_999_999_967L), 10);
    }
    long account = mix(h ^ 1) % 5000;
    padded(",DE10", account, 8);
    line.append(',').append(CURRENCIES[(int) (account % 5)]);
    decimal(mix(h ^ 2) % 5_000_000 + (changed == 0 ? 1 : 0), 2);
    decimal(mix(h ^ 3) % 100_000_000 + (changed == 1 ? 100 : 0), 4);
    line.append(',').append(mix(h ^ 4) % 1000);
    line.append(',').append(START.plusDays((h >>> 24) % 330 + (changed == 2 ? 1 : 0)));
    line.append(',').append(KINDS[(int) (mix(h ^ 5) % 5)]).append(changed == 3 ? " NO-" : " no-");
    padded("", mix(h ^ 6) % 10_000_000, 7);
    line.append(',').append(STATUSES[(int) (mix(h ^ 7) % 4)]);
    line.append(',').append(mix(h ^ 8) % 200).append('\n');
  }

  private void decimal(long units, int places) {
    long one = places == 2 ? 100 : 10_000;
    line.append(',').append(units / one).append('.');
    padded("", units % one, places);
  }

  private void padded(String before, long number, int width) {
    String digits = Long.toString(number);
    line.append(before).append("0".repeat(width - digits.length())).append(digits);
  }

  private static long mix(long value) {
    long z = value * 0x9E3779B97F4A7C15L + 1;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return (z ^ (z >>> 31)) & Long.MAX_VALUE;
  }
}
