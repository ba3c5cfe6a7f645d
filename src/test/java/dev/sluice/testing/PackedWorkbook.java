package dev.sluice.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A workbook put together from its XML parts, so that a test can say what no other program would
 * write. Parts that are not given are those of a workbook with one sheet, "Data".
 */
public record PackedWorkbook(Map<String, String> parts) {

  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String TYPES =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String LINKS =
      "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>";
  private static final String SHEET = "xl/worksheets/sheet1.xml";

  /** A workbook whose one sheet has these rows, as XML. */
  public static PackedWorkbook ofRows(String rows) {
    return of(
        Map.of(
            SHEET,
            "<worksheet xmlns='" + MAIN + "'><sheetData>" + rows + "</sheetData></worksheet>"));
  }

  /** A workbook of the parts in a folder. */
  public static PackedWorkbook ofFolder(Path folder) {
    Map<String, String> parts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        parts.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return of(parts);
  }

  private static PackedWorkbook of(Map<String, String> given) {
    Map<String, String> parts = new TreeMap<>(usual());
    parts.putAll(given);
    return new PackedWorkbook(parts);
  }

  /** The same with another part. */
  public PackedWorkbook with(String part, String xml) {
    Map<String, String> more = new TreeMap<>(parts);
    more.put(part, xml);
    return new PackedWorkbook(more);
  }

  /** The XML of a part that is there. */
  public String part(String name) {
    return Objects.requireNonNull(parts.get(name));
  }

  /** The same without a part. */
  public PackedWorkbook without(String part) {
    Map<String, String> fewer = new TreeMap<>(parts);
    fewer.remove(part);
    return new PackedWorkbook(fewer);
  }

  /** The bytes of the file. */
  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Writes the file. */
  public Path write(Path file) {
    try {
      return Files.write(file, bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Styles 1 date, 2 date and time, 3 time, 4 hours beyond a day, 5 two decimals, 6 own date. */
  private static Map<String, String> usual() {
    return Map.of(
        "_rels/.rels",
        LINKS
            + "<Relationship Id='r1' Type='"
            + TYPES
            + "/officeDocument' Target='xl/workbook.xml'/></Relationships>",
        "xl/workbook.xml",
        "<workbook xmlns='"
            + MAIN
            + "' xmlns:r='"
            + TYPES
            + "'><sheets><sheet name='Data' sheetId='1' r:id='r1'/></sheets></workbook>",
        "xl/_rels/workbook.xml.rels",
        LINKS
            + "<Relationship Id='r1' Type='"
            + TYPES
            + "/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='r2' Type='"
            + TYPES
            + "/styles' Target='styles.xml'/><Relationship Id='r3' Type='"
            + TYPES
            + "/sharedStrings' Target='sharedStrings.xml'/></Relationships>",
        "xl/styles.xml",
        "<styleSheet xmlns='"
            + MAIN
            + "'><numFmts><numFmt numFmtId='170' formatCode='[$-409]d\\-mmm\\-yy;@'/></numFmts>"
            + "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/>"
            + "<xf numFmtId='14'/><xf numFmtId='22'/><xf numFmtId='20'/><xf numFmtId='46'/>"
            + "<xf numFmtId='2'/><xf numFmtId='170'/></cellXfs></styleSheet>",
        "xl/sharedStrings.xml",
        "<sst xmlns='"
            + MAIN
            + "'><si><t>plain</t></si><si><r><t>rich </t></r><r><rPr><b/></rPr><t>text</t></r>"
            + "<rPh sb='0' eb='1'><t>sound</t></rPh></si><si><t xml:space='preserve'> _x000D_ &amp;"
            + " 😀 </t></si><si><t/></si></sst>");
  }
}
