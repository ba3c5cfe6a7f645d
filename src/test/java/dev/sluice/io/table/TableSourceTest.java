package dev.sluice.io.table;

import static dev.sluice.io.table.TableTarget.Mode.APPEND;
import static dev.sluice.io.table.TestTables.PLACE;
import static dev.sluice.io.table.TestTables.SETTINGS;
import static dev.sluice.io.table.TestTables.SPARK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class TableSourceTest {

  private final TestTables tables = new TestTables();

  private TableSource source() {
    Problems problems = new Problems();
    TableSource source =
        TableSource.find(tables.catalog, tables.namespace + ".t", PLACE, problems).orElseThrow();
    assertThat(problems.all()).isEmpty();
    return source;
  }

  @Test
  void aSourceStaysAtTheStateItHadWhenTheJobWasPlanned() {
    tables.publish(tables.target(APPEND), "k1", "1 mo", "2 tu");
    TableSource source = source();
    tables.publish(tables.target(APPEND), "k2", "3 we");
    assertThat(TestTables.written(source.read(SPARK))).containsExactly("1 mo", "2 tu");
    assertThat(source.rowCount()).hasValue(2);
    assertThat(source.schema()).isEqualTo(TestTables.COLUMNS);
    assertThat(source().snapshotId())
        .hasValue(tables.existing().currentSnapshot().snapshotId())
        .isNotEqualTo(source.snapshotId());
  }

  @Test
  void everyRowKnowsItsFileAndPosition() {
    tables.publish(tables.target(APPEND), "k1", "5 mo", "3 tu", "4 we");
    List<Row> rows =
        source()
            .read(SPARK)
            .orderBy(HiddenColumns.ROW_ORDER)
            .select("id", "__row.file", "__row.block", "__row.position")
            .collectAsList();
    List<String> files = rows.stream().map(row -> row.getString(1)).distinct().toList();
    assertThat(rows).allMatch(row -> row.getLong(2) == 0);
    for (String file : files) {
      assertThat(file).endsWith(".parquet");
      assertThat(rows.stream().filter(row -> row.getString(1).equals(file)))
          .extracting(row -> row.getLong(3))
          .containsExactlyElementsOf(
              LongStream.range(
                      0, rows.stream().filter(row -> row.getString(1).equals(file)).count())
                  .boxed()
                  .toList());
    }
  }

  @Test
  void thePlaceIsNotReadWhenNothingAsksForIt() {
    tables.publish(tables.target(APPEND), "k1", "5 mo");
    String plan = source().read(SPARK).select("id").queryExecution().executedPlan().toString();
    assertThat(plan).contains("id").doesNotContain("_file").doesNotContain("_pos");
  }

  @Test
  void aTableWithoutAStateHasNoRows() {
    try (StagedTable staged = tables.stage(tables.target(APPEND), "k1", "1 mo")) {
      TableSource source = source();
      staged.publish(1, again -> true);
      assertThat(source.snapshotId()).isEmpty();
      assertThat(source.rowCount()).hasValue(0);
      assertThat(source.read(SPARK).columns()).containsExactly("id", "day", "__row");
      assertThat(source.read(SPARK).count()).isZero();
    }
  }

  @Test
  void aMissingTableIsToldWithTheOneThatWasMeant() {
    tables.publish(tables.target(APPEND), "k1", "1 mo");
    Problems problems = new Problems();
    assertThat(TableSource.find(tables.catalog, tables.namespace + ".tt", PLACE, problems))
        .isEmpty();
    assertThat(TableSource.find(tables.catalog, "nowhere.t", PLACE, problems)).isEmpty();
    assertThat(TableSource.find(tables.catalog, "t", PLACE, problems)).isEmpty();
    assertThat(problems.all().stream().map(Problem::render))
        .containsExactly(
            "jobs/a.yaml:7: publish.t: table \"%1$s.tt\" does not exist; \"%1$s\" has t; did you mean \"t\"?"
                .formatted(tables.namespace),
            "jobs/a.yaml:7: publish.t: table \"nowhere.t\" does not exist; namespace \"nowhere\""
                + " has no tables",
            "jobs/a.yaml:7: publish.t: \"t\" is no table name; write namespace.table, such as"
                + " finance.ledger");
  }

  @Test
  void everyTypeAndNameComesBackAsItWent() {
    StructType columns =
        new StructType()
            .add("Größe in m²", DataTypes.StringType)
            .add("a.b", DataTypes.createDecimalType(38, 10))
            .add("booked on", DataTypes.DateType)
            .add("seen", DataTypes.TimestampType)
            .add("yes`no", DataTypes.BooleanType)
            .add("rate", DataTypes.DoubleType)
            .add("名", DataTypes.LongType);
    List<Row> rows =
        List.of(
            RowFactory.create(
                "ünïcode 😀",
                new BigDecimal("1234567890123456789012345678.0123456789"),
                Date.valueOf("1899-12-31"),
                Timestamp.from(Instant.parse("2026-10-31T23:59:59.123456Z")),
                true,
                -0.0,
                Long.MIN_VALUE),
            RowFactory.create(null, null, null, null, null, null, null),
            RowFactory.create(
                "",
                new BigDecimal("-0.0000000001"),
                Date.valueOf("9999-12-31"),
                Timestamp.from(Instant.parse("1900-01-01T00:00:00Z")),
                false,
                Double.NaN,
                0L));
    Dataset<Row> written = SPARK.createDataFrame(rows, columns);
    TableTarget target = tables.target(APPEND, "days(booked on)", "Größe in m²", "bucket(3,a.b)");
    try (StagedTable staged =
        StagedTable.stage(SPARK, SETTINGS, target, written, TestTables.run("k1"))) {
      assertThat(staged.rows(SPARK).collectAsList()).containsExactlyInAnyOrderElementsOf(rows);
      staged.publish(1, again -> true);
    }
    assertThat(source().schema()).isEqualTo(columns);
    assertThat(source().read(SPARK).drop(HiddenColumns.ROW_ORDER).collectAsList())
        .containsExactlyInAnyOrderElementsOf(rows);
  }
}
