package dev.sluice.formula;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.plans.logical.CollectMetrics;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import scala.runtime.AbstractPartialFunction;

/**
 * A table that a plan reads for the second time, such as the own table of a SUMIFS. What is
 * observed of its rows is observed where they are read first; here an observation would only keep
 * the optimizer from leaving out the columns and lookups that the second use has no need of.
 */
final class SecondUse {

  private SecondUse() {}

  static Dataset<Row> of(Dataset<Row> rows) {
    LogicalPlan plan =
        rows.queryExecution()
            .analyzed()
            .transformUp(
                new AbstractPartialFunction<LogicalPlan, LogicalPlan>() {
                  @Override
                  public boolean isDefinedAt(LogicalPlan node) {
                    return node instanceof CollectMetrics;
                  }

                  @Override
                  public LogicalPlan apply(LogicalPlan node) {
                    return ((CollectMetrics) node).child();
                  }
                });
    return Dataset.ofRows(rows.sparkSession(), plan);
  }
}
