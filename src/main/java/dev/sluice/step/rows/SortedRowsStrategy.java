package dev.sluice.step.rows;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.SparkStrategy;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** Plans what is done with sorted rows. */
final class SortedRowsStrategy extends SparkStrategy {

  private static final SortedRowsStrategy INSTANCE = new SortedRowsStrategy();

  private SortedRowsStrategy() {}

  /** Makes a session understand sorted rows; the session may be one of somebody else's making. */
  static void addTo(SparkSession spark) {
    synchronized (INSTANCE) {
      Seq<SparkStrategy> present = spark.experimental().extraStrategies();
      if (!present.contains(INSTANCE)) {
        List<SparkStrategy> all = new ArrayList<>(JavaConverters.seqAsJavaList(present));
        all.add(INSTANCE);
        spark.experimental().extraStrategies_$eq(SortedRows.sequence(all));
      }
    }
  }

  @Override
  public Seq<SparkPlan> apply(LogicalPlan plan) {
    if (plan instanceof SortedRows rows) {
      return only(
          new SortedRowsExec(
              planLater(rows.child()),
              rows.together(),
              rows.order(),
              rows.output(),
              rows.function()));
    }
    if (plan instanceof AddedToRows rows) {
      return only(
          new AddedToRowsExec(
              planLater(rows.child()),
              rows.together(),
              rows.order(),
              rows.added(),
              rows.function()));
    }
    return SortedRows.sequence(List.of());
  }

  private static Seq<SparkPlan> only(SparkPlan plan) {
    return SortedRows.sequence(List.of(plan));
  }
}
