package dev.sluice.run;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.io.file.PlainFormat;
import dev.sluice.io.file.PlainOutput;
import dev.sluice.io.file.StagedFiles;
import dev.sluice.io.file.StorageSettings;
import dev.sluice.testing.SharedSpark;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nested values in digests and in files. Oracles: Spark reads back from the files what it was
 * given, and the write, the expressions and the files read back agree on the digest.
 */
class NestedDigestTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void whatIsWrittenIsReadBackAndHasOneDigest(long seed) {
    RandomNested nested = RandomNested.of(seed, 80);
    Set<ResultDigest> digests = new HashSet<>();
    for (int partitions : new int[] {1, 7}) {
      Dataset<Row> rows = nested.dataset().repartition(partitions);
      StagedFiles staged = stage(rows, PlainFormat.PARQUET, "p" + partitions);
      Dataset<Row> read = staged.read(SharedSpark.session());

      digests.add(ResultDigest.of(staged.written().orElseThrow().sums()));
      digests.add(ResultDigest.compute(rows));
      digests.add(ResultDigest.compute(read));
      assertThat(texts(read)).isEqualTo(texts(nested.dataset()));
    }
    assertThat(digests).hasSize(1);
  }

  @Test
  void otherReadersThanTheVectorizedOneGiveTheSame() {
    Dataset<Row> rows = RandomNested.of(9, 60).dataset();
    StagedFiles staged = stage(rows, PlainFormat.PARQUET, "rows");
    SharedSpark.session().conf().set("spark.sql.parquet.enableVectorizedReader", "false");
    try {
      Dataset<Row> read = staged.read(SharedSpark.session());

      assertThat(texts(read)).isEqualTo(texts(rows));
      assertThat(ResultDigest.compute(read)).isEqualTo(ResultDigest.compute(rows));
    } finally {
      SharedSpark.session().conf().unset("spark.sql.parquet.enableVectorizedReader");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = 4)
  void jsonAndOrcKeepNestedValues(long seed) {
    Dataset<Row> rows = RandomNested.of(seed, 40).dataset();
    // Keys of JSON are texts, and it has no bytes.
    Dataset<Row> json = rows.withColumn("deep", expr("transform_values(deep, (k, v) -> size(v))"));

    Dataset<Row> jsonRead = stage(json, PlainFormat.JSONL, "json").read(SharedSpark.session());
    Dataset<Row> orcRead = stage(rows, PlainFormat.ORC, "orc").read(SharedSpark.session());

    assertThat(ResultDigest.compute(jsonRead)).isEqualTo(ResultDigest.compute(json));
    // ORC sorts the entries of maps.
    assertThat(ResultDigest.compute(orcRead)).isEqualTo(ResultDigest.compute(rows));
  }

  @Test
  void anEmptyTableOfNestedColumnsKeepsItsColumns() {
    StagedFiles staged = stage(RandomNested.of(1, 0).dataset(), PlainFormat.PARQUET, "none");

    assertThat(SharedSpark.session().read().parquet(folder.toString() + "/.none*").schema())
        .isEqualTo(RandomNested.of(1, 0).schema().asNullable());
    assertThat(ResultDigest.compute(staged.read(SharedSpark.session())).rows()).isZero();
  }

  private StagedFiles stage(Dataset<Row> rows, PlainFormat format, String name) {
    return new PlainOutput(folder.resolve(name).toString(), format, StorageSettings.DEFAULT)
        .stage(rows, "run", "key");
  }

  /** The rows as text, their maps in one order. */
  private static List<String> texts(Dataset<Row> rows) {
    return rows.orderBy("id")
        .selectExpr(
            "id",
            "to_json(struct(process, observables, grid, flat, text), map('ignoreNullFields',"
                + " 'false'))",
            "array_sort(map_entries(unmapped))",
            "array_sort(transform(map_entries(deep), d -> struct(d.key, to_json(d.value))))")
        .toJSON()
        .collectAsList();
  }
}
