package dev.sluice.run;

import java.math.BigDecimal;
import java.util.Map;

/**
 * What was counted at one stage in the pass that ran it anyway.
 *
 * @param made all rows, dropped and rejected ones included
 * @param failing rejected rows that forbid to publish
 * @param dropped rows dropped on purpose, by reason; where the stage groups, rows of the input
 * @param folded rows of the input that went into the made rows, where the stage groups
 * @param sides rows by {@code both}, {@code left} and {@code right}, where the stage joins
 * @param controls sums of the control columns
 * @param errors cells that hold an error and stay, by column and kind, none with 0
 */
record StageCounts(
    long made,
    long rejected,
    long failing,
    Map<String, Long> dropped,
    long folded,
    Map<String, Long> sides,
    Map<String, Sums> controls,
    Map<String, Map<String, Long>> errors) {

  /** The exact sums of one column over the rows that were kept, dropped and rejected. */
  record Sums(BigDecimal kept, BigDecimal dropped, BigDecimal rejected) {
    BigDecimal made() {
      return kept.add(dropped).add(rejected);
    }
  }

  /** The counts of a source of which nothing is rejected and nothing is summed. */
  static StageCounts ofRows(long rows) {
    return new StageCounts(rows, 0, 0, Map.of(), 0, Map.of(), Map.of(), Map.of());
  }

  /** Rows that go on. */
  long kept() {
    return made - rejected - dropped.values().stream().mapToLong(Long::longValue).sum();
  }

  long side(String side) {
    return sides.getOrDefault(side, 0L);
  }
}
