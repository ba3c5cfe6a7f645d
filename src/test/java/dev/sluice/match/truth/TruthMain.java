package dev.sluice.match.truth;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes a project with a big reconciliation, to be run as a benchmark:
 *
 * <pre>
 * {@code java -cp target/test-classes dev.sluice.match.truth.TruthMain SEED ROWS FOLDER [--skew 0.05]}
 * </pre>
 */
public final class TruthMain {

  private TruthMain() {}

  /** Takes a seed, how many rows a side has, a folder, and the share of rows with one key. */
  public static void main(String[] arguments) throws IOException {
    boolean isSkewed = arguments.length == 5 && arguments[3].equals("--skew");
    if (arguments.length != 3 && !isSkewed) {
      System.err.println("TruthMain SEED ROWS FOLDER [--skew 0.05]");
      System.exit(2);
    }
    long seed = Long.parseLong(arguments[0]);
    long rows = Long.parseLong(arguments[1].replace("_", ""));
    double skew = isSkewed ? Double.parseDouble(arguments[4]) : 0;
    new BigLedger(seed, rows, skew).write(Path.of(arguments[2]));
  }
}
