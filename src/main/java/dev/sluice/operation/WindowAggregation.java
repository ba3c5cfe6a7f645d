package dev.sluice.operation;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateExpression;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * The aggregates of groups as those of windows: every aggregate inside an expression is made over
 * the window, what is computed of them stays as it is. So a running result is for every row what
 * {@link Group} makes of the rows up to it.
 */
final class WindowAggregation {

  private WindowAggregation() {}

  /** The same value of the rows of a window. */
  static Column over(Column value, WindowSpec window) {
    return new Column(over(value.expr(), window));
  }

  private static Expression over(Expression value, WindowSpec window) {
    // Spark gives some aggregates, try_sum among them, only by name.
    return value instanceof AggregateExpression || value instanceof UnresolvedFunction
        ? new Column(value).over(window).expr()
        : value.mapChildren(child -> over(child, window));
  }
}
