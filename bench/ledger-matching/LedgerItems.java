import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * Writes a bank statement and a ledger of so many rows each: of a thousand rows 950 agree, 20 are
 * some cents apart, 20 some days late, 5 differ by more, 5 are missing on the other side. The same
 * arguments give the same bytes.
 *
 * <p>{@code java LedgerItems.java ROWS FOLDER [skew]}; with skew one reference has 5 % of the rows of
 * either side.
 */
final class LedgerItems {

  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final int FILES = 4;

  public static void main(String[] arguments) throws IOException {
    long rows = Long.parseLong(arguments[0]);
    Path folder = Path.of(arguments[1]);
    boolean skewed = arguments.length > 2;
    long step = coprime(rows);
    for (boolean right : new boolean[] {false, true}) {
      Path side = folder.resolve(right ? "ledger" : "bank");
      Files.createDirectories(side);
      for (int file = 0; file < FILES; file++) {
        try (BufferedWriter out = Files.newBufferedWriter(side.resolve("part-" + file + ".csv"))) {
          out.write(
              "id,account,booked_on,reference,counterparty,currency,amount,branch,status,note\n");
          for (long i = rows * file / FILES; i < rows * (file + 1) / FILES; i++) {
            // The ledger has the same items in another order.
            long item = right ? (i * step + 7) % rows : i;
            out.write(line(item, rows, right, skewed));
          }
        }
      }
    }
  }

  private static long coprime(long rows) {
    long step = (long) (rows * 0.6180339887) | 1;
    while (gcd(step, rows) != 1) {
      step += 2;
    }
    return step;
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  private static String line(long item, long rows, boolean right, boolean skewed) {
    long mixed = mix(item);
    int kind = (int) (item % 1000);
    long cents = Math.floorMod(mixed, 100_000_000L) - 20_000_000L;
    LocalDate day = FIRST.plusDays(Math.floorMod(mixed >>> 17, 300L));
    String reference = "INV-" + item;
    if (skewed && item % 20 == 3) {
      reference = "COLLECTIVE";
    } else if (right && kind >= 950) {
      if (kind < 970) {
        cents += kind % 5 + 1;
      } else if (kind < 990) {
        day = day.plusDays(kind % 4 + 1);
      } else if (kind < 995) {
        cents += 100 + kind;
      } else {
        reference = "OTHER-" + item;
      }
    }
    return (right ? "L" : "B")
        + item
        + ",ACC-"
        + Math.floorMod(mixed >>> 7, 500L)
        + ","
        + day
        + ","
        + reference
        + ",Counterparty "
        + Math.floorMod(mixed >>> 23, 20_000L)
        + ",CHF,"
        + (cents < 0 ? "-" : "")
        + Math.abs(cents) / 100
        + "."
        + (Math.abs(cents) % 100 < 10 ? "0" : "")
        + Math.abs(cents) % 100
        + ","
        + Math.floorMod(mixed >>> 31, 90L)
        + ",BOOKED,Payment of "
        + reference
        + "\n";
  }

  private static long mix(long value) {
    long mixed = (value + 1) * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
