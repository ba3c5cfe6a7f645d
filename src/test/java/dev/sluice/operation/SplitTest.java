package dev.sluice.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testing.SharedSpark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle looks for the delimiter from left to right. */
class SplitTest {

  private static final StructType SCHEMA =
      new StructType().add("id", DataTypes.LongType).add("a", DataTypes.StringType);
  private static final String DELIMITER = "|.";

  /** Seeds 0 to 3 give an empty table, one row, all duplicates and nothing but blanks. */
  private static List<Row> table(long seed) {
    Random random = new Random(seed);
    List<Row> rows = new ArrayList<>();
    int count = seed == 0 ? 0 : seed == 1 ? 1 : 120;
    String first = text(random);
    for (int i = 0; i < count; i++) {
      String text = seed == 2 ? first : seed == 3 ? null : text(random);
      rows.add(RowFactory.create(seed == 2 ? 1L : (long) i, text));
    }
    return rows;
  }

  private static @Nullable String text(Random random) {
    String[] pieces = {"a", "é", "😀", " ", DELIMITER, DELIMITER, "|", "."};
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(8);
    for (int i = 0; i < length; i++) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    return random.nextInt(10) == 0 ? null : text.toString();
  }

  private static List<String> parts(String text, int most) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    int at = text.indexOf(DELIMITER);
    while (at >= 0 && parts.size() < most - 1) {
      parts.add(text.substring(from, at));
      from = at + DELIMITER.length();
      at = text.indexOf(DELIMITER, from);
    }
    parts.add(text.substring(from));
    return parts;
  }

  private static @Nullable String cell(List<String> parts, int index) {
    return index >= parts.size() || parts.get(index).isEmpty() ? null : parts.get(index);
  }

  private static Dataset<Row> dataset(List<Row> rows, int partitions) {
    JavaSparkContext spark = new JavaSparkContext(SharedSpark.session().sparkContext());
    return SharedSpark.session().createDataFrame(spark.parallelize(rows, partitions), SCHEMA);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5})
  void partsGoIntoColumns(long seed) {
    List<Row> rows = table(seed);
    List<Row> expected = new ArrayList<>();
    for (Row row : rows) {
      String text = row.getString(1);
      List<String> parts = text == null ? List.of() : parts(text, 2);
      expected.add(Outcome.row(row.get(0), text, cell(parts, 0), cell(parts, 1)));
    }
    for (int partitions : Line.partitions(seed)) {
      String actual =
          Outcome.of(
              step("into-columns: [x, y]\ntoo-few: blank\ntoo-many: rest-in-last"),
              dataset(rows, partitions));
      assertThat(actual).isEqualTo(Outcome.expected(actual, expected));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5})
  void aRowHasTheRightNumberOfPartsOrGoes(long seed) {
    List<Row> rows = table(seed);
    List<Row> expected = new ArrayList<>();
    long gone = 0;
    for (Row row : rows) {
      String text = row.getString(1);
      List<String> parts =
          text == null || text.isEmpty() ? List.of("", "") : parts(text, Integer.MAX_VALUE);
      if (parts.size() == 2) {
        expected.add(Outcome.row(row.get(0), text, cell(parts, 0), cell(parts, 1)));
      } else {
        gone++;
      }
    }
    Trial trial =
        Trial.of(
            List.of(step("into-columns: [x, y]\non-error: drop").step()),
            Map.of("bank", dataset(rows, 2)));
    String actual = Outcome.table(trial).canonical();
    assertThat(actual).isEqualTo(Outcome.expected(actual, expected));
    assertThat(trial.dropped().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(gone);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5})
  void partsGoIntoRows(long seed) {
    List<Row> rows = table(seed);
    List<Row> expected = new ArrayList<>();
    for (Row row : rows) {
      String text = row.getString(1);
      List<String> parts = text == null ? List.of("") : parts(text, Integer.MAX_VALUE);
      for (int i = 0; i < parts.size(); i++) {
        expected.add(Outcome.row(row.get(0), cell(parts, i), i + 1L));
      }
    }
    for (int partitions : Line.partitions(seed)) {
      String actual = Outcome.of(step("into-rows: a\nposition-to: n"), dataset(rows, partitions));
      assertThat(actual).isEqualTo(Outcome.expected(actual, expected));
    }
  }

  private static WrittenStep step(String options) {
    return new WrittenStep(
        Split.TYPE, "table: bank\ncolumn: a\ndelimiter: '" + DELIMITER + "'\n" + options);
  }
}
