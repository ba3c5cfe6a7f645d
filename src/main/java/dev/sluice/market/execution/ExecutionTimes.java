package dev.sluice.market.execution;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long executions took: shares by range of time, the share-weighted mean and percentiles. All
 * times are kept, 50 bytes each, since percentiles are exact.
 */
final class ExecutionTimes {

  /** Upper ends of the ranges in microseconds; the last range has none. */
  private static final long[] ENDS = {
    100, 1_000, 10_000, 1_000_000, 10_000_000, 30_000_000, 300_000_000, Long.MAX_VALUE
  };

  private static final String[] NAMES = {
    "shares_below_100us",
    "shares_100us_to_1ms",
    "shares_1ms_to_10ms",
    "shares_10ms_to_1s",
    "shares_1s_to_10s",
    "shares_10s_to_30s",
    "shares_30s_to_5min",
    "shares_from_5min"
  };

  private static final int MICROS = 6;

  private record Time(long micros, BigDecimal shares) {}

  private final List<Time> times = new ArrayList<>();
  private final BigDecimal[] shares = new BigDecimal[ENDS.length];
  private BigDecimal total = BigDecimal.ZERO;
  private BigDecimal shareSeconds = BigDecimal.ZERO;

  ExecutionTimes() {
    Arrays.fill(shares, BigDecimal.ZERO);
  }

  void add(long micros, BigDecimal executed) {
    times.add(new Time(micros, executed));
    total = total.add(executed);
    shareSeconds = shareSeconds.add(executed.multiply(BigDecimal.valueOf(micros, MICROS)));
    int range = 0;
    while (micros >= ENDS[range]) {
      range++;
    }
    shares[range] = shares[range].add(executed);
  }

  void write(ResultRow row) {
    for (int i = 0; i < NAMES.length; i++) {
      row.shares(NAMES[i], shares[i]);
    }
    times.sort(Comparator.comparingLong(Time::micros));
    row.ratio("average_seconds", shareSeconds, total);
    row.amount("share_seconds", shareSeconds);
    row.seconds("median_seconds", percentile(50));
    row.seconds("percentile_99_seconds", percentile(99));
  }

  /** The shortest time within which so many percent of the shares were executed. */
  private @Nullable Long percentile(int percent) {
    BigDecimal wanted = total.multiply(BigDecimal.valueOf(percent, 2));
    BigDecimal reached = BigDecimal.ZERO;
    for (Time time : times) {
      reached = reached.add(time.shares());
      if (reached.compareTo(wanted) >= 0) {
        return time.micros();
      }
    }
    return null;
  }
}
