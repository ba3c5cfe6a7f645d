package dev.sluice.io.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.spec.ColumnType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A random table with its text and with what a reader must find in it. Quotes where it must and
 * sometimes where it need not; line breaks, delimiters and quotes inside cells; empty lines between
 * rows; LF and CRLF mixed; columns in any order with one more that nobody declared.
 */
final class RandomText {

  static final Map<String, ColumnType> COLUMNS = columns();

  private static final String[] NOTES = {
    "",
    "plain",
    "a,b",
    "a\tb",
    "say \"hi\"",
    "\"",
    "\"\"",
    "two\nlines",
    "crlf\r\ninside",
    "\n",
    "Zürich 東京 😀",
    " padded ",
    "x,\"y\",\nz",
    "'",
    "ends with return\r",
    "1\n2\n3\n\n4",
    "null",
    "\\"
  };

  private final Random random;
  private final char delimiter;
  private final StringBuilder text = new StringBuilder();
  private final List<String> expected = new ArrayList<>();
  private final List<String> order;
  private long line = 1;

  private RandomText(Random random, char delimiter) {
    this.random = random;
    this.delimiter = delimiter;
    order = new ArrayList<>(List.of("id", "note", "amount", "Booked On", "not declared"));
    Collections.shuffle(order, random);
  }

  private static Map<String, ColumnType> columns() {
    Map<String, ColumnType> columns = new LinkedHashMap<>();
    columns.put("id", ColumnType.INTEGER);
    columns.put("note", ColumnType.TEXT);
    columns.put("amount", ColumnType.decimal(18, 2));
    columns.put("booked on", ColumnType.DATE);
    return columns;
  }

  /**
   * A table; with faults, one row in about eight has a cell that does not fit or a cell too many.
   */
  static RandomText table(Random random, int rows, boolean faults) {
    RandomText table = new RandomText(random, random.nextBoolean() ? ',' : '\t');
    if (random.nextBoolean()) {
      table.text.append('\uFEFF');
    }
    table.write(table.order);
    for (int i = 0; i < rows; i++) {
      table.row(faults && random.nextInt(8) == 0);
    }
    return table;
  }

  byte[] bytes() {
    return text.toString().getBytes(UTF_8);
  }

  TextFormat format() {
    return delimiter == ',' ? TextFormat.csv() : TextFormat.tsv();
  }

  /** Rows as text, and rejected rows with their line. */
  List<String> expected() {
    return expected;
  }

  private void row(boolean faulty) {
    long id = random.nextInt(10) == 0 ? random.nextLong() : random.nextInt(1000);
    String note = NOTES[random.nextInt(NOTES.length)];
    boolean blank = random.nextInt(6) == 0;
    BigDecimal amount = blank ? null : BigDecimal.valueOf(random.nextLong() / 100_000, 2);
    LocalDate day = blank ? null : LocalDate.ofEpochDay(random.nextInt(60_000) - 20_000);
    int fault = faulty ? random.nextInt(3) : -1;
    List<String> cells = new ArrayList<>();
    for (String name : order) {
      cells.add(
          switch (name) {
            case "id" -> fault == 0 ? "1x" : " " + id;
            case "note" -> note;
            case "amount" -> fault == 1 ? "1.005" : amount == null ? "" : amount.toPlainString();
            case "Booked On" -> day == null ? "" : day.toString();
            default -> NOTES[random.nextInt(NOTES.length)];
          });
    }
    if (fault == 2) {
      cells.add("one too many");
    }
    String column = fault == 0 ? "id" : fault == 1 ? "amount" : null;
    expected.add(
        fault >= 0
            ? "reject at line " + line + " " + column
            : id + "|" + (note.isEmpty() ? null : note) + "|" + amount + "|" + day);
    write(cells);
  }

  private void write(List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      text.append(i == 0 ? "" : delimiter).append(quoted(cells.get(i)));
    }
    lineEnd();
    while (random.nextInt(12) == 0) {
      lineEnd();
    }
  }

  private void lineEnd() {
    text.append(random.nextBoolean() ? "\n" : "\r\n");
    line++;
  }

  private String quoted(String cell) {
    line += cell.chars().filter(c -> c == '\n').count();
    boolean must =
        cell.chars().anyMatch(c -> c == delimiter || c == '\n' || c == '\r')
            || cell.startsWith("\"");
    return must || random.nextInt(3) == 0 ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
  }
}
