package dev.sluice.io.columnar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.io.file.StorageSettings;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColumnarSourceTest {

  private static final SparkSession SPARK = SharedSpark.session();
  private static final StructType COLUMNS =
      new StructType().add("id", DataTypes.LongType).add("day", DataTypes.StringType);

  @TempDir private Path folder;

  private final Problems problems = new Problems();

  private void write(ColumnarFormat format, String name, LongStream ids) {
    List<Row> rows =
        ids.mapToObj(id -> RowFactory.create(id, id % 3 == 0 ? null : "dü" + id)).toList();
    SPARK
        .createDataFrame(rows, COLUMNS)
        .coalesce(1)
        .write()
        .format(format.sparkName())
        .save(folder.resolve(name).toString());
  }

  private Optional<ColumnarSource> plan(ColumnarFormat format, String path) {
    return ColumnarSource.plan(
        format, path, StorageSettings.DEFAULT, Place.file("job.yaml"), problems);
  }

  private ColumnarSource find(ColumnarFormat format, String path) {
    ColumnarSource source = plan(format, folder + path).orElseThrow();
    assertThat(problems.all()).isEmpty();
    return source;
  }

  private static List<Object> idsInOrder(Dataset<Row> rows) {
    return rows.orderBy(HiddenColumns.ROW_ORDER).select("id").collectAsList().stream()
        .map(row -> row.get(0))
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void rowsComeInTheOrderOfTheFiles(ColumnarFormat format) {
    write(format, "b 1", LongStream.of(5, 3));
    write(format, "a[2]", LongStream.of(9, 8));
    ColumnarSource source = find(format, "");
    assertThat(source.schema()).isEqualTo(COLUMNS);
    assertThat(source.notes()).hasSize(1);
    assertThat(idsInOrder(source.load(SPARK))).containsExactly(9L, 8L, 5L, 3L);
    assertThat(find(format, "/b*").files()).hasSize(1);
  }

  /** Oracle: the order in which the rows were written. */
  @ParameterizedTest
  @EnumSource
  void splittingAFileChangesNeitherRowsNorOrder(ColumnarFormat format) {
    int count = 20_000;
    // Neither ascending nor descending, so that an order by value shows.
    write(format, "a", LongStream.range(0, count).map(i -> i * 7919 % count));
    SparkSession split = SPARK.newSession();
    split.conf().set("spark.sql.files.maxPartitionBytes", "10000");
    split.conf().set("spark.sql.files.openCostInBytes", "0");
    Dataset<Row> rows = find(format, "").load(split);
    assertThat(rows.rdd().getNumPartitions()).isGreaterThan(2);
    for (int partitions : List.of(1, 7)) {
      assertThat(idsInOrder(rows.repartition(partitions)))
          .isEqualTo(IntStream.range(0, count).<Object>mapToObj(i -> i * 7919L % count).toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void noRowsOneRowAndOnlyNullsAreRead(ColumnarFormat format) {
    write(format, "none", LongStream.empty());
    write(format, "one", LongStream.of(0));
    assertThat(find(format, "/none").load(SPARK).count()).isZero();
    assertThat(find(format, "/one").load(SPARK).select("id", "day").collectAsList().toString())
        .isEqualTo("[[0,null]]");
  }

  @ParameterizedTest
  @EnumSource
  void aPathWithoutFilesIsAProblem(ColumnarFormat format) throws IOException {
    Files.createDirectory(folder.resolve("empty"));
    assertThat(plan(format, folder + "/empty")).isEmpty();
    assertThat(plan(format, folder + "/no")).isEmpty();
    assertThat(problems.all())
        .extracting(Problem::code)
        .containsExactly("empty-folder", "missing-file");
  }

  @ParameterizedTest
  @EnumSource
  void filesWithDifferentColumnsAreAProblem(ColumnarFormat format) {
    write(format, "a", LongStream.of(1));
    SPARK.range(3).write().format(format.sparkName()).save(folder.resolve("b").toString());
    assertThat(plan(format, folder.toString())).isEmpty();
    assertThat(problems.all().get(0).render())
        .contains("the files have different columns")
        .contains("struct<id:bigint,day:string>")
        .contains("struct<id:bigint>");
  }

  @ParameterizedTest
  @EnumSource
  void aFileOfAnotherFormatIsAProblem(ColumnarFormat format) throws IOException {
    Path text = folder.resolve("a." + format.sparkName());
    Files.writeString(text, "id,day\n1,mo\n");
    assertThat(plan(format, text.toString())).isEmpty();
    assertThat(problems.all())
        .extracting(Problem::code)
        .containsExactly("not-" + format.name().toLowerCase(Locale.ROOT));
  }

  /** Avro's own reader takes the first half of a file for the whole. */
  @ParameterizedTest
  @EnumSource
  void aFileThatIsCutOffIsAProblem(ColumnarFormat format) throws IOException {
    write(format, "a", LongStream.range(0, 20_000));
    Path whole = Path.of(find(format, "/a").files().get(0).path());
    byte[] bytes = Files.readAllBytes(whole);
    for (int length : new int[] {1, 10, 100, bytes.length / 2, bytes.length - 1}) {
      Path cut = folder.resolve(length + "." + format.sparkName());
      Files.write(cut, Arrays.copyOf(bytes, length));
      assertThat(plan(format, cut.toString())).isEmpty();
    }
    assertThat(problems.all())
        .hasSize(5)
        .extracting(Problem::code)
        .containsOnly("not-" + format.name().toLowerCase(Locale.ROOT));
  }
}
