package dev.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.report.RunRecord;
import dev.sluice.testing.SharedSpark;
import dev.sluice.testing.TestProject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job of fifty operations, every cell of it. Oracle: DuckDB, which made the expected files by
 * bench/fifty-operations/reference.sql from the same ledgers.
 */
class FiftyOperationsJobTest {

  private static final String DATA = "test-data/reconciliation/fifty-operations/";

  @TempDir Path folder;

  @Test
  void givesWhatAnotherEngineGivesForAnyPartitioning() throws IOException {
    List<String> digests = new ArrayList<>();
    for (int partitions : List.of(1, 2, 7)) {
      Path home = folder.resolve("p" + partitions);
      TestProject project = TestProject.in(home);

      RunRecord record =
          new JobRunner(
                  RunOptions.of(project.job("reconciliation/fifty-operations.yaml"), Map.of()),
                  new TestSessions(partitions),
                  RunEvents.NONE)
              .run()
              .record();

      assertThat(record.exitCode()).as("%s", record.problems()).isZero();
      assertThat(record.accounts()).allMatch(RunRecord.Account::isProved);
      assertSame(home, "ours", "id");
      assertSame(home, "by_currency", "currency");
      digests.add(record.outputs().stream().map(RunRecord.Output::digest).toList().toString());
    }
    assertThat(digests).containsOnly(digests.get(0));
  }

  private static void assertSame(Path home, String table, String key) throws IOException {
    List<String> lines = Files.readAllLines(Path.of(DATA, "expected-" + table + ".csv"));
    List<String> columns = List.of(lines.get(0).split(","));
    Dataset<Row> published =
        SharedSpark.session()
            .read()
            .parquet(home.resolve("out/fifty-operations/" + table).toString());
    assertThat(Arrays.stream(published.columns()).map(String::toLowerCase))
        .containsExactlyInAnyOrderElementsOf(columns);
    List<Row> rows =
        published
            .select(
                columns.stream()
                    .map(name -> functions.col(name).cast("string"))
                    .toArray(org.apache.spark.sql.Column[]::new))
            .orderBy(key)
            .collectAsList();
    assertThat(rows).hasSize(lines.size() - 1);
    List<String> different = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      String[] expected = lines.get(i + 1).split(",", -1);
      for (int column = 0; column < columns.size(); column++) {
        String actual = rows.get(i).isNullAt(column) ? "" : rows.get(i).getString(column);
        if (!same(expected[column], actual)) {
          different.add(
              rows.get(i).get(0)
                  + "."
                  + columns.get(column)
                  + ": "
                  + expected[column]
                  + " "
                  + actual);
        }
      }
    }
    assertThat(different).isEmpty();
  }

  /** Whole numbers may be decimals, integers or doubles. */
  private static boolean same(String expected, String actual) {
    if (expected.equals(actual)) {
      return true;
    }
    try {
      return new BigDecimal(expected).compareTo(new BigDecimal(actual)) == 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
