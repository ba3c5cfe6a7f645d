package dev.sluice.io.table;

import static dev.sluice.io.table.TableTarget.Mode.APPEND;
import static dev.sluice.io.table.TableTarget.Mode.REPLACE_PARTITIONS;
import static dev.sluice.io.table.TestTables.PLACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import dev.sluice.problem.Problems;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Schema;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetCheckTest {

  private static final StructType ALL =
      new StructType()
          .add("id", DataTypes.LongType)
          .add("amount", DataTypes.createDecimalType(18, 2))
          .add("booked on", DataTypes.DateType)
          .add("seen_at", DataTypes.TimestampType)
          .add("Größe", DataTypes.StringType)
          .add("rate", DataTypes.DoubleType);

  private final TestTables tables = new TestTables();

  private List<String> check(TableTarget target, StructType rows) {
    Problems problems = new Problems();
    TargetCheck.check(tables.catalog, target, rows, problems);
    return problems.all().stream().map(Problem::render).toList();
  }

  @Test
  void allDifferencesFromTheTableAreToldAtOnce() {
    tables.publish(tables.target(APPEND), "k1", "1 mo");
    StructType rows =
        new StructType()
            .add("id", DataTypes.createDecimalType(10, 2))
            .add("days", DataTypes.StringType)
            .add("__row", DataTypes.StringType);
    assertThat(check(tables.target(APPEND), rows))
        .containsExactly(
            "jobs/a.yaml:7: publish.t: the columns differ from those of table \""
                + tables.namespace
                + ".t\": \"id\" is decimal(10,2) and in the table integer, \"days\" is not in the"
                + " table, \"day\" is missing; did you mean \"day\"?");
  }

  @Test
  void theOrderOfColumnsIsNoDifference() {
    tables.publish(tables.target(APPEND), "k1", "1 mo");
    StructType rows =
        new StructType().add("day", DataTypes.StringType).add("id", DataTypes.LongType);
    assertThat(check(tables.target(APPEND), rows)).isEmpty();
  }

  @Test
  void stagingRowsThatDifferIsAFaultOfTheUserAndLeavesNothing() {
    tables.publish(tables.target(APPEND), "k1", "1 mo");
    assertThatThrownBy(
            () ->
                StagedTable.stage(
                    TestTables.SPARK,
                    TestTables.SETTINGS,
                    tables.target(APPEND),
                    TestTables.rows("1 mo").drop("day"),
                    TestTables.run("k2")))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.exitCode()).isEqualTo(2);
              assertThat(e.problems().get(0).code()).isEqualTo("schema-differs");
            });
    assertThat(tables.branches()).containsExactly("main");
  }

  @Test
  void aTypeThatNoTableHoldsIsAProblem() {
    StructType rows = new StructType().add("a", DataTypes.NullType).add("b", DataTypes.LongType);
    assertThat(check(tables.target(APPEND), rows))
        .containsExactly(
            "jobs/a.yaml:7: publish.t: column \"a\" is of type void, which a table cannot hold");
  }

  @Test
  void replacingPartitionsNeedsPartitions() {
    assertThat(check(tables.target(REPLACE_PARTITIONS), ALL))
        .containsExactly(
            "jobs/a.yaml:7: publish.t: mode replace-partitions needs a partitioned table, and \""
                + tables.namespace
                + ".t\" is not; say partition-by, or use mode replace");
    tables.publish(tables.target(APPEND, "day"), "k1", "1 mo");
    assertThat(check(tables.target(REPLACE_PARTITIONS), TestTables.COLUMNS)).isEmpty();
  }

  @Test
  void anotherPartitioningThanTheTablesIsAProblem() {
    tables.publish(tables.target(APPEND, "day", "bucket(4,id)"), "k1", "1 mo");
    assertThat(check(tables.target(APPEND, "day", "bucket(4,id)"), TestTables.COLUMNS)).isEmpty();
    assertThat(check(tables.target(APPEND, "day"), TestTables.COLUMNS))
        .containsExactly(
            "jobs/a.yaml:7: publish.t: table \""
                + tables.namespace
                + ".t\" is partitioned by day, bucket(4,id), not by day");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "id | id",
        "days(booked on) | days(booked on)",
        "DAYS( booked on ) | days(booked on)",
        "months(booked on) | months(booked on)",
        "years(seen_at) | years(seen_at)",
        "hours(seen_at) | hours(seen_at)",
        "bucket(16, id) | bucket(16,id)",
        "truncate(2,Größe) | truncate(2,Größe)",
        "Größe | Größe",
      })
  void partitioningIsReadAsItIsWritten(String written, String expected) {
    Problems problems = new Problems();
    Schema schema = SparkSchemaUtil.convert(ALL);
    assertThat(
            Partitioning.of(List.of(written), schema, PLACE, problems).map(Partitioning::written))
        .contains(expected);
    assertThat(problems.all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "ids | partition column \"ids\" is not among the columns: id, amount, booked on, seen_at,"
            + " Größe, rate; did you mean \"id\"?",
        "day(booked on) | \"day\" is no partition transform; it can be years, months, days, hours,"
            + " bucket, truncate; did you mean \"days\"?",
        "bucket(id) | bucket(id) lacks its number; write bucket(16,column)",
        "bucket(0,id) | bucket(0,id) lacks its number; write bucket(16,column)",
        "days(id) | ",
        "bucket(4,rate) | ",
        "truncate(3,rate) | ",
      })
  void aPartitioningThatCannotBeIsAProblem(String written, String expected) {
    Problems problems = new Problems();
    assertThat(Partitioning.of(List.of(written), SparkSchemaUtil.convert(ALL), PLACE, problems))
        .isEmpty();
    assertThat(problems.count()).isEqualTo(1);
    assertThat(problems.all().get(0).render())
        .startsWith("jobs/a.yaml:7: publish.t: ")
        .contains(expected == null ? "partition" : expected);
  }

  @ParameterizedTest
  @CsvSource({"ledger", "finance.", "'.ledger'", "'a. .b'", "''"})
  void aTableNameHasANamespace(String name) {
    TableTarget target = new TableTarget(PLACE, name, APPEND, List.of(), Map.of());
    assertThat(check(target, ALL))
        .containsExactly(
            "jobs/a.yaml:7: publish.t: \""
                + name
                + "\" is no table name; write namespace.table, such as finance.ledger");
  }
}
