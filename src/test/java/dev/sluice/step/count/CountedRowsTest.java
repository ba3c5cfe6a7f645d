package dev.sluice.step.count;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testing.InterpretedSession;
import dev.sluice.testing.SharedSpark;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.util.QueryExecutionListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The oracle is the number of rows that were made. */
class CountedRowsTest {

  private static Map<String, Optional<Long>> counts(Dataset<Row> rows) {
    rows.collectAsList();
    return RowCounts.of(rows.queryExecution().executedPlan());
  }

  @Test
  void rowsAreCountedWithinTheGeneratedLoopOfAScan(@TempDir Path folder) {
    SparkSession spark = SharedSpark.session();
    String file = folder.resolve("rows").toString();
    spark
        .range(0, 10_000, 1, 3)
        .selectExpr("id", "id % 7 AS kind", "'x' AS text")
        .write()
        .parquet(file);
    Dataset<Row> kept =
        CountedRows.of(spark.read().parquet(file), "read").where("kind = 3").select("id");

    assertThat(kept.queryExecution().executedPlan().toString())
        .as("columns that nobody needs are not read")
        .doesNotContain("text#");
    assertThat(counts(kept)).containsExactly(Map.entry("read", Optional.of(10_000L)));
    assertThat(kept.queryExecution().executedPlan().toString())
        .contains("CountedRows")
        .doesNotContain("CollectMetrics");
  }

  @Test
  void rowsAreCountedWhereNoCodeIsGenerated() {
    SparkSession spark = InterpretedSession.get();
    Dataset<Row> rows = spark.range(0, 500, 1, 7).toDF();
    assertThat(counts(CountedRows.of(CountedRows.of(rows, "first").where("id < 20"), "second")))
        .isEqualTo(Map.of("first", Optional.of(500L), "second", Optional.of(20L)));
    assertThat(counts(CountedRows.of(spark.range(0).toDF(), "none")))
        .isIn(Map.of("none", Optional.of(0L)), Map.of());
  }

  @Test
  void countsAreFoundBehindShufflesAndInWrites(@TempDir Path folder) throws Exception {
    SparkSession spark = SharedSpark.session();
    Map<String, Optional<Long>> found = new ConcurrentHashMap<>();
    QueryExecutionListener listener =
        new QueryExecutionListener() {
          @Override
          public void onSuccess(String name, QueryExecution query, long nanoseconds) {
            found.putAll(RowCounts.of(query.executedPlan()));
          }

          @Override
          public void onFailure(String name, QueryExecution query, Exception failure) {}
        };
    spark.listenerManager().register(listener);
    Dataset<Row> left = CountedRows.of(spark.range(0, 3000, 1, 2).toDF(), "left");
    Dataset<Row> right = CountedRows.of(spark.range(1000, 9000, 1, 3).toDF(), "right");
    Dataset<Row> joined =
        left.as("l").hint("shuffle_hash").join(right.as("r"), col("l.id").equalTo(col("r.id")));
    CountedRows.of(joined.select(col("l.id")), "joined")
        .write()
        .parquet(folder.resolve("joined").toString());
    spark.sparkContext().listenerBus().waitUntilEmpty();
    spark.listenerManager().unregister(listener);

    assertThat(found)
        .isEqualTo(
            Map.of(
                "left", Optional.of(3000L),
                "right", Optional.of(8000L),
                "joined", Optional.of(2000L)));
  }
}
