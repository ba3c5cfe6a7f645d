package dev.sluice.operation;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.spec.LoadedDocument;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the text of a small CSV document into cells (RFC 4180): commas, quotes around a cell that
 * holds a comma, a quote or an end of line, quotes in it doubled.
 */
final class CsvText {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final String text;
  private final List<Line> lines = new ArrayList<>();
  private final StringBuilder cell = new StringBuilder();
  private List<String> cells = new ArrayList<>();
  private int line = 1;
  private int start = 1;
  private int at;

  private CsvText(String text) {
    this.text = text;
  }

  /**
   * The cells of one record.
   *
   * @param number the line on which it starts, from 1
   */
  record Line(int number, List<String> cells) {

    /** Where it stands. */
    Place place(LoadedDocument document) {
      return new Place(document.path(), number, 0, "");
    }
  }

  /** The records in which any cell has text; a quote that is never closed is reported. */
  static List<Line> lines(LoadedDocument document, Problems problems) {
    String text = document.text();
    // Spreadsheets write the mark in front of UTF-8.
    CsvText csv = new CsvText(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    if (!csv.read()) {
      problems.report(
          Problem.user(
              new Place(document.path(), csv.start, 0, ""),
              "open-quote",
              "a quote is opened here and never closed"));
    }
    return csv.lines;
  }

  /** False when the text ends within quotes. */
  private boolean read() {
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"' && cell.isEmpty()) {
        if (!quoted()) {
          return false;
        }
      } else if (c == ',') {
        endCell();
      } else if (c == '\n' || c == '\r') {
        if (c == '\r' && at < text.length() && text.charAt(at) == '\n') {
          at++;
        }
        endLine();
      } else {
        cell.append(c);
      }
    }
    endLine();
    return true;
  }

  /** Reads to the closing quote; false when there is none. */
  private boolean quoted() {
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        if (at == text.length() || text.charAt(at) != '"') {
          return true;
        }
        at++;
      }
      line += c == '\n' ? 1 : 0;
      cell.append(c);
    }
    return false;
  }

  private void endCell() {
    cells.add(cell.toString());
    cell.setLength(0);
  }

  private void endLine() {
    endCell();
    if (cells.stream().anyMatch(text -> !text.isBlank())) {
      lines.add(new Line(start, List.copyOf(cells)));
    }
    cells = new ArrayList<>();
    line++;
    start = line;
  }
}
