package dev.sluice.io.workbook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a workbook, with nothing in it that the rows do not say: no times, no names of people. */
final class WorkbookWriter {

  private static final LocalDateTime FIRST_TIME_OF_ZIP = LocalDateTime.of(1980, 1, 1, 0, 0);
  private static final int PACKING = 4;
  private static final String XML =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  private static final String DOCUMENT =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  private static final String SHEET_TYPE =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  private WorkbookWriter() {}

  /** Writes the sheets; does not close the stream. */
  static void write(OutputStream out, List<SheetContent> sheets, SheetFaults faults)
      throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out, UTF_8);
    zip.setLevel(PACKING);
    part(zip, "[Content_Types].xml", contentTypes(sheets));
    part(
        zip,
        "_rels/.rels",
        "<Relationships xmlns=\""
            + PACKAGE
            + "relationships\">"
            + link(1, "officeDocument", "xl/workbook.xml")
            + "</Relationships>");
    part(zip, "xl/workbook.xml", workbook(sheets));
    part(zip, "xl/_rels/workbook.xml.rels", links(sheets));
    part(zip, "xl/styles.xml", SheetStyle.xml());
    for (int i = 0; i < sheets.size(); i++) {
      begin(zip, "xl/worksheets/sheet" + (i + 1) + ".xml");
      new SheetWriter(sheets.get(i), faults).write(zip, i == 0);
      zip.closeEntry();
    }
    zip.finish();
  }

  private static String contentTypes(List<SheetContent> sheets) {
    StringBuilder xml =
        new StringBuilder("<Types xmlns=\"" + PACKAGE + "content-types\">")
            .append("<Default Extension=\"rels\" ContentType=\"")
            .append("application/vnd.openxmlformats-package.relationships+xml\"/>")
            .append("<Default Extension=\"xml\" ContentType=\"application/xml\"/>")
            .append(override("/xl/workbook.xml", "sheet.main+xml"))
            .append(override("/xl/styles.xml", "styles+xml"));
    for (int i = 1; i <= sheets.size(); i++) {
      xml.append(override("/xl/worksheets/sheet" + i + ".xml", "worksheet+xml"));
    }
    return xml.append("</Types>").toString();
  }

  private static String override(String part, String type) {
    return "<Override PartName=\"" + part + "\" ContentType=\"" + SHEET_TYPE + type + "\"/>";
  }

  private static String workbook(List<SheetContent> sheets) {
    StringBuilder xml =
        new StringBuilder("<workbook xmlns=\"")
            .append("http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"")
            .append(DOCUMENT)
            .append("\"><bookViews><workbookView/></bookViews><sheets>");
    for (int i = 1; i <= sheets.size(); i++) {
      xml.append("<sheet name=\"");
      CellText.escape(sheets.get(i - 1).name(), xml);
      xml.append("\" sheetId=\"" + i + "\" r:id=\"rId" + i + "\"/>");
    }
    return xml.append("</sheets></workbook>").toString();
  }

  private static String links(List<SheetContent> sheets) {
    StringBuilder xml = new StringBuilder("<Relationships xmlns=\"" + PACKAGE + "relationships\">");
    for (int i = 1; i <= sheets.size(); i++) {
      xml.append(link(i, "worksheet", "worksheets/sheet" + i + ".xml"));
    }
    return xml.append(link(sheets.size() + 1, "styles", "styles.xml"))
        .append("</Relationships>")
        .toString();
  }

  private static String link(int id, String type, String target) {
    return "<Relationship Id=\"rId"
        + id
        + "\" Type=\""
        + DOCUMENT
        + "/"
        + type
        + "\" Target=\""
        + target
        + "\"/>";
  }

  private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
    begin(zip, name);
    zip.write((XML + xml).getBytes(UTF_8));
    zip.closeEntry();
  }

  private static void begin(ZipOutputStream zip, String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    // The bytes of a workbook must not depend on when it was made.
    entry.setTimeLocal(FIRST_TIME_OF_ZIP);
    zip.putNextEntry(entry);
  }
}
