package dev.sluice.quality;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Decides whether a staged table may be published: evaluates a ruleset on exactly the rows that are
 * staged. It has three answers and never mixes up the last two: the rules hold, a rule does not
 * hold, a rule could not be evaluated.
 */
public final class Gate {

  /** How many rows that break a rule are shown at most. */
  public static final int SAMPLE_ROWS = 5;

  private final Instant now;

  /**
   * A gate at a point in time.
   *
   * @param now what {@code now()} in a rule stands for: the as-of time of the run, so that a second
   *     run judges the same
   */
  public Gate(Instant now) {
    this.now = now;
  }

  /**
   * Evaluates a ruleset. Reads the rows {@link Ruleset#passes} times, and once more for each failed
   * rule about rows to fetch samples; key rules and queries shuffle. Throws nothing for a rule that
   * cannot be evaluated: that is {@link Outcome#ERROR}.
   *
   * @param staged the rows to judge; each read must give the same rows, as a snapshot does
   */
  public Verdict evaluate(Dataset<Row> staged, Ruleset ruleset) {
    if (ruleset.rules().isEmpty()) {
      return Verdict.of(List.of());
    }
    SparkContext context = staged.sparkSession().sparkContext();
    String description = context.getLocalProperty("spark.job.description");
    context.setJobDescription("gate: " + ruleset.file());
    try (Survey survey = new Survey(staged)) {
      Table table = new Table(staged.schema(), now);
      List<Judge> judges = new ArrayList<>();
      for (RuleEntry rule : ruleset.rules()) {
        judges.add(new Judge(rule, table, survey));
      }
      survey.run();
      return Verdict.of(judges.stream().map(Judge::result).toList());
    } finally {
      context.setJobDescription(description);
    }
  }
}
