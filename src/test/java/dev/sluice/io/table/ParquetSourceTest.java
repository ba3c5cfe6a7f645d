package dev.sluice.io.table;

import static dev.sluice.io.table.TestTables.PLACE;
import static dev.sluice.io.table.TestTables.SPARK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetSourceTest {

  @TempDir private Path folder;

  private final Problems problems = new Problems();

  private void write(String name, String... rows) {
    TestTables.rows(rows).coalesce(1).write().parquet(folder.resolve(name).toString());
  }

  private ParquetSource find(String path) {
    ParquetSource source = ParquetSource.find(SPARK, folder + path, PLACE, problems).orElseThrow();
    assertThat(problems.all()).isEmpty();
    return source;
  }

  @Test
  void rowsComeWithTheirPlaceInTheOrderOfTheFiles() {
    write("b 1", "5 mo", "3 tu");
    write("a", "9 mo", "8 tu");
    ParquetSource source = find("");
    assertThat(source.schema()).isEqualTo(TestTables.COLUMNS);
    List<Row> rows =
        source
            .read(SPARK)
            .orderBy(HiddenColumns.ROW_ORDER)
            .select("id", "__row.block", "__row.position")
            .collectAsList();
    assertThat(rows.toString()).isEqualTo("[[9,0,0], [8,0,1], [5,0,0], [3,0,1]]");
  }

  @Test
  void aPatternNamesSomeFiles() {
    write("x-1", "1 mo");
    write("x-2", "2 mo");
    write("y-1", "3 mo");
    assertThat(TestTables.written(find("/x-*").read(SPARK))).containsExactly("1 mo", "2 mo");
  }

  @Test
  void aPathWithoutFilesIsAProblem() throws Exception {
    Files.createDirectory(folder.resolve("empty"));
    assertThat(ParquetSource.find(SPARK, folder + "/empty", PLACE, problems)).isEmpty();
    assertThat(ParquetSource.find(SPARK, folder + "/no", PLACE, problems)).isEmpty();
    assertThat(problems.all())
        .extracting(Problem::code)
        .containsExactly("missing-path", "missing-path");
  }

  @Test
  void filesWithDifferentColumnsAreAProblem() {
    write("a", "1 mo");
    TestTables.rows("1 mo").drop("day").write().parquet(folder.resolve("b").toString());
    assertThat(ParquetSource.find(SPARK, folder.toString(), PLACE, problems)).isEmpty();
    assertThat(problems.all().get(0).render())
        .contains("the files have different columns")
        .contains("struct<id:bigint,day:string>")
        .contains("struct<id:bigint>");
  }

  @Test
  void aFileThatIsNoParquetIsAProblem() throws Exception {
    Files.writeString(folder.resolve("a.parquet"), "id,day\n1,mo\n");
    assertThat(ParquetSource.find(SPARK, folder.toString(), PLACE, problems)).isEmpty();
    assertThat(problems.all()).extracting(Problem::code).containsExactly("not-parquet");
  }
}
