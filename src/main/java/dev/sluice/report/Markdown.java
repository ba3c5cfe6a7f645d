package dev.sluice.report;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Writes Markdown. */
public final class Markdown {

  private Markdown() {}

  /** A table; cells may hold Markdown, and a bar in them stays a bar. */
  public static String table(List<String> headings, List<List<String>> rows) {
    return row(headings)
        + row(Collections.nCopies(headings.size(), "---"))
        + rows.stream().map(Markdown::row).collect(Collectors.joining());
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|").replace("\n", " "))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /** Text that is shown as it is written; none for no text. */
  public static String code(String text) {
    return text.isEmpty() ? "" : "`" + text + "`";
  }

  /** A block of code. */
  public static String block(String language, String text) {
    return "```" + language + "\n" + text.stripTrailing() + "\n```\n";
  }
}
