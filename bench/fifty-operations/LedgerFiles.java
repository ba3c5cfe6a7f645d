import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes two ledgers of about 100 bytes a row as CSV, the same bytes for the same arguments:
 *
 * <pre>java LedgerFiles.java ROWS FOLDER [SEED]</pre>
 *
 * <p>Every row of {@code ours} has an id; {@code theirs} has the same business in another order. Of
 * the ids, 3 % are only on one side. In {@code theirs}, 0.5 % of the rows repeat the id of a row
 * above with another amount and a later value date, so that a lookup must take the first. One
 * matched row in 20 differs in its amount, its value date or its counterparty.
 */
public final class LedgerFiles {

  private static final String HEADER =
      "id,account,counterparty,currency,amount,booked_on,value_on,description,status\n";
  private static final String[] CURRENCIES = {"EUR", "USD", "GBP", "CHF", "JPY"};
  private static final String[] STATUSES = {"open", "settled", "pending", "cancelled"};
  private static final String[] KINDS = {
    "invoice", "Invoice-correction", "salary", "card payment", "standing order", "refund", "fee"
  };
  private static final String[] FIRST = {
    "Acme", "Northern", "Blue River", "Alpha", "Kestrel", "Granite", "Juniper", "Harbour"
  };
  private static final String[] SECOND = {
    "Trading", "Logistics", "Foods", "Systems", "Energy", "Textiles", "Capital", "Motors"
  };
  private static final int ACCOUNTS = 5000;
  private static final LocalDate START = LocalDate.of(2026, 1, 1);
  private static final byte[][] DATES = dates();

  private final long rows;
  private final long seed;
  private final byte[] line = new byte[400];
  private int length;

  private LedgerFiles(long rows, long seed) {
    this.rows = rows;
    this.seed = seed;
  }

  public static void main(String[] arguments) throws Exception {
    long rows = Long.parseLong(arguments[0].replace("_", ""));
    Path folder = Path.of(arguments[1]);
    long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
    Files.createDirectories(folder);
    List<Thread> writers = new ArrayList<>();
    for (boolean ours : new boolean[] {true, false}) {
      Thread writer =
          new Thread(
              () -> {
                try {
                  new LedgerFiles(rows, seed)
                      .write(folder.resolve(ours ? "ours.csv" : "theirs.csv"), ours);
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              });
      writer.start();
      writers.add(writer);
    }
    for (Thread writer : writers) {
      writer.join();
    }
  }

  private void write(Path file, boolean ours) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      out.write(HEADER.getBytes(StandardCharsets.UTF_8));
      long step = coprime(rows);
      for (long i = 0; i < rows; i++) {
        if (ours) {
          row(out, i, true, false);
        } else {
          long copied = i - 1 - (mix(i ^ 7) >>> 1) % 5000;
          boolean repeats = mix(i ^ 11) % 200 == 0 && copied >= 0;
          row(out, Math.floorMod((repeats ? copied : i) * step + 17, rows), false, repeats);
        }
      }
    }
  }

  /** A step that visits every row once. */
  private static long coprime(long rows) {
    long step = 7_368_787;
    while (gcd(step, rows) != 1) {
      step += 2;
    }
    return step % rows == 0 ? 1 : step;
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  private void row(OutputStream out, long key, boolean ours, boolean repeats) throws IOException {
    length = 0;
    long h = mix(key);
    boolean alone = Math.floorMod(h >>> 3, 100) < 3;
    boolean differs = !ours && Math.floorMod(h >>> 13, 20) == 0;
    int how = (int) Math.floorMod(h >>> 23, 3);
    text(alone ? (ours ? "TA" : "TB") : "TX");
    padded(Math.floorMod(key * 7_000_003L, 9_999_999_967L), 10);
    comma();
    long account = Math.floorMod(mix(h ^ 1), ACCOUNTS);
    text(account % 3 == 0 ? "DE10" : account % 3 == 1 ? "FR20" : "GB30");
    padded(account % 90 + 100, 3);
    padded(account, 6);
    comma();
    int party = (int) Math.floorMod(mix(h ^ 2), 64L * 50);
    text(FIRST[party & 7]);
    text(" ");
    text(SECOND[(party >> 3) & 7]);
    text(differs && how == 2 ? " Ltd. " : " Ltd ");
    number(party >> 6);
    comma();
    text(CURRENCIES[(int) (account % CURRENCIES.length)]);
    comma();
    long cents = Math.floorMod(mix(h ^ 3), 5_000_000L) * (Math.floorMod(h >>> 33, 4) == 0 ? -1 : 1);
    cents += differs && how == 0 ? 1 + Math.floorMod(h, 999) : 0;
    cents += repeats ? 12_345 : 0;
    if (cents < 0) {
      text("-");
    }
    number(Math.abs(cents) / 100);
    text(".");
    padded(Math.abs(cents) % 100, 2);
    comma();
    int day = (int) Math.floorMod(h >>> 5, 330);
    bytes(DATES[day]);
    comma();
    int value = day + (int) Math.floorMod(h >>> 17, 3) + (differs && how == 1 ? 5 : 0);
    bytes(DATES[value + (repeats ? 10 : 0)]);
    comma();
    text(KINDS[(int) Math.floorMod(mix(h ^ 4), KINDS.length)]);
    text(" no-");
    padded(Math.floorMod(mix(h ^ 5), 10_000_000L), 7);
    comma();
    text(STATUSES[(int) Math.floorMod(mix(h ^ 6), STATUSES.length)]);
    line[length++] = '\n';
    out.write(line, 0, length);
  }

  private long mix(long value) {
    long z = value * 0x9E3779B97F4A7C15L + seed;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return (z ^ (z >>> 31)) & Long.MAX_VALUE;
  }

  private void comma() {
    line[length++] = ',';
  }

  private void text(String text) {
    for (int i = 0; i < text.length(); i++) {
      line[length++] = (byte) text.charAt(i);
    }
  }

  private void bytes(byte[] bytes) {
    System.arraycopy(bytes, 0, line, length, bytes.length);
    length += bytes.length;
  }

  private void number(long number) {
    text(Long.toString(number));
  }

  private void padded(long number, int width) {
    for (int i = width - 1; i >= 0; i--) {
      line[length + i] = (byte) ('0' + number % 10);
      number /= 10;
    }
    length += width;
  }

  private static byte[][] dates() {
    byte[][] dates = new byte[400][];
    for (int i = 0; i < dates.length; i++) {
      dates[i] = START.plusDays(i).toString().getBytes(StandardCharsets.UTF_8);
    }
    return dates;
  }
}
