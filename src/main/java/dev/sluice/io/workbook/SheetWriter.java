package dev.sluice.io.workbook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampType;

/**
 * Writes the part of a sheet: a bold header that stays in place, a filter on it, columns as wide as
 * their first rows, and the rows one after the other.
 */
final class SheetWriter {

  private static final int ROWS_FOR_WIDTHS = 200;
  private static final int MIN_WIDTH = 8;
  private static final int MAX_WIDTH = 60;
  private static final int FLUSH_CHARACTERS = 1 << 16;

  private final StructType schema;
  private final Iterator<Row> rows;
  private final String[] letters;
  private final CellWriter[] cells;
  private final StringBuilder xml = new StringBuilder();

  SheetWriter(SheetContent content, SheetFaults faults) {
    schema = content.schema();
    rows = content.rows().get();
    letters = new String[schema.length()];
    cells = new CellWriter[schema.length()];
    for (int i = 0; i < letters.length; i++) {
      letters[i] = CellPlace.letters(i);
      cells[i] = new CellWriter(schema.apply(i), faults);
    }
  }

  /** Writes the whole part. */
  void write(OutputStream out, boolean isFirst) throws IOException {
    List<Row> first = new ArrayList<>();
    while (first.size() < ROWS_FOR_WIDTHS && rows.hasNext()) {
      first.add(rows.next());
    }
    xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n")
        .append("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">")
        .append("<sheetViews><sheetView ")
        .append(isFirst ? "tabSelected=\"1\" " : "")
        .append("workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\"")
        .append(" activePane=\"bottomLeft\" state=\"frozen\"/>")
        .append("<selection pane=\"bottomLeft\"/></sheetView></sheetViews>");
    appendWidths(first);
    xml.append("<sheetData><row r=\"1\">");
    for (int i = 0; i < letters.length; i++) {
      CellWriter.header(xml, letters[i] + 1, schema.apply(i).name());
    }
    xml.append("</row>");
    int number = 1;
    for (Row row : first) {
      appendRow(row, ++number);
    }
    while (rows.hasNext()) {
      appendRow(rows.next(), ++number);
      if (xml.length() > FLUSH_CHARACTERS) {
        flush(out);
      }
    }
    xml.append("</sheetData>");
    if (letters.length > 0) {
      xml.append("<autoFilter ref=\"A1:")
          .append(letters[letters.length - 1])
          .append(number)
          .append("\"/>");
    }
    xml.append("</worksheet>");
    flush(out);
  }

  private void appendRow(Row row, int number) {
    xml.append("<row r=\"").append(number).append("\">");
    for (int i = 0; i < cells.length; i++) {
      if (!row.isNullAt(i)) {
        cells[i].append(xml, letters[i] + number, row.get(i));
      }
    }
    xml.append("</row>");
  }

  private void appendWidths(List<Row> first) {
    if (letters.length == 0) {
      return;
    }
    xml.append("<cols>");
    for (int i = 0; i < letters.length; i++) {
      int width = Math.max(MIN_WIDTH, schema.apply(i).name().length() + 3);
      for (Row row : first) {
        width = Math.max(width, width(row, i));
      }
      xml.append("<col min=\"").append(i + 1).append("\" max=\"").append(i + 1);
      xml.append("\" width=\"").append(Math.min(MAX_WIDTH, width)).append("\" customWidth=\"1\"/>");
    }
    xml.append("</cols>");
  }

  private int width(Row row, int column) {
    if (row.isNullAt(column)) {
      return 0;
    }
    if (schema.apply(column).dataType() instanceof DateType) {
      return 12;
    }
    if (schema.apply(column).dataType() instanceof TimestampType) {
      return 21;
    }
    return row.get(column).toString().length() + 2;
  }

  private void flush(OutputStream out) throws IOException {
    out.write(xml.toString().getBytes(UTF_8));
    xml.setLength(0);
  }
}
