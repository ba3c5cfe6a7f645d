package dev.sluice.quality;

import dev.sluice.problem.Problems;
import java.util.List;
import java.util.Optional;

/**
 * One kind of rule. A new kind is one class that implements this and one line in {@link
 * RuleTypes#ALL}.
 */
interface RuleType {

  /** The name in DQDL; upper and lower case matter. */
  String ruleName();

  /** What may be written after the name; the reader enforces it. */
  Shape shape();

  /** A rule of this type as a user would write it. */
  String example();

  /** What is wrong in what is written, beyond its shape and whatever the table is. */
  default Optional<String> fault(WrittenRule rule) {
    return Optional.empty();
  }

  /** The reads of the staged rows that the rule needs; none when the schema says all. */
  List<Cost> costs(WrittenRule rule);

  /**
   * Checks the rule against the table and says how to evaluate it. Reports every fault and returns
   * nothing when there is one. Triggers no Spark action and needs no session.
   */
  Optional<Question> bind(WrittenRule rule, Table table, Problems problems);

  /** A rule that fits its table. */
  @FunctionalInterface
  interface Question {

    /** Asks the survey for what the rule needs, and returns how to judge it afterwards. */
    Answer ask(Survey survey);
  }
}
