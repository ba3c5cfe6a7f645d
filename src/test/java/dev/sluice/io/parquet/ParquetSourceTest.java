package dev.sluice.io.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.io.file.StorageSettings;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.testing.SharedSpark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetSourceTest {

  private static final SparkSession SPARK = SharedSpark.session();
  private static final StructType COLUMNS =
      new StructType().add("id", DataTypes.LongType).add("day", DataTypes.StringType);

  @TempDir private Path folder;

  private final Problems problems = new Problems();

  private void write(String name, String... rows) {
    rows(rows).coalesce(1).write().parquet(folder.resolve(name).toString());
  }

  private static Dataset<Row> rows(String... rows) {
    return SPARK.createDataFrame(
        Arrays.stream(rows)
            .map(row -> row.split(" "))
            .map(cells -> RowFactory.create(Long.valueOf(cells[0]), cells[1]))
            .toList(),
        COLUMNS);
  }

  private Optional<ParquetSource> plan(String path) {
    return ParquetSource.plan(path, StorageSettings.DEFAULT, Place.file("job.yaml"), problems);
  }

  private ParquetSource find(String path) {
    ParquetSource source = plan(folder + path).orElseThrow();
    assertThat(problems.all()).isEmpty();
    return source;
  }

  @Test
  void rowsComeWithTheirPlaceInTheOrderOfTheFiles() {
    write("b 1", "5 mo", "3 tu");
    write("a", "9 mo", "8 tu");
    ParquetSource source = find("");
    assertThat(source.schema()).isEqualTo(COLUMNS);
    List<Row> rows =
        source
            .load(SPARK)
            .orderBy(HiddenColumns.ROW_ORDER)
            .select("id", "__row.block", "__row.position")
            .collectAsList();
    assertThat(rows.toString()).isEqualTo("[[9,0,0], [8,0,1], [5,0,0], [3,0,1]]");
  }

  @Test
  void aFileWithBracketsInItsNameDoesNotDoubleTheOthers() {
    write("a[1]", "1 mo");
    write("b{2}*?", "2 mo");
    write("c", "3 mo");
    assertThat(find("").load(SPARK).orderBy("id").select("id").collectAsList().toString())
        .isEqualTo("[[1], [2], [3]]");
  }

  @Test
  void aPatternNamesSomeFiles() {
    write("x-1", "1 mo");
    write("x-2", "2 mo");
    write("y-1", "3 mo");
    assertThat(find("/x-*").load(SPARK).orderBy("id").select("id").collectAsList().toString())
        .isEqualTo("[[1], [2]]");
  }

  @Test
  void aPathWithoutFilesIsAProblem() throws Exception {
    Files.createDirectory(folder.resolve("empty"));
    assertThat(plan(folder + "/empty")).isEmpty();
    assertThat(plan(folder + "/no")).isEmpty();
    assertThat(problems.all())
        .extracting(Problem::code)
        .containsExactly("empty-folder", "missing-file");
  }

  @Test
  void filesWithDifferentColumnsAreAProblem() {
    write("a", "1 mo");
    rows("1 mo").drop("day").write().parquet(folder.resolve("b").toString());
    assertThat(plan(folder.toString())).isEmpty();
    assertThat(problems.all().get(0).render())
        .contains("the files have different columns")
        .contains("struct<id:bigint,day:string>")
        .contains("struct<id:bigint>");
  }

  @Test
  void aFileThatIsNoParquetIsAProblem() throws Exception {
    Files.writeString(folder.resolve("a.parquet"), "id,day\n1,mo\n");
    assertThat(plan(folder.toString())).isEmpty();
    assertThat(problems.all()).extracting(Problem::code).containsExactly("not-parquet");
  }
}
