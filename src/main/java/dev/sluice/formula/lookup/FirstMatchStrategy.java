package dev.sluice.formula.lookup;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.SparkStrategy;
import org.apache.spark.sql.internal.SQLConf;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * Plans lookups: a right table that is small by its statistics is sent to every task, as Spark does
 * with the small side of a join; else both tables are shuffled by key. The adaptive planner asks
 * again when it knows the true size of a shuffled table.
 */
final class FirstMatchStrategy extends SparkStrategy {

  private static final FirstMatchStrategy INSTANCE = new FirstMatchStrategy();

  private FirstMatchStrategy() {}

  /** Makes a session understand lookups; the session may be one of somebody else's making. */
  static void addTo(SparkSession spark) {
    synchronized (INSTANCE) {
      Seq<SparkStrategy> present = spark.experimental().extraStrategies();
      if (!present.contains(INSTANCE)) {
        List<SparkStrategy> all = new ArrayList<>(JavaConverters.seqAsJavaList(present));
        all.add(INSTANCE);
        spark.experimental().extraStrategies_$eq(Keys.sequence(all));
      }
    }
  }

  @Override
  public Seq<SparkPlan> apply(LogicalPlan plan) {
    if (!(plan instanceof FirstMatch lookup)) {
      return Keys.sequence(List.of());
    }
    return Keys.sequence(
        List.of(
            new FirstMatchExec(
                planLater(lookup.left()),
                planLater(lookup.right()),
                lookup.leftKeys(),
                lookup.rightKeys(),
                lookup.order(),
                isSmall(lookup.right()))));
  }

  private static boolean isSmall(LogicalPlan table) {
    long most = SQLConf.get().autoBroadcastJoinThreshold();
    scala.math.BigInt bytes = table.stats().sizeInBytes();
    return most >= 0 && bytes.$less$eq(scala.math.BigInt.apply(most));
  }
}
