package dev.sluice.step.count;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.SparkStrategy;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** Plans {@link CountedRows}. */
final class CountedRowsStrategy extends SparkStrategy {

  private static final CountedRowsStrategy INSTANCE = new CountedRowsStrategy();

  private CountedRowsStrategy() {}

  /** Makes a session understand counted rows; the session may be one of somebody else's making. */
  static void addTo(SparkSession spark) {
    synchronized (INSTANCE) {
      Seq<SparkStrategy> present = spark.experimental().extraStrategies();
      if (!present.contains(INSTANCE)) {
        List<SparkStrategy> all = new ArrayList<>(JavaConverters.seqAsJavaList(present));
        all.add(INSTANCE);
        spark.experimental().extraStrategies_$eq(JavaConverters.asScalaBuffer(all).toList());
      }
    }
  }

  @Override
  public Seq<SparkPlan> apply(LogicalPlan plan) {
    List<SparkPlan> planned =
        plan instanceof CountedRows counted
            ? List.of(new CountedRowsExec(planLater(counted.child()), counted.name()))
            : List.of();
    return JavaConverters.asScalaBuffer(planned).toList();
  }
}
