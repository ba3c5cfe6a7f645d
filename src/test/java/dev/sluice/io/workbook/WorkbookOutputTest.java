package dev.sluice.io.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.io.file.StorageSettings;
import dev.sluice.problem.Place;
import dev.sluice.problem.ProblemException;
import dev.sluice.problem.Problems;
import dev.sluice.testing.SharedSpark;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Oracle: Apache POI, which reads what was written. */
class WorkbookOutputTest {

  private static final String ROWS =
      """
      SELECT * FROM VALUES
        (2L, '=1+1', CAST(1234.50 AS DECIMAL(18,2)), DATE'2026-10-31', TIMESTAMP'2026-10-31 14:05:06', true, 0.1D),
        (1L, ' <&> "q" _x0041_ \\r\\n\\t Zürich 😀', CAST(-0.01 AS DECIMAL(18,2)), DATE'1900-02-28', TIMESTAMP'2026-10-31 14:05:06.123', false, -1.0E300D),
        (3L, '', CAST(0 AS DECIMAL(18,2)), DATE'9999-12-31', TIMESTAMP'2001-01-01 00:00:00.000001', NULL, double('NaN')),
        (NULL, NULL, NULL, NULL, NULL, NULL, NULL),
        (1L, '+49', CAST(9999999999999.99 AS DECIMAL(18,2)), DATE'1900-03-01', TIMESTAMP'1999-12-31 23:59:59.999', true, -0.0D)
        AS t(id, note, amount, day, at, ok, rate)
      """;

  @TempDir Path folder;

