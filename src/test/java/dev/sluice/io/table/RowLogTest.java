package dev.sluice.io.table;

import static dev.sluice.io.table.TestTables.SPARK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class RowLogTest {

  private static final StructType COLUMNS =
      new StructType()
          .add("run_id", DataTypes.StringType)
          .add("rows", DataTypes.LongType)
          .add("share", DataTypes.DoubleType)
          .add("ended_at", DataTypes.TimestampType);

  private final TestTables tables = new TestTables();
  private final String name = tables.namespace + ".runs";

  private RowLog log(StructType columns) {
    return RowLog.of(tables.catalog, name, columns);
  }

  @Test
  void appendedRowsAreThereForSparkAndWithoutIt() {
    Instant ended = Instant.parse("2026-10-31T12:00:00.000001Z");
    Map<String, Object> row = Map.of("run_id", "ä", "rows", 5L, "share", 0.5, "ended_at", ended);
    log(COLUMNS).append(List.of(row, Map.of("run_id", "b")));
    log(COLUMNS).append(List.of(Map.of("rows", 7L)));
    log(COLUMNS).append(List.of());
    assertThat(log(COLUMNS).rows())
        .containsExactlyInAnyOrder(row, Map.of("run_id", "b"), Map.of("rows", 7L));
    assertThat(
            SPARK
                .table("lake." + name)
                .filter("run_id = 'ä'")
                .selectExpr("rows", "share", "ended_at = timestamp'2026-10-31 12:00:00.000001'")
                .collectAsList()
                .toString())
        .isEqualTo("[[5,0.5,true]]");
  }

  @Test
  void aLogThatWasNeverWrittenIsEmpty() {
    assertThat(log(COLUMNS).rows()).isEmpty();
  }

  @Test
  void aLaterVersionMayHaveMoreColumnsAndAnEarlierOneStillAppends() {
    StructType later =
        COLUMNS
            .add("day", DataTypes.DateType)
            .add("total", DataTypes.createDecimalType(18, 2))
            .add("tags", DataTypes.createArrayType(DataTypes.StringType))
            .add("dropped", DataTypes.createMapType(DataTypes.StringType, DataTypes.LongType));
    Map<String, Object> row =
        Map.of(
            "day", LocalDate.parse("2026-10-31"),
            "total", new BigDecimal("1.50"),
            "tags", List.of("x", "y"),
            "dropped", Map.of("filter", 3L));
    log(COLUMNS).append(List.of(Map.of("run_id", "a")));
    log(later).append(List.of(row));
    log(COLUMNS).append(List.of(Map.of("run_id", "c")));
    assertThat(log(COLUMNS).rows())
        .containsExactlyInAnyOrder(row, Map.of("run_id", "a"), Map.of("run_id", "c"));
  }

  @Test
  void aValueWithoutAColumnIsRefused() {
    assertThatThrownBy(() -> log(COLUMNS).append(List.of(Map.of("runid", "a"))))
        .hasMessageContaining("no column runid");
  }

  @Test
  void rowsOfManyWritersAtOnceAllArriveOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> work =
          IntStream.range(0, 16)
              .<Callable<Boolean>>mapToObj(
                  number ->
                      () -> {
                        log(COLUMNS).append(List.of(Map.of("rows", (long) number)));
                        return true;
                      })
              .toList();
      for (var done : threads.invokeAll(work)) {
        assertThat(done.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(log(COLUMNS).rows())
        .extracting(row -> row.get("rows"))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 16).mapToObj(number -> (Object) (long) number).toList());
  }
}
