package dev.sluice.formula.compile;

import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.jspecify.annotations.Nullable;

/**
 * One aggregate over the rows of a table.
 *
 * @param input what is aggregated, where it is not null; null to count rows
 * @param condition which rows count; null for all
 * @param result the column that holds the outcome; null where no row counted
 */
public record Measure(
    Kind kind, @Nullable Expression input, @Nullable Expression condition, Attribute result) {

  /** What is computed. */
  public enum Kind {
    SUM,
    COUNT,
    MIN,
    MAX
  }

  boolean same(
      Kind otherKind, @Nullable Expression otherInput, @Nullable Expression otherCondition) {
    return kind == otherKind && same(input, otherInput) && same(condition, otherCondition);
  }

  /** True when two aggregates count the same rows. */
  public static boolean sameRows(Measure one, Measure other) {
    return same(one.condition, other.condition);
  }

  private static boolean same(@Nullable Expression one, @Nullable Expression other) {
    return one == null || other == null ? one == other : one.semanticEquals(other);
  }
}
