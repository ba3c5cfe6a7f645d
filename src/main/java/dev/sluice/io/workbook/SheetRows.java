package dev.sluice.io.workbook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sluice.spec.SheetArea;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a sheet one after the other, in one pass over its part and with one row in
 * memory. Rows and cells that hold nothing are left out, hidden ones are not.
 */
final class SheetRows implements Closeable {

  private static final String NOTHING = "";

  private final PartXml xml;
  private final SheetArea area;
  private final CellContext context;
  private final SheetRow row = new SheetRow();
  private final StringBuilder text = new StringBuilder();
  private final CellBytes bytes = new CellBytes();
  private boolean started;
  private boolean ended;
  private long lastNumber;

  /** What cells refer to. */
  interface CellContext {

    /** The texts that cells share; read when the first of them is asked for. */
    SharedTexts texts() throws IOException;

    CellFormats formats();

    boolean isSince1904();
  }

  SheetRows(PartXml xml, SheetArea area, CellContext context) {
    this.xml = xml;
    this.area = area;
    this.context = context;
  }

  /** Moves to the next row of the area that holds anything; null after the last. */
  @Nullable SheetRow next() throws IOException {
    while (!ended && moveToRow()) {
      long number = number(xml.attribute("r"), lastNumber + 1);
      if (number <= lastNumber) {
        throw WorkbookFault.damaged("row " + number + " stands after row " + lastNumber);
      }
      lastNumber = number;
      if (number < area.firstRow()) {
        xml.skip();
      } else if (number > area.lastRow()) {
        ended = true;
        xml.finish();
      } else {
        readCells(number);
        if (row.count() > 0) {
          return row;
        }
      }
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    xml.close();
  }

  private boolean moveToRow() throws IOException {
    while (!started) {
      if (!xml.nextStart()) {
        ended = true;
        return false;
      }
      started = xml.isAt("sheetData");
    }
    while (xml.nextWithin("sheetData")) {
      if (xml.isAt("row")) {
        return true;
      }
    }
    ended = true;
    // What comes behind the rows is of no interest, but that the part is whole is.
    xml.finish();
    return false;
  }

  private void readCells(long number) throws IOException {
    row.begin(number);
    bytes.clear();
    int last = -1;
    while (xml.nextWithin("row")) {
      if (!xml.isAt("c")) {
        continue;
      }
      String place = xml.attribute("r");
      int column = place == null ? last + 1 : CellPlace.column(place);
      if (column <= last) {
        throw WorkbookFault.damaged("the cells of row " + number + " are out of order");
      }
      last = column;
      if (column < area.firstColumn() || column > area.lastColumn()) {
        xml.skip();
      } else {
        readCell(column);
      }
    }
  }

  private void readCell(int column) throws IOException {
    String type = xml.attribute("t", "n");
    int style = (int) number(xml.attribute("s"), 0);
    boolean hasFormula = false;
    boolean hasValue = false;
    text.setLength(0);
    while (xml.nextWithin("c")) {
      if (xml.isAt("f")) {
        hasFormula = true;
        xml.skip();
      } else if (xml.isAt("v")) {
        hasValue = true;
        xml.appendText(text);
      } else if (xml.isAt("is")) {
        SharedTexts.appendRichText(xml, "is", text);
      } else {
        xml.skip();
      }
    }
    if (hasFormula && !hasValue) {
      fault(column, "", "the formula has no stored result; open the workbook in Excel and save it");
    } else if (text.length() > 0) {
      addCell(column, type, context.formats().of(style));
    }
  }

  private void addCell(int column, String type, CellFormat format) throws IOException {
    switch (type) {
      case "s" -> addShared(column);
      case "str", "inlineStr" -> {
        CellText.unescape(text);
        add(column, SheetRow.Kind.TEXT, CellFormat.GENERAL);
      }
      case "b" -> {
        boolean value =
            text.toString().strip().equals("1") || text.toString().strip().equals("true");
        text.setLength(0);
        text.append(value ? "TRUE" : "FALSE");
        add(column, SheetRow.Kind.BOOLEAN, CellFormat.GENERAL);
      }
      case "e" -> {
        int from = append();
        row.add(
            column,
            SheetRow.Kind.ERROR,
            CellFormat.GENERAL,
            bytes.array(),
            from,
            bytes.size(),
            "the cell is the error " + text);
      }
      case "d" -> {
        String date = SerialText.ofIso(text.toString());
        text.setLength(0);
        text.append(date);
        add(column, SheetRow.Kind.DATE, format);
      }
      case "n" -> addNumber(column, format);
      default -> fault(column, text.toString(), "cells of type " + type + " are not known");
    }
  }

  private void addShared(int column) throws IOException {
    int index = (int) number(text.toString().strip(), -1);
    SharedTexts texts = context.texts();
    if (!texts.has(index)) {
      throw WorkbookFault.damaged(
          "a cell of row " + row.number() + " names text " + text + ", which is not there");
    }
    if (texts.length(index) > 0) {
      int from = texts.from(index);
      row.add(
          column,
          SheetRow.Kind.TEXT,
          CellFormat.GENERAL,
          texts.array(index),
          from,
          from + texts.length(index),
          NOTHING);
    }
  }

  private void addNumber(int column, CellFormat format) {
    if (format.kind() == CellFormat.Kind.NUMBER) {
      add(column, SheetRow.Kind.NUMBER, format);
      return;
    }
    String written = text.toString();
    String date = null;
    try {
      date = SerialText.of(Double.parseDouble(written), format.kind(), context.isSince1904());
    } catch (NumberFormatException e) {
      // Told below like any number that is no day.
    }
    if (date == null) {
      fault(column, written, "the number is formatted as a date and is none");
      return;
    }
    text.setLength(0);
    text.append(date);
    add(column, SheetRow.Kind.DATE, format);
  }

  private void add(int column, SheetRow.Kind kind, CellFormat format) {
    int from = append();
    row.add(column, kind, format, bytes.array(), from, bytes.size(), NOTHING);
  }

  private void fault(int column, String shown, String reason) {
    byte[] written = shown.getBytes(ISO_8859_1);
    row.add(column, SheetRow.Kind.FAULT, CellFormat.GENERAL, written, 0, written.length, reason);
  }

  private int append() {
    int from = bytes.size();
    bytes.append(text);
    return from;
  }

  private static long number(@Nullable String written, long otherwise) throws IOException {
    if (written == null) {
      return otherwise;
    }
    try {
      return Integer.parseInt(written);
    } catch (NumberFormatException e) {
      throw WorkbookFault.damaged("\"" + written + "\" stands where a number must");
    }
  }
}
