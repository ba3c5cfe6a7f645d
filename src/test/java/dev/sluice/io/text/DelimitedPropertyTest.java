package dev.sluice.io.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problems;
import dev.sluice.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random tables are written by {@link RandomText}, a writer that knows nothing of the reader, and
 * read back: whole, and cut into splits so small that most boundaries fall into cells, quotes and
 * line breaks. The oracle is what was written.
 */
class DelimitedPropertyTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void readsWhatWasWrittenHoweverTheFileIsSplit(long seed) throws IOException {
    Random random = new Random(seed);
    int[] rowCounts = {1, 2, 40, 300};
    RandomText text = RandomText.table(random, rowCounts[(int) (seed % 4)], seed % 3 == 0);
    Path file = Files.write(folder.resolve("table.csv"), text.bytes());

    List<String> expected = text.expected();
    assertThat(readBack(file, text, 0)).isEqualTo(expected);
    for (long split : new long[] {text.bytes().length / 2 + 1, 1000, 97}) {
      assertThat(readBack(file, text, split)).as("split every %d bytes", split).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void countsAndChecksTheSameRowsWhateverColumnsAreAsked(long seed) throws IOException {
    RandomText text = RandomText.table(new Random(seed), 120, true);
    Path file = Files.write(folder.resolve("table.csv"), text.bytes());
    Dataset<Row> whole = load(file, text, 333);

    long rows = text.expected().size();
    long rejected = text.expected().stream().filter(row -> row.startsWith("reject")).count();
    assertThat(whole.count()).isEqualTo(rows);
    assertThat(whole.filter("__reject is not null").count()).isEqualTo(rejected);
    assertThat(whole.select("note").filter("note is not null").count())
        .isEqualTo(whole.filter("note is not null and __reject is null").count());
    assertThat(whole.select("__row.file").distinct().count()).isEqualTo(1);
    assertThat(whole.groupBy("__row").count().filter("count > 1").count()).isZero();
  }

  private static List<String> readBack(Path file, RandomText text, long splitBytes) {
    List<Row> rows = new ArrayList<>(load(file, text, splitBytes).collectAsList());
    rows.sort(
        Comparator.comparingLong((Row row) -> row.getStruct(row.fieldIndex("__row")).getLong(1))
            .thenComparingLong(row -> row.getStruct(row.fieldIndex("__row")).getLong(2)));
    List<String> found = new ArrayList<>();
    for (Row row : rows) {
      Row reject = row.getStruct(row.fieldIndex("__reject"));
      if (reject != null) {
        found.add("reject at line " + reject.getLong(1) + " " + reject.getString(2));
        assertThat(row.isNullAt(0) && row.isNullAt(1) && row.isNullAt(2) && row.isNullAt(3))
            .isTrue();
      } else {
        found.add(
            row.getAs("id")
                + "|"
                + row.getAs("note")
                + "|"
                + row.getAs("amount")
                + "|"
                + row.getAs("booked on"));
      }
    }
    return found;
  }

  private static Dataset<Row> load(Path file, RandomText text, long splitBytes) {
    Problems problems = new Problems();
    TextOptions options =
        TextOptions.of(text.format(), file.toString())
            .withColumns(RandomText.COLUMNS)
            .withSplitBytes(splitBytes);
    var source = TextSource.plan(options, Place.file("test"), problems);
    problems.throwIfAny();
    return source.orElseThrow().load(SharedSpark.session());
  }
}
