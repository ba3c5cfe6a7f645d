package dev.sluice.report;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as CSV after RFC 4180, with LF line ends and a header. Cells are written as they are;
 * a blank cell is nothing at all and an empty text is {@code ""}.
 */
public final class CsvText {

  private CsvText() {}

  /** The header and the rows, with a line end after each. */
  public static String render(Grid grid) {
    StringBuilder text = new StringBuilder();
    text.append(
            grid.columns().stream()
                .map(column -> quoted(column.name()))
                .collect(Collectors.joining(",")))
        .append('\n');
    for (List<@Nullable Object> row : grid.rows()) {
      String line =
          row.stream()
              .map(cell -> cell == null ? "" : quoted(CellText.of(cell)))
              .collect(Collectors.joining(","));
      text.append(line).append('\n');
    }
    return text.toString();
  }

  private static String quoted(String cell) {
    boolean isPlain =
        !cell.isEmpty()
            && cell.equals(cell.strip())
            && cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return isPlain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
  }
}
