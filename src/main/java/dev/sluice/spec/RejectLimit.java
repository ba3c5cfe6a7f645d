package dev.sluice.spec;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How many rows of a source may go to quarantine before the run is refused.
 *
 * @param amount rows, or percent of the rows read
 */
public record RejectLimit(BigDecimal amount, boolean isPercent) {

  /** Some rows may be rejected, but never all. */
  public static final RejectLimit NOT_ALL = new RejectLimit(BigDecimal.valueOf(100), true);

  private static final Pattern WRITTEN = Pattern.compile("\\d{1,15}|\\d{1,3}(\\.\\d{1,6})?%");

  /** Reads {@code 100} (rows) or {@code 0.5%} (of the rows read). */
  static Optional<RejectLimit> parse(String written, Place place, Problems problems) {
    if (!WRITTEN.matcher(written).matches()) {
      problems.report(
          Problem.user(
              place,
              "bad-limit",
              "\""
                  + written
                  + "\" is no limit; it is a number of rows such as 100, or a share"
                  + " such as 0.5%"));
      return Optional.empty();
    }
    boolean percent = written.endsWith("%");
    String digits = percent ? written.substring(0, written.length() - 1) : written;
    return Optional.of(new RejectLimit(new BigDecimal(digits), percent));
  }

  /** Whether this many rejected rows of so many are too many. */
  public boolean isExceeded(long rejected, long read) {
    if (rejected == 0) {
      return false;
    }
    if (!isPercent) {
      return BigDecimal.valueOf(rejected).compareTo(amount) > 0;
    }
    BigDecimal allowed = amount.multiply(BigDecimal.valueOf(read)).movePointLeft(2);
    return rejected == read || BigDecimal.valueOf(rejected).compareTo(allowed) > 0;
  }

  /** As a user writes it. */
  @Override
  public String toString() {
    return amount.toPlainString() + (isPercent ? "%" : "");
  }
}
