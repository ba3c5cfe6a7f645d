package dev.sluice.quality;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** How to judge a rule once the survey has run. */
final class Answer {

  private final Supplier<Finding> finding;
  private final @Nullable Supplier<Dataset<Row>> culprits;

  private Answer(Supplier<Finding> finding, @Nullable Supplier<Dataset<Row>> culprits) {
    this.finding = finding;
    this.culprits = culprits;
  }

  static Answer of(Supplier<Finding> finding) {
    return new Answer(finding, null);
  }

  /** The same answer of a rule about rows, with the rows (or keys) that break it. */
  Answer showing(Supplier<Dataset<Row>> newCulprits) {
    return new Answer(finding, newCulprits);
  }

  /**
   * The judgement.
   *
   * @throws Measure.Unmeasured when the survey could not measure what the rule needs
   */
  Finding finding() {
    return finding.get();
  }

  /** The rows that break the rule, not yet read; nothing when the rule is not about rows. */
  Optional<Dataset<Row>> culprits() {
    return Optional.ofNullable(culprits).map(Supplier::get);
  }
}
