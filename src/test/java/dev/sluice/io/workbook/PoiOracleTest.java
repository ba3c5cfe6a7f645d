package dev.sluice.io.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.io.file.StorageSettings;
import dev.sluice.spec.ColumnType;
import dev.sluice.testing.SharedSpark;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Oracle: Apache POI as writer for our reader, and our writer and reader against each other. */
class PoiOracleTest {

  private static final LinkedHashMap<String, ColumnType> COLUMNS =
      Sheets.columns(
          "id", ColumnType.INTEGER,
          "name", ColumnType.TEXT,
          "amount", ColumnType.decimal(18, 2),
          "rate", ColumnType.DOUBLE,
          "day", ColumnType.DATE,
          "at", ColumnType.TIMESTAMP,
          "ok", ColumnType.BOOLEAN);
  private static final String[] NAMES = {
    "", "plain", " blank before", "=1+1", "007", "Zürich 浅草 😀", "a\nb\tc", "<&>\"'", "é"
  };

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void readsWhatPoiWrote(int seed) throws IOException {
    Random random = new Random(seed);
    // Both ways of POI: texts shared, and written into cells.
    Workbook book = seed % 2 == 0 ? new XSSFWorkbook() : new SXSSFWorkbook(10);
    Sheet sheet = book.createSheet("first");
    CellStyle date = style(book, "dd/mm/yyyy");
    CellStyle time = style(book, "yyyy-mm-dd hh:mm:ss.000");
    List<String> names = List.copyOf(COLUMNS.keySet());
    for (int i = 0; i < names.size(); i++) {
      if (i == 0) {
        sheet.createRow(0);
      }
      sheet.getRow(0).createCell(i).setCellValue(names.get(i));
    }
    List<String> expected = new ArrayList<>();
    int rows = seed == 0 ? 1 : 1 + random.nextInt(60);
    for (int i = 0; i < rows; i++) {
      // Rows may be missing altogether.
      int number = sheet.getLastRowNum() + 1 + random.nextInt(3);
      org.apache.poi.ss.usermodel.Row row = sheet.createRow(number);
      Object[] values = values(random);
      row.createCell(0).setCellValue(((Long) values[0]).doubleValue());
      cell(row, 1, values[1]);
      cell(row, 2, values[2]);
      cell(row, 3, values[3]);
      cell(row, 4, values[4]).setCellStyle(date);
      cell(row, 5, values[5]).setCellStyle(time);
      cell(row, 6, values[6]);
      String line = (number + 1) + ": " + text(values);
      if (random.nextInt(8) == 0) {
        int broken = 1 + random.nextInt(6);
        row.getCell(broken).setCellErrorValue(FormulaError.NA.getCode());
        line =
            (number + 1) + ": rejected " + names.get(broken) + " <#N/A> the cell is the error #N/A";
      }
      expected.add(line);
    }
    Path file = folder.resolve("poi.xlsx");
    try (OutputStream out = Files.newOutputStream(file)) {
      book.write(out);
    }
    book.close();

    assertThat(Sheets.lines(Sheets.options(file, COLUMNS))).containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 11, 12})
  void readsBackWhatWasWritten(int seed) throws IOException {
    Random random = new Random(seed);
    StructType schema =
        new StructType()
            .add("id", DataTypes.LongType)
            .add("name", DataTypes.StringType)
            .add("amount", DataTypes.createDecimalType(18, 2))
            .add("rate", DataTypes.DoubleType)
            .add("day", DataTypes.DateType)
            .add("at", DataTypes.TimestampType)
            .add("ok", DataTypes.BooleanType);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Object[] values = values(random);
      values[0] = (long) i;
      values[1] = "".equals(values[1]) ? null : values[1];
      values[4] = values[4] == null ? null : Date.valueOf((LocalDate) values[4]);
      values[5] =
          values[5] == null
              ? null
              : Timestamp.from(((LocalDateTime) values[5]).toInstant(ZoneOffset.UTC));
      rows.add(RowFactory.create(values));
    }
    Dataset<Row> table = SharedSpark.session().createDataFrame(rows, schema);
    Path file = folder.resolve("ours.xlsx");
    new WorkbookOutput(file.toString(), StorageSettings.DEFAULT)
        .stage(table, "ours", "run", "key")
        .publish();

    List<Row> read =
        Sheets.load(Sheets.options(file, COLUMNS)).drop("__row", "__reject").collectAsList();

    assertThat(read).containsExactlyInAnyOrderElementsOf(table.collectAsList());
  }

  private static Object[] values(Random random) {
    Object[] values = {
      (long) random.nextInt() * (random.nextBoolean() ? 1 : 100_000L),
      NAMES[random.nextInt(NAMES.length)],
      BigDecimal.valueOf(random.nextInt(2_000_000_000) - 1_000_000_000L, 2),
      (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(40) - 20),
      LocalDate.of(1900, 3, 1).plusDays(random.nextInt(90_000)),
      LocalDateTime.ofInstant(
          Instant.ofEpochMilli(Math.floorMod(random.nextLong(), 4_000_000_000_000L)),
          ZoneOffset.UTC),
      random.nextBoolean()
    };
    for (int i = 1; i < values.length; i++) {
      if (random.nextInt(6) == 0) {
        values[i] = null;
      }
    }
    return values;
  }

  private static Cell cell(
      org.apache.poi.ss.usermodel.Row row, int column, @Nullable Object value) {
    Cell cell = row.createCell(column);
    if (value instanceof String text) {
      cell.setCellValue(text);
    } else if (value instanceof BigDecimal amount) {
      // What a computation leaves behind the cents is no part of the amount.
      cell.setCellValue(amount.setScale(2, RoundingMode.UNNECESSARY).doubleValue() * 3 / 3);
    } else if (value instanceof Double number) {
      cell.setCellValue(number);
    } else if (value instanceof LocalDate day) {
      cell.setCellValue(day);
    } else if (value instanceof LocalDateTime moment) {
      cell.setCellValue(moment);
    } else if (value instanceof Boolean flag) {
      cell.setCellValue(flag);
    }
    return cell;
  }

  private static CellStyle style(Workbook book, String format) {
    CellStyle style = book.createCellStyle();
    style.setDataFormat(book.createDataFormat().getFormat(format));
    return style;
  }

  private static String text(Object[] values) {
    List<String> texts = new ArrayList<>();
    for (Object value : values) {
      Object shown = value;
      if (value instanceof LocalDateTime moment) {
        shown = Timestamp.from(moment.toInstant(ZoneOffset.UTC));
      }
      texts.add(shown == null ? "" : shown.toString());
    }
    return String.join(" | ", texts);
  }
}
