package dev.sluice.step.count;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.execution.CommandResultExec;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.adaptive.AdaptiveSparkPlanExec;
import org.apache.spark.sql.execution.adaptive.QueryStageExec;
import org.apache.spark.sql.execution.columnar.InMemoryTableScanExec;
import scala.collection.JavaConverters;

/** What a finished pass counted. */
public final class RowCounts {

  private final Map<String, Optional<Long>> counts = new LinkedHashMap<>();

  private RowCounts() {}

  /**
   * The counts of a plan that ran, by name; empty for a name that stands in it more than once with
   * different counts.
   */
  public static Map<String, Optional<Long>> of(SparkPlan plan) {
    RowCounts found = new RowCounts();
    found.visit(plan);
    return found.counts;
  }

  private void visit(SparkPlan plan) {
    if (plan instanceof CountedRowsExec counted) {
      counts.merge(
          counted.name(),
          Optional.of(counted.count()),
          (first, second) -> first.equals(second) ? first : Optional.empty());
    }
    if (plan instanceof AdaptiveSparkPlanExec adaptive) {
      visit(adaptive.executedPlan());
    } else if (plan instanceof QueryStageExec stage) {
      visit(stage.plan());
    } else if (plan instanceof InMemoryTableScanExec cached) {
      visit(cached.relation().cachedPlan());
    } else if (plan instanceof CommandResultExec command) {
      visit(command.commandPhysicalPlan());
    }
    JavaConverters.seqAsJavaList(plan.children()).forEach(this::visit);
    JavaConverters.seqAsJavaList(plan.subqueries()).forEach(this::visit);
  }
}
