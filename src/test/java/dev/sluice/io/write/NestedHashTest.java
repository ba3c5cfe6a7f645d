package dev.sluice.io.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testing.SharedSpark;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.junit.jupiter.api.Test;

/** Which nested values have the same hash; the oracle is what they mean. */
class NestedHashTest {

  private static final List<String> EQUAL =
      List.of(
          "map('a', 1, 'b', CAST(null AS INT)) | map('b', CAST(null AS INT), 'a', 1)",
          "array(map(1, 'x', 2, 'y')) | array(map(2, 'y', 1, 'x'))",
          "struct(0.0D AS d, double('NaN') AS n) | struct(-0.0D AS d, -double('NaN') AS n)");

  private static final List<String> DIFFERENT =
      List.of(
          "struct(CAST(null AS INT) AS a, 1 AS b) | struct(1 AS a, CAST(null AS INT) AS b)",
          "struct(CAST(null AS STRUCT<x: INT>) AS a) | struct(struct(CAST(null AS INT) AS x) AS a)",
          "struct(CAST(null AS ARRAY<INT>) AS a) | struct(CAST(array() AS ARRAY<INT>) AS a)",
          "struct(CAST(null AS MAP<INT, INT>) AS a) | struct(CAST(map() AS MAP<INT, INT>) AS a)",
          "array(1, null) | array(null, 1)",
          "array(1, 2) | array(2, 1)",
          "array(1) | array(1, null)",
          "array(array(1), array(2)) | array(array(1, 2), array())",
          "array('ab', 'c') | array('a', 'bc')",
          "map('a', 'b') | map('b', 'a')",
          "map('a', CAST(null AS STRING)) | map('a', '')",
          "map('a', 1, 'b', 2) | map('a', 2, 'b', 1)",
          "map('a', 1, 'b', 1) | map('a', 1)",
          "array(map('a', 1), map('b', 2)) | array(map('b', 2), map('a', 1))",
          "array(map('a', 1, 'b', 2)) | array(map('a', 1), map('b', 2))",
          "array(12.50BD, 1BD) | array(1BD, 12.50BD)",
          "array(CAST(1 AS DECIMAL(38, 2))) | array(CAST(-1 AS DECIMAL(38, 2)))");

  @Test
  void sameMeaningSameHash() {
    for (Pair pair : hashed(EQUAL)) {
      assertThat(pair.left()).as(pair.written()).isEqualTo(pair.right());
    }
  }

  @Test
  void otherMeaningOtherHash() {
    for (Pair pair : hashed(DIFFERENT)) {
      assertThat(pair.left()).as(pair.written()).isNotEqualTo(pair.right());
    }
  }

  private record Pair(String written, long left, long right) {}

  /** All values in one row, so that Spark runs one query. */
  private static List<Pair> hashed(List<String> pairs) {
    List<String> columns = new ArrayList<>();
    for (String pair : pairs) {
      int border = pair.indexOf(" | ");
      columns.add(pair.substring(0, border) + " AS l" + columns.size());
      columns.add(pair.substring(border + 3) + " AS r" + columns.size());
    }
    Dataset<Row> rows = SharedSpark.session().sql("SELECT " + String.join(", ", columns));
    InternalRow row = rows.queryExecution().executedPlan().executeCollect()[0];
    List<Pair> hashed = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      hashed.add(new Pair(pairs.get(i), hash(rows, row, 2 * i), hash(rows, row, 2 * i + 1)));
    }
    return hashed;
  }

  private static long hash(Dataset<Row> rows, InternalRow row, int column) {
    return NestedHash.of(rows.schema().fields()[column].dataType()).orElseThrow().of(row, column);
  }
}
