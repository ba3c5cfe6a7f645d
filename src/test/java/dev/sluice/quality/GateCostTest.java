package dev.sluice.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testing.SharedSpark;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Counts the records that Spark really reads from a file while the gate judges it. */
class GateCostTest {

  private static final int ROWS = 1_000;

  @Test
  void rulesThatCanShareReadTheRowsOnce() throws TimeoutException {
    assertReads(
        1,
        "RowCount = 1000",
        "RowCount > 1 where \"id > 5\"",
        "ColumnCount = 3",
        "IsComplete \"id\"",
        "Completeness \"name\" > 0.5",
        "ColumnValues \"id\" >= 0",
        "ColumnValues \"name\" matches \"n[0-9]+\" with threshold > 0.9",
        "ColumnLength \"name\" > 1",
        "ColumnDataType \"name\" = \"DATE\" with threshold < 0.1",
        "Mean \"id\" > 1",
        "Sum \"id\" > 1",
        "StandardDeviation \"id\" > 1",
        "ColumnCorrelation \"id\" \"price\" > 0.5",
        "CustomSql \"select id from primary where id >= 0\"",
        "(RowCount > 1) and (IsComplete \"name\")");
  }

  @Test
  void keyRulesShareOneReadForEachSetOfColumnsAndRows() throws TimeoutException {
    assertReads(
        3,
        "IsUnique \"id\"",
        "Uniqueness \"id\" = 1.0",
        "Entropy \"id\" > 1",
        "IsPrimaryKey \"id\" \"name\"",
        "DistinctValuesCount \"name\" \"id\" > 1",
        "UniqueValueRatio \"id\" > 0.5 where \"id > 10\"",
        "IsUnique \"id\" where \"id > 10\"");
  }

  @Test
  void everyQueryIsAReadOfItsOwn() throws TimeoutException {
    assertReads(
        3,
        "CustomSql \"select max(id) from primary\" = 999",
        "CustomSql \"select min(id) from primary\" = 0",
        "RowCount > 1");
    assertReads(2, "CustomSql \"select p.id from primary p where p.id >= 0\"");
  }

  @Test
  void theSchemaAloneCostsNothing() throws TimeoutException {
    assertReads(0, "ColumnCount = 3", "ColumnExists \"id\"");
  }

  private static void assertReads(int passes, String... rules) throws TimeoutException {
    var session = SharedSpark.session();
    String path = SharedSpark.home().resolve("gate-cost").toString();
    Rows.sql("select id, concat('n', id) name, id / 2 price from range(" + ROWS + ")")
        .coalesce(2)
        .write()
        .mode("overwrite")
        .parquet(path);
    Dataset<Row> rows = session.read().parquet(path);
    AtomicLong records = new AtomicLong();
    SparkListener listener =
        new SparkListener() {
          @Override
          public void onStageCompleted(SparkListenerStageCompleted stage) {
            records.addAndGet(stage.stageInfo().taskMetrics().inputMetrics().recordsRead());
          }
        };
    Ruleset ruleset = Rows.rules(rules);
    session.sparkContext().listenerBus().waitUntilEmpty();
    session.sparkContext().addSparkListener(listener);
    try {
      assertThat(new Gate(Rows.NOW).evaluate(rows, ruleset).passed()).isTrue();
      session.sparkContext().listenerBus().waitUntilEmpty();
    } finally {
      session.sparkContext().removeSparkListener(listener);
    }
    assertThat(records.get()).isEqualTo((long) passes * ROWS);
    assertThat(ruleset.passes()).isEqualTo(passes);
  }
}
