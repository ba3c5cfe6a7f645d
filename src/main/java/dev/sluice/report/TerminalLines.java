package dev.sluice.report;

import java.util.ArrayList;
import java.util.List;

/** Lines of a summary: a label on the left, words on the right, none longer than the terminal. */
final class TerminalLines {

  private static final int INDENT = 2;
  private static final int LABEL = 12;

  private final TerminalStyle style;
  private final int width;
  private final List<String> lines = new ArrayList<>();
  private String lastLabel = "";

  TerminalLines(TerminalStyle style, int width) {
    this.style = style;
    this.width = Math.max(40, width);
  }

  int count() {
    return lines.size();
  }

  /** Columns of the terminal. */
  int width() {
    return width;
  }

  /** Columns that are left for words beside a label. */
  int room() {
    return width - INDENT - LABEL;
  }

  /** A line as it is. */
  void plain(String text) {
    lines.add(text);
  }

  /** A paragraph without label, broken between words. */
  void paragraph(String text) {
    StringBuilder current = new StringBuilder();
    for (String word : Visible.text(text).split(" ", -1)) {
      if (current.length() > 0 && TextWidth.of(current + " " + word) > width - INDENT) {
        lines.add(" ".repeat(INDENT) + current);
        current.setLength(0);
      }
      current.append(current.length() == 0 ? "" : " ").append(word);
    }
    lines.add(" ".repeat(INDENT) + current);
  }

  /** A line with a label, which stands only before the first of several lines of its kind. */
  void labelled(String label, String text) {
    String shown = label.equals(lastLabel) ? "" : TextWidth.cut(Visible.text(label), LABEL - 1);
    lastLabel = label;
    String column = style.soft(TextWidth.left(shown, LABEL));
    lines.add((" ".repeat(INDENT) + column + text).stripTrailing());
  }

  /** As much of a text as fits beside a label and what stands before it. */
  String fit(String text, int used) {
    return TextWidth.cut(Visible.text(text), Math.max(8, room() - used));
  }

  @Override
  public String toString() {
    return String.join("\n", lines) + "\n";
  }
}
