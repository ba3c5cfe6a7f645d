package dev.sluice.io.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.io.write.RowFileLayout;
import dev.sluice.io.write.RowWrite;
import dev.sluice.io.write.WrittenFile;
import dev.sluice.io.write.WrittenRows;
import dev.sluice.testing.SharedSpark;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Oracle: Spark's reader of Parquet, which has no part in the writing. */
class FolderFilesTest {

  private static final RowFileLayout SMALL =
      new RowFileLayout(60_000, 50_000, 5_000, 900, 2_000, 3);

  @TempDir Path folder;

  @Test
  void rowsGoThroughManyGroupsAndFiles() {
    Dataset<Row> rows =
        SharedSpark.session()
            .range(0, 30_000, 1, 2)
            .selectExpr(
                "id",
                "string(id % 7) AS few",
                "concat('text ', id) AS many",
                "IF(id % 3 = 0, NULL, CAST((id - 15000) * 12345678901234567.89 AS DECIMAL(30, 2)))"
                    + " AS wide",
                "CAST(NULL AS DOUBLE) AS nothing");

    WrittenRows written = RowWrite.run(rows, files(rows, SMALL));

    assertThat(written.files()).hasSizeGreaterThan(3);
    assertThat(written.files()).anyMatch(file -> file.splits().size() > 1);
    assertThat(written.rowsInFiles()).isEqualTo(30_000).isEqualTo(written.sums().rows());
    assertThat(written.files().stream().map(WrittenFile::name))
        .containsExactlyInAnyOrder(new File(folder.toString()).list());
    Dataset<Row> read = SharedSpark.session().read().parquet(folder.toString());
    assertThat(read.schema()).isEqualTo(rows.schema().asNullable());
    assertThat(read.exceptAll(rows).count() + rows.exceptAll(read).count()).isZero();
  }

  @Test
  void valuesAreFoundByTheStatisticsOfTheirColumns() {
    Dataset<Row> rows =
        SharedSpark.session()
            .range(0, 5_000, 1, 1)
            .selectExpr("CAST(id - 2500 AS DECIMAL(25, 3)) AS wide", "string(id) AS text");
    RowWrite.run(rows, files(rows, SMALL));
    Dataset<Row> read = SharedSpark.session().read().parquet(folder.toString());

    assertThat(read.where("wide = -1.000").count()).isEqualTo(1);
    assertThat(read.where("wide >= 2499").count()).isEqualTo(1);
    assertThat(read.where("text = '4321'").count()).isEqualTo(1);
  }

  @Test
  void aFailingTaskLeavesNoFile() {
    Dataset<Row> rows =
        SharedSpark.session()
            .range(0, 20_000, 1, 3)
            .selectExpr("IF(id = 19999, string(raise_error('broken')), 'fine') AS text");

    assertThatThrownBy(() -> RowWrite.run(rows, files(rows, SMALL))).hasMessageContaining("broken");

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void noRowsMakeOneFileWithTheColumns() {
    Dataset<Row> rows = SharedSpark.session().sql("SELECT 1 AS id, 'a' AS text WHERE rand() > 2");

    StagedFiles staged =
        new PlainOutput(
                folder.resolve("out").toString(), PlainFormat.PARQUET, StorageSettings.DEFAULT)
            .stage(rows, "run", "key");
    staged.publish();

    assertThat(staged.written().orElseThrow().files()).isEmpty();
    Dataset<Row> read = SharedSpark.session().read().parquet(folder.resolve("out").toString());
    assertThat(List.of(read.columns())).containsExactly("id", "text");
    assertThat(read.count()).isZero();
  }

  @Test
  void rareTypesAreWrittenBySpark() {
    Dataset<Row> rows =
        SharedSpark.session().sql("SELECT array(CAST(1 AS TINYINT)) AS many, 1 AS id");

    StagedFiles staged =
        new PlainOutput(
                folder.resolve("out").toString(), PlainFormat.PARQUET, StorageSettings.DEFAULT)
            .stage(rows, "run", "key");

    assertThat(staged.written()).isEmpty();
    assertThat(staged.read(SharedSpark.session()).collectAsList()).isEqualTo(rows.collectAsList());
  }

  private FolderFiles files(Dataset<Row> rows, RowFileLayout layout) {
    return new FolderFiles(
        folder.toString(),
        rows.schema(),
        StorageSettings.DEFAULT,
        layout,
        SharedSpark.session().version());
  }
}
