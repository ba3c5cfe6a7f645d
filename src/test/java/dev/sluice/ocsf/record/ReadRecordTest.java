package dev.sluice.ocsf.record;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testing.SharedSpark;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.junit.jupiter.api.Test;

/** Readers within Spark: the oracle of generated code is the interpreted one, and the reader. */
class ReadRecordTest {

  private static final SparkSession SPARK = SharedSpark.session();

  /** By code that Spark generates, once over a shuffle, which the optimizer cannot compute. */
  private static List<String> generated(List<String> lines, Column column) {
    Dataset<Row> rows = lines(lines).repartition(3).select(col("line"), column);
    assertThat(rows.queryExecution().executedPlan().toString()).contains("reader of");
    return texts(rows);
  }

  /** By the optimizer, which interprets expressions over rows that it knows. */
  private static List<String> interpreted(List<String> lines, Column column) {
    Dataset<Row> rows = lines(lines).select(col("line"), column);
    assertThat(rows.queryExecution().optimizedPlan()).isInstanceOf(LocalRelation.class);
    return texts(rows);
  }

  private static Dataset<Row> lines(List<String> lines) {
    return SPARK.createDataset(lines, Encoders.STRING()).toDF("line");
  }

  private static List<String> texts(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(Row::toString).sorted().toList();
  }

  @Test
  void generatedAndInterpretedRowsAreTheSame() {
    RandomJson random = new RandomJson(new Random(5));
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      lines.add(random.object());
    }
    lines.add("no JSON");
    lines.add("");
    List<FieldPath> wanted = ReadResult.paths("$.a", "$.b[*].a", "$.c", "$.a");
    RecordReader reader =
        new RecordReader(
            new RecordFormat.Json(),
            List.of(
                new Nested(FieldPath.parse("$.b"), RecordFormat.KeyValue.plain(), FieldPath.ROOT)),
            wanted);
    Column column = ReadRecord.column(reader, col("line"));
    List<String> generated = generated(lines, column);
    assertThat(generated).hasSize(lines.size()).isEqualTo(interpreted(lines, column));
    assertThat(generated)
        .contains(
            "[no JSON,[[null,null,null,null],Map(),"
                + ReadResult.of(reader, "no JSON").fault()
                + "]]");
  }

  @Test
  void elementsBecomeAnArray() {
    Column column = ReadRecord.column(new ElementReader(ReadResult.paths("$.a")), col("line"));
    List<String> lines = List.of("[{\"a\":1,\"b\":2},{\"a\":\"x\"}]", "[]", "no JSON");
    assertThat(generated(lines, column))
        .isEqualTo(interpreted(lines, column))
        .anyMatch(row -> row.contains("[[1],Map(b -> 2)]"))
        .contains("[no JSON,null]");
  }

  @Test
  void absentTextGivesNothing() {
    RecordReader reader =
        new RecordReader(new RecordFormat.Json(), List.of(), ReadResult.paths("$.a"));
    Dataset<Row> lines = SPARK.sql("select cast(null as string) as line from range(2)");
    assertThat(lines.select(ReadRecord.column(reader, col("line"))).collectAsList())
        .hasSize(2)
        .allMatch(row -> row.isNullAt(0));
    assertThat(reader)
        .isEqualTo(new RecordReader(new RecordFormat.Json(), List.of(), ReadResult.paths("$.a")))
        .hasSameHashCodeAs(
            new RecordReader(new RecordFormat.Json(), List.of(), ReadResult.paths("$.a")));
  }
}
