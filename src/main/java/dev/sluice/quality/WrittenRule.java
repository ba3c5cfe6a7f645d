package dev.sluice.quality;

import dev.sluice.problem.Place;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One rule as written, its shape already checked against its type.
 *
 * @param type the rule type, such as {@code IsComplete}
 * @param parameters the columns, or the query of a {@code CustomSql}
 * @param condition what the measured value is compared with, if the type takes a condition
 * @param threshold what the share of rows that meet the rule is compared with, if written
 * @param where SQL that says which rows the rule is about, if written
 * @param text the rule on one line and without comments
 */
record WrittenRule(
    String type,
    List<String> parameters,
    @Nullable Comparison condition,
    @Nullable Comparison threshold,
    @Nullable String where,
    String text,
    Place place) {

  WrittenRule {
    parameters = List.copyOf(parameters);
  }

  /** The first parameter, of a type that takes at least one. */
  String parameter() {
    return parameters.get(0);
  }

  /** The condition of a type that requires one. */
  Comparison requiredCondition() {
    return Optional.ofNullable(condition)
        .orElseThrow(() -> new IllegalStateException("a rule without its condition: " + text));
  }
}