  @Test
  void writesTypedCellsThatAnotherProgramReads() throws IOException {
    Path file = publish(SharedSpark.session().sql(ROWS), "breaks");

    List<List<String>> cells = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file);
        XSSFWorkbook book = new XSSFWorkbook(in)) {
      XSSFSheet sheet = book.getSheet("breaks");
      DataFormatter shown = new DataFormatter(Locale.ROOT);
      sheet.forEach(
          row -> {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
              Cell cell = row.getCell(i);
              texts.add(
                  cell == null ? "-" : cell.getCellType() + " " + shown.formatCellValue(cell));
            }
            cells.add(texts);
          });
      assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
      assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
      assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A1:G6");
      assertThat(book.getFontAt(sheet.getRow(0).getCell(0).getCellStyle().getFontIndex()).getBold())
          .isTrue();
      assertThat(sheet.getRow(3).getCell(1).getStringCellValue()).isEqualTo("+49");
      assertThat(sheet.getRow(4).getCell(4).getLocalDateTimeCellValue())
          .isEqualTo("2026-10-31T14:05:06");
      assertThat(sheet.getColumnWidth(1)).isGreaterThan(20 * 256);
    }
    assertThat(cells)
        .containsExactly(
            row(
                "STRING id",
                "STRING note",
                "STRING amount",
                "STRING day",
                "STRING at",
                "STRING ok",
                "STRING rate"),
            row("-", "-", "-", "-", "-", "-", "-"),
            row(
                "NUMERIC 1",
                "STRING  <&> \"q\" _x0041_ \r\n\t Zürich 😀",
                "NUMERIC -0.01",
                "STRING 1900-02-28",
                "NUMERIC 2026-10-31 14:05:06.123",
                "BOOLEAN FALSE",
                "NUMERIC -1E+300"),
            row(
                "NUMERIC 1",
                "STRING +49",
                "NUMERIC 9,999,999,999,999.99",
                "NUMERIC 1900-03-01",
                "NUMERIC 1999-12-31 23:59:59.999",
                "BOOLEAN TRUE",
                "NUMERIC 0"),
            row(
                "NUMERIC 2",
                "STRING =1+1",
                "NUMERIC 1,234.50",
                "NUMERIC 2026-10-31",
                "NUMERIC 2026-10-31 14:05:06",
                "BOOLEAN TRUE",
                "NUMERIC 0.1"),
            row(
                "NUMERIC 3",
                "STRING ",
                "NUMERIC 0.00",
                "NUMERIC 9999-12-31",
                "STRING 2001-01-01T00:00:00.000001Z",
                "-",
                "ERROR #NUM!"));
  }

  private static List<String> row(String... cells) {
    return List.of(cells);
  }

  @Test
  void theSameRowsGiveTheSameBytesHoweverTheyArePartitioned() throws IOException {
    Dataset<Row> rows = SharedSpark.session().sql(ROWS).union(SharedSpark.session().sql(ROWS));
    byte[] once = Files.readAllBytes(publish(rows.repartition(1), "one"));

    for (int partitions : List.of(2, 7)) {
      Path file = folder.resolve(partitions + "/out.xlsx");
      publish(rows.repartition(partitions), "one", file);
      assertThat(Files.readAllBytes(file)).as("%d partitions", partitions).isEqualTo(once);
    }
  }

  @Test
  void rowsStandAsTheyWereSortedElseAsInTheirSource() throws IOException {
    Dataset<Row> rows =
        SharedSpark.session()
            .range(0, 50, 1, 7)
            .selectExpr(
                "(id * 7) % 50 AS n",
                "named_struct('file', 'f', 'block', 0L, 'position', id) AS __row", "'x' AS place");

    assertThat(firstColumn(publish(rows.repartition(3), "a")))
        .startsWith("0", "7", "14", "21", "28", "35", "42", "49", "6");
    assertThat(
            firstColumn(
                publish(
                    rows.orderBy(rows.col("n").desc()).filter("n <> 48"),
                    "b",
                    folder.resolve("b.xlsx"))))
        .startsWith("49", "47", "46", "45");
    assertThat(firstColumn(publish(rows.drop("__row"), "c", folder.resolve("c.xlsx"))))
        .startsWith("0", "1", "2", "3");
  }

  @Test
  void anEmptyTableIsAHeaderAlone() throws IOException {
    Path file = publish(SharedSpark.session().sql(ROWS).limit(0), "history");

    try (InputStream in = Files.newInputStream(file);
        XSSFWorkbook book = new XSSFWorkbook(in)) {
      assertThat(book.getSheetName(0)).isEqualTo("history_");
      assertThat(book.getSheetAt(0).getLastRowNum()).isZero();
    }
  }

  @Test
  void refusesWhatASheetCannotHoldBeforeAnythingIsPublished() throws IOException {
    Path file = folder.resolve("out.xlsx");
    Dataset<Row> rows =
        SharedSpark.session()
            .sql(
                "SELECT 1234567890123456L AS id, CAST('12345678901234.56' AS DECIMAL(18,2)) AS amount,"
                    + " repeat('x', 32768) AS note, 1234567890123450L AS round"
                    + " UNION ALL SELECT -9007199254740993L, CAST(0.10 AS DECIMAL(18,2)), 'y', 1L");

    assertThatThrownBy(() -> publish(rows, "a", file))
        .isInstanceOfSatisfying(
            ProblemException.class,
            failure ->
                assertThat(
                        failure.problems().stream()
                            .map(p -> p.render().replace(folder.toString(), "F")))
                    .containsExactly(
                        "F/out.xlsx: column \"amount\" has 1 numbers with more than the 15 digits"
                            + " that Excel keeps, such as 12345678901234.56; make the column text"
                            + " in a step, or publish it as csv or parquet",
                        "F/out.xlsx: column \"id\" has 2 numbers with more than the 15 digits that"
                            + " Excel keeps, such as -9007199254740993; make the column text in a"
                            + " step, or publish it as csv or parquet",
                        "F/out.xlsx: column \"note\" has 1 texts with more than the 32,767"
                            + " characters that a cell takes, such as "
                            + "x".repeat(40)
                            + "...; publish it as csv or parquet"));
    assertThatThrownBy(
            () -> publish(SharedSpark.session().sql("SELECT 1 AS id, array(1) AS many"), "a", file))
        .hasMessageEndingWith("column \"many\" is array, which a workbook cannot hold");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void refusesMoreRowsThanASheetTakes() {
    Problems problems = new Problems();
    SheetLimits limits = new SheetLimits(Place.file("out.xlsx"), problems);
    limits.checkRows(1_048_575);
    limits.checkRows(1_048_576);

    assertThat(problems.all())
        .extracting(problem -> problem.render())
        .containsExactly(
            "out.xlsx: the table has 1,048,576 rows; a sheet takes 1,048,575 below its header;"
                + " publish it as csv or parquet");
  }

  @Test
  void severalSheetsStandInOneWorkbook() throws IOException {
    StructType schema = new StructType().add("n", "bigint");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WorkbookWriter.write(
        out,
        List.of(
            new SheetContent(
                "a", schema, () -> SharedSpark.session().range(2).toDF("n").toLocalIterator()),
            new SheetContent("b", schema, () -> List.<Row>of().iterator())),
        new SheetFaults());

    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
      assertThat(book.getSheet("a").getLastRowNum()).isEqualTo(2);
      assertThat(book.getSheet("b").getLastRowNum()).isZero();
    }
  }

  private Path publish(Dataset<Row> rows, String sheet) throws IOException {
    Path file = folder.resolve("out.xlsx");
    return publish(rows, sheet, file);
  }

  private static Path publish(Dataset<Row> rows, String sheet, Path file) throws IOException {
    WorkbookOutput.Staged staged =
        new WorkbookOutput(file.toString(), StorageSettings.DEFAULT)
            .stage(rows, sheet, "run", "key");
    assertThat(staged.read(SharedSpark.session()).columns()).doesNotContain("place_", "__row");
    staged.publish();
    return file;
  }

  private static List<String> firstColumn(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        XSSFWorkbook book = new XSSFWorkbook(in)) {
      List<String> texts = new ArrayList<>();
      book.getSheetAt(0)
          .forEach(row -> texts.add(new DataFormatter().formatCellValue(row.getCell(0))));
      return texts.subList(1, texts.size());
    }
  }
}
