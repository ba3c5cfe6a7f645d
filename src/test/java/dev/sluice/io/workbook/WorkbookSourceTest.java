package dev.sluice.io.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.io.file.StorageSettings;
import dev.sluice.spec.ColumnType;
import dev.sluice.spec.SheetArea;
import dev.sluice.testing.PackedWorkbook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Oracle: what Excel's own documentation says a cell means, by hand. */
class WorkbookSourceTest {

  private static final String HEADER =
      "<row r='1'><c r='A1' t='inlineStr'><is><t>id</t></is></c>"
          + "<c r='B1' t='inlineStr'><is><t>value</t></is></c></row>";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<v>0.1</v> | | decimal | 0.10",
        "<v>12.340000000000002</v> | | decimal | 12.34",
        "<v>1.2340000000000001E1</v> | | decimal | 12.34",
        "<v>-5E-2</v> | | decimal | -0.05",
        "<v>12.345</v> | | decimal | rejected value <12.345> more decimals than decimal(18,2) takes",
        "<v>1234567890123456.5</v> | | decimal | 1234567890123457.00",
        "<v>0.30000000000000004</v> | | double | 0.30000000000000004",
        "<v>0.30000000000000004</v> | | text | 0.3",
        "<v>1E3</v> | | integer | 1000",
        "<v>12345678901234567</v> | | integer | 12345678901234567",
        "<v>1.5</v> | | integer | rejected value <1.5> not a whole number",
        "<v>46326</v> | s='1' | date | 2026-10-31",
        "<v>46326.5</v> | s='1' | date | rejected value <2026-10-31T12:00:00> not a date as"
            + " yyyy-MM-dd",
        "<v>46326</v> | | date | rejected value <46326> not a date as yyyy-MM-dd",
        "<v>46326.586875</v> | s='2' | timestamp | 2026-10-31 14:05:06.0",
        "<v>46326</v> | s='2' | timestamp | 2026-10-31 00:00:00.0",
        "<v>46326</v> | s='6' | text | 2026-10-31",
        "<v>0.5</v> | s='3' | text | 12:00:00",
        "<v>1.5</v> | s='4' | text | 36:00:00",
        "<v>59</v> | s='1' | date | 1900-02-28",
        "<v>61</v> | s='1' | date | 1900-03-01",
        "<v>60</v> | s='1' | date | rejected value <60> the number is formatted as a date and is"
            + " none",
        "<v>-1</v> | s='1' | text | rejected value <-1> the number is formatted as a date and is"
            + " none",
        "<v>2958466</v> | s='1' | date | rejected value <2958466> the number is formatted as a date"
            + " and is none",
        "<v>1</v> | t='b' | boolean | true",
        "<v>0</v> | t='b' | text | FALSE",
        "<v>#N/A</v> | t='e' | text | rejected value <#N/A> the cell is the error #N/A",
        "<v>#DIV/0!</v> | t='e' | decimal | rejected value <#DIV/0!> the cell is the error #DIV/0!",
        "<f>A1*2</f><v>7</v> | | integer | 7",
        "<f>A1</f><v>x</v> | t='str' | text | x",
        "<f>A1</f> | | integer | rejected value <> the formula has no stored result; open the"
            + " workbook in Excel and save it",
        "<v>0</v> | t='s' | text | plain",
        "<v>1</v> | t='s' | text | rich text",
        "<v>3</v> | t='s' | text | ''",
        "<is><r><t>in</t></r><r><t>line</t></r></is> | t='inlineStr' | text | inline",
        "<is><t>_x0041__x005F_x0041_</t></is> | t='inlineStr' | text | A_x0041_",
        "<is><t>12.50</t></is> | t='inlineStr' | decimal | 12.50",
        "<is><t>abc</t></is> | t='inlineStr' | decimal | rejected value <abc> not a number",
        "<v>2026-10-31T00:00:00</v> | t='d' | date | 2026-10-31",
        "<v>x</v> | t='z' | text | rejected value <x> cells of type z are not known",
      })
  void readsEveryKindOfCell(String xml, String attributes, String type, String expected)
      throws IOException {
    String row =
        "<row r='2'><c r='A2'><v>1</v></c><c r='B2' "
            + (attributes == null ? "" : attributes)
            + ">"
            + xml
            + "</c></row>";
    Path file = PackedWorkbook.ofRows(HEADER + row).write(folder.resolve("a.xlsx"));

    List<String> lines =
        Sheets.lines(
            Sheets.options(file, Sheets.columns("id", ColumnType.INTEGER, "value", type(type))));

    String prefix = expected.startsWith("rejected") ? "2: " : "2: 1 | ";
    assertThat(lines).containsExactly(prefix + expected);
  }

  private static ColumnType type(String word) {
    return word.equals("decimal")
        ? ColumnType.decimal(18, 2)
        : new ColumnType(ColumnType.Kind.valueOf(word.toUpperCase(Locale.ROOT)), 0, 0);
  }

  @Test
  void keepsCarriageReturnsAndWideCharactersOfSharedTexts() throws IOException {
    Path file =
        PackedWorkbook.ofRows(HEADER + "<row><c><v>1</v></c><c t='s'><v>2</v></c></row>")
            .write(folder.resolve("a.xlsx"));

    assertThat(
            Sheets.load(Sheets.options(file)).select("value").as(Encoders.STRING()).collectAsList())
        .containsExactly(" \r & 😀 ");
  }

  @Test
  void countsDaysFrom1904WhereTheWorkbookSaysSo() throws IOException {
    PackedWorkbook book =
        PackedWorkbook.ofRows(
            HEADER + "<row r='2'><c r='A2'><v>1</v></c><c r='B2' s='1'><v>44864</v></c></row>");
    Path file =
        book.with(
                "xl/workbook.xml",
                book.part("xl/workbook.xml")
                    .replace("<sheets>", "<workbookPr date1904='1'/><sheets>"))
            .write(folder.resolve("a.xlsx"));

    assertThat(Sheets.lines(Sheets.options(file))).containsExactly("2: 1 | 2026-10-31");
  }

  @Test
  void infersTypesFromKindsAndFormatsOfCells() throws IOException {
    String first =
        "<row r='1'>"
            + IntStream.range(0, 9)
                .mapToObj(i -> "<c t='inlineStr'><is><t>c" + i + "</t></is></c>")
                .collect(Collectors.joining())
            + "</row>";
    String second =
        "<row r='2'><c><v>7</v></c><c s='5'><v>12</v></c><c><v>0.3333333333333333</v></c>"
            + "<c s='1'><v>46326</v></c><c s='2'><v>46326</v></c><c t='b'><v>1</v></c>"
            + "<c t='inlineStr'><is><t>007</t></is></c><c s='3'><v>0.5</v></c>"
            + "<c t='e'><v>#N/A</v></c></row>"
            + "<row r='3'><c/><c/><c/><c/><c/><c/><c/><c/><c><v>1.50</v></c></row>";
    Path file = PackedWorkbook.ofRows(first + second).write(folder.resolve("a.xlsx"));

    assertThat(Sheets.source(Sheets.options(file)).schema().toDDL())
        .isEqualTo(
            "c0 BIGINT,c1 DECIMAL(38,2),c2 DOUBLE,c3 DATE,c4 TIMESTAMP,c5 BOOLEAN,c6 STRING,"
                + "c7 STRING,c8 DECIMAL(38,1)");
    assertThat(Sheets.lines(Sheets.options(file)))
        .containsExactly(
            "2: rejected c8 <#N/A> the cell is the error #N/A", "3:  |  |  |  |  |  |  |  | 1.5");
  }

  @Test
  void readsPartsOfSheetsByNameNumberRangeAndHeaderRow() throws IOException {
    PackedWorkbook book =
        PackedWorkbook.ofRows("<row r='1'><c r='A1'><v>1</v></c></row>")
            .with(
                "xl/worksheets/sheet2.xml",
                "<x:worksheet xmlns:x='urn:any'><x:sheetData>"
                    + row(2, "'Monthly report'", "", "")
                    + row(4, "id", "", "amount")
                    + row(6, "a", "note", "1")
                    + row(7, "", "only a note", "")
                    + row(8, "b", "", "")
                    + row(9, "Total", "", "1")
                    + "</x:sheetData></x:worksheet>");
    Path file =
        book.with(
                "xl/workbook.xml",
                "<workbook xmlns:r='urn:r'><sheets><sheet name='Hidden' state='hidden' r:id='r1'/>"
                    + "<sheet name='Break s' r:id='r9'/></sheets></workbook>")
            .with(
                "xl/_rels/workbook.xml.rels",
                book.part("xl/_rels/workbook.xml.rels")
                    .replace(
                        "</Relationships>",
                        "<Relationship Id='r9' Type='http://purl.oclc.org/ooxml/worksheet'"
                            + " Target='/xl/worksheets/../worksheets/sheet2.xml'/></Relationships>"))
            .write(folder.resolve("a.xlsx"));

    for (String sheet : List.of("", "Break s", "break S", "2")) {
      SheetLayout layout = new SheetLayout(sheet, SheetArea.parse("B4:D8").orElseThrow(), 4);
      assertThat(Sheets.lines(options(file, layout, Map.of())))
          .as("sheet %s", sheet)
          .containsExactly("6: a | 1", "8: b | ");
    }
    assertThat(
            Sheets.lines(
                options(
                    file,
                    new SheetLayout(
                        "2", SheetArea.parse("B6:D8").orElseThrow(), SheetLayout.NO_HEADER),
                    Sheets.columns("id", ColumnType.TEXT, "note", ColumnType.TEXT))))
        .containsExactly("6: a | note", "7:  | only a note", "8: b | ");
    assertThat(
            Sheets.problems(
                options(file, new SheetLayout("Breaks", SheetArea.WHOLE, 1), Map.of()), folder))
        .containsExactly(
            "a.xlsx: there is no sheet \"Breaks\"; the workbook has Hidden, Break s; did you mean"
                + " \"Break s\"?");
    assertThat(
            Sheets.problems(
                options(file, new SheetLayout("2", SheetArea.WHOLE, 1), Map.of()), folder))
        .containsExactly(
            "a.xlsx:1: row 1 of sheet \"Break s\" is blank; the first row with values is 2; say"
                + " header: 2 if the names stand there");
  }

  private static String row(int number, String first, String second, String third) {
    StringBuilder row = new StringBuilder("<x:row r='" + number + "'>");
    String[] cells = {first, second, third};
    for (int i = 0; i < cells.length; i++) {
      if (!cells[i].isEmpty()) {
        row.append(
            "<x:c r='" + (char) ('B' + i) + number + "' t='str'><x:v>" + cells[i] + "</x:v></x:c>");
      }
    }
    return row.append("</x:row>").toString();
  }

  private static WorkbookOptions options(
      Path file, SheetLayout layout, Map<String, ColumnType> columns) {
    return new WorkbookOptions(List.of(file.toString()), layout, columns, StorageSettings.DEFAULT);
  }

  @Test
  void readsSeveralFilesAsOneTableAndOnlyWhatIsAskedFor() throws IOException {
    for (int i = 1; i <= 3; i++) {
      PackedWorkbook.ofRows(
              HEADER
                  + "<row r='2'><c><v>"
                  + i
                  + "</v></c><c><v>"
                  + i
                  + ".5</v></c></row>"
                  + "<row r='3'><c><v>9</v></c><c t='e'><v>#REF!</v></c></row>")
          .write(folder.resolve(i + ".xlsx"));
    }
    WorkbookOptions options = Sheets.options(folder.resolve("*.xlsx"));

    assertThat(
            Sheets.load(options)
                .filter("__reject IS NULL")
                .selectExpr("id", "__row.position")
                .as(Encoders.tuple(Encoders.LONG(), Encoders.LONG()))
                .collectAsList()
                .stream()
                .map(Object::toString))
        .containsExactlyInAnyOrder("(1,2)", "(2,2)", "(3,2)");
    assertThat(Sheets.load(options).count()).isEqualTo(6);
    assertThat(Sheets.load(options).select("id").filter("id = 9").count())
        .as("a row with an error is rejected whoever asks for what")
        .isZero();
    assertThat(Sheets.load(options).schema().apply("value").dataType())
        .isEqualTo(DataTypes.createDecimalType(38, 1));
  }

  @Test
  void readsMoreEscapesThanTheXmlLimitsOfTheJdkAllow() throws IOException {
    StringBuilder rows = new StringBuilder(HEADER);
    int count = 70_000;
    for (int i = 0; i < count; i++) {
      rows.append("<row><c><v>1</v></c><c t='str'><v>&amp;&lt;&#65;</v></c></row>");
    }
    Path file = PackedWorkbook.ofRows(rows.toString()).write(folder.resolve("a.xlsx"));

    assertThat(Sheets.load(Sheets.options(file)).filter("value = '&<A'").count()).isEqualTo(count);
  }
}
