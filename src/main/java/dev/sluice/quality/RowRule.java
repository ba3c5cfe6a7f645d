package dev.sluice.quality;

import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/**
 * Judges the rules that look at each row: they hold when every row in question meets them or, with
 * a threshold, when the share of the rows that do meets the threshold. Of no rows, all meet it.
 */
final class RowRule {

  private RowRule() {}

  /**
   * Asks for the share of the rows that meet a condition.
   *
   * @param condition a condition that is never null
   */
  static Answer ask(Survey survey, WrittenRule rule, Column condition, String measured) {
    Supplier<Share> share = survey.share(condition, rule.where());
    return Answer.of(() -> finding(share.get(), rule, measured))
        .showing(() -> survey.rows(rule.where()).filter(functions.not(condition)));
  }

  static Finding finding(Share share, WrittenRule rule, String measured) {
    boolean met =
        rule.threshold() == null
            ? share.broken() == 0
            : rule.threshold().holdsForRatio(share.ratio());
    return finding(met, share, measured);
  }

  /** The same words for a rule that compares the share itself. */
  static Finding finding(boolean met, Share share, String measured) {
    Measurement ratio = Measurement.of(measured, share.ratio());
    String message =
        share.rows() == 0
            ? "there are no rows to break it"
            : share.broken() == 0
                ? "all %,d rows meet it".formatted(share.rows())
                : "%,d of %,d rows do not meet it; %s is %s"
                    .formatted(share.broken(), share.rows(), measured, ratio.text());
    return new Finding(met, List.of(ratio), message);
  }
}
