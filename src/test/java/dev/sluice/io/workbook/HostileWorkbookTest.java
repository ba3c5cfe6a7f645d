package dev.sluice.io.workbook;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.spec.ColumnType;
import dev.sluice.testing.PackedWorkbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no workbooks, or broken ones: told before anything runs, or the run fails. */
class HostileWorkbookTest {

  private static final String ROWS =
      "<row r='1'><c t='str'><v>id</v></c></row><row r='2'><c><v>1</v></c></row>";

  @TempDir Path folder;

  @Test
  void tellsWhatAFileIsThatIsNoWorkbook() throws IOException {
    byte[] old = new byte[8192];
    System.arraycopy(
        new byte[] {
          (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
        },
        0,
        old,
        0,
        8);
    old[0x1E] = 9;
    byte[] locked = old.clone();
    byte[] name = "EncryptedPackage".getBytes(UTF_16LE);
    System.arraycopy(name, 0, locked, 512 + 128, name.length);

    assertThat(problem(old))
        .isEqualTo("a.xlsx: the file is an old Excel file (xls); save it as .xlsx");
    assertThat(problem(locked))
        .isEqualTo("a.xlsx: the workbook is protected with a password; save it without one");
    assertThat(problem("id,amount\n1,2\n".getBytes(UTF_8)))
        .isEqualTo(
            "a.xlsx: the file is text and no workbook; if it is delimited text, say format: csv");
    assertThat(problem(new byte[] {1, 2, 3})).isEqualTo("a.xlsx: the file is no workbook");
    assertThat(problem(PackedWorkbook.ofRows(ROWS).without("_rels/.rels").bytes()))
        .isEqualTo("a.xlsx: the file is a zip file without a workbook in it");
    PackedWorkbook book = PackedWorkbook.ofRows(ROWS);
    assertThat(
            problem(
                book.with("_rels/.rels", book.part("_rels/.rels").replace("book.xml", "book.bin"))
                    .bytes()))
        .isEqualTo(
            "a.xlsx: the file is a binary workbook (xlsb), which is not read; save it as .xlsx");
  }

  @Test
  void refusesAWorkbookThatWasCutOffAnywhere() throws IOException {
    byte[] whole = PackedWorkbook.ofRows(ROWS).bytes();
    assertThat(problem(whole)).isEmpty();
    for (int length = 4; length < whole.length; length += 97) {
      assertThat(problem(Arrays.copyOf(whole, length)))
          .as("%d bytes", length)
          .startsWith("a.xlsx: the ");
    }
  }

  @Test
  void neverReadsOtherRowsThanWereWritten() throws IOException {
    String rows = ROWS;
    for (int i = 3; i < 300; i++) {
      rows += "<row r='" + i + "'><c><v>" + i * 37 % 1001 + "</v></c></row>";
    }
    byte[] whole = PackedWorkbook.ofRows(rows).bytes();
    Path file = folder.resolve("a.xlsx");
    Files.write(file, whole);
    WorkbookOptions options = Sheets.options(file, Sheets.columns("id", ColumnType.INTEGER));
    List<String> expected = Sheets.lines(options);
    int refused = 0;
    for (int at = 0; at < whole.length; at += 41) {
      byte[] broken = whole.clone();
      broken[at] ^= 0x55;
      Files.write(file, broken);
      try {
        assertThat(Sheets.lines(options)).as("byte %d", at).isEqualTo(expected);
      } catch (Exception failure) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(whole.length / 41 / 4);
  }

  @Test
  void followsNoEntitiesAndKeepsBounds() throws IOException {
    PackedWorkbook book = PackedWorkbook.ofRows(ROWS);
    String sheet = "xl/worksheets/sheet1.xml";
    assertThat(
            problem(
                book.with(
                        sheet,
                        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><worksheet><sheetData>"
                            + "<row r='1'><c t='str'><v>&e;</v></c></row></sheetData></worksheet>")
                    .bytes()))
        .startsWith("a.xlsx: the workbook is damaged: " + sheet);
    assertThat(
            problem(PackedWorkbook.ofRows("<row><c r='ZZZ1' t='str'><v>x</v></c></row>").bytes()))
        .isEqualTo("a.xlsx: the workbook is damaged: \"ZZZ1\" is no cell");
    assertThat(
            problem(
                PackedWorkbook.ofRows(
                        "<row r='1'><c r='B1' t='str'><v>x</v></c><c r='A1'><v>1</v></c></row>")
                    .bytes()))
        .isEqualTo("a.xlsx: the workbook is damaged: the cells of row 1 are out of order");
    assertThat(problem(PackedWorkbook.ofRows("<row r='1'><c t='s'><v>99</v></c></row>").bytes()))
        .isEqualTo(
            "a.xlsx: the workbook is damaged: a cell of row 1 names text 99, which is not there");
    assertThat(
            problem(
                PackedWorkbook.ofRows(
                        "<row r='1'><c t='str'><v>" + "x".repeat(1 << 21) + "</v></c></row>")
                    .bytes()))
        .isEqualTo(
            "a.xlsx: the workbook is damaged: a cell of "
                + sheet
                + " has more text than any workbook can hold");
    assertThat(problem(book.with(sheet, "<worksheet><sheetData>" + ROWS).bytes()))
        .startsWith("a.xlsx: the workbook is damaged: " + sheet);
  }

  @Test
  void tellsEveryFaultOfAHeader() throws IOException {
    assertThat(problem(PackedWorkbook.ofRows("").bytes()))
        .isEqualTo("a.xlsx:1: sheet \"Data\" has no values");
    assertThat(problem(PackedWorkbook.ofRows("<row><c t='str'><v>id</v></c></row>").bytes()))
        .isEqualTo("a.xlsx:1: the sheet has a header and no rows");
    assertThat(
            problem(
                PackedWorkbook.ofRows(
                        "<row><c t='str'><v>id</v></c><c t='str'><v>id</v></c><c t='e'><v>#N/A</v></c>"
                            + "</row><row><c><v>1</v></c></row>")
                    .bytes()))
        .isEqualTo(
            "a.xlsx:1: column \"id\" stands twice in the header\n"
                + "a.xlsx:1: in column C: the cell is the error #N/A");
  }

  @Test
  void failsWhenTheFileBreaksBehindTheSample() throws IOException {
    StringBuilder rows = new StringBuilder("<row r='1'><c t='str'><v>id</v></c></row>");
    for (int i = 2; i < 3000; i++) {
      rows.append("<row r='" + i + "'><c><v>1</v></c></row>");
    }
    Path file = PackedWorkbook.ofRows(rows + "<row r='5'/>").write(folder.resolve("a.xlsx"));
    WorkbookOptions options = Sheets.options(file);

    assertThatThrownBy(() -> Sheets.load(options).count())
        .hasStackTraceContaining("the workbook is damaged: row 5 stands after row 2999");
  }

  private String problem(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("a.xlsx"), bytes);
    return String.join("\n", Sheets.problems(Sheets.options(file), folder));
  }
}
