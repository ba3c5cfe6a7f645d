package dev.sluice.run;

import dev.sluice.step.count.RowCounts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.util.QueryExecutionListener;
import scala.collection.JavaConverters;

/**
 * Collects what the passes of a run observed. When passes disagree (a stage ran twice, or a pass
 * stopped early) nothing is told, so that the run counts again.
 */
final class ObservedCounts implements QueryExecutionListener, AutoCloseable {

  private final SparkSession spark;
  private final Map<String, Optional<Row>> observed = new LinkedHashMap<>();

  private ObservedCounts(SparkSession spark) {
    this.spark = spark;
  }

  /** Starts to listen. */
  static ObservedCounts listen(SparkSession spark) {
    ObservedCounts counts = new ObservedCounts(spark);
    spark.listenerManager().register(counts);
    return counts;
  }

  @Override
  public synchronized void onSuccess(String name, QueryExecution query, long nanoseconds) {
    JavaConverters.mapAsJavaMap(query.observedMetrics())
        .forEach((observation, row) -> add(observation, Optional.of(row)));
    RowCounts.of(query.executedPlan())
        .forEach((observation, rows) -> add(observation, rows.map(Measures::plainCount)));
  }

  private void add(String observation, Optional<Row> row) {
    observed.merge(
        observation, row, (earlier, now) -> earlier.equals(now) ? earlier : Optional.empty());
  }

  @Override
  public void onFailure(String name, QueryExecution query, Exception failure) {
    // The failure reaches the caller of the action; what was observed until then proves nothing.
  }

  /** What a finished pass observed, if all passes agree. */
  Optional<Row> of(String observation) {
    try {
      // Listeners hear of a pass after its caller does.
      spark.sparkContext().listenerBus().waitUntilEmpty();
    } catch (java.util.concurrent.TimeoutException e) {
      return Optional.empty();
    }
    synchronized (this) {
      return observed.getOrDefault(observation, Optional.empty());
    }
  }

  @Override
  public void close() {
    spark.listenerManager().unregister(this);
  }
}
