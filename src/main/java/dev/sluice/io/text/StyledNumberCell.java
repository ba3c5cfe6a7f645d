package dev.sluice.io.text;

import dev.sluice.spec.NumberStyle;
import org.jspecify.annotations.Nullable;

/** A number in the style of its column. */
final class StyledNumberCell implements CellParser {

  private final NumberText text;
  private final CellParser number;
  private final String fault;

  /** A cell that is rewritten in the plain style and then read by the parser of its type. */
  StyledNumberCell(NumberStyle style, CellParser number) {
    text = new NumberText(style);
    this.number = number;
    fault = "not a number such as " + style.example();
  }

  @Override
  public @Nullable String parse(byte[] bytes, int from, int to, CellRow row, int slot) {
    int first = CellParser.first(bytes, from, to);
    int end = CellParser.last(bytes, first, to);
    if (first == end) {
      row.setNullAt(slot);
      return null;
    }
    int length = text.rewrite(bytes, first, end);
    return length == NumberText.NO_NUMBER
        ? fault
        : number.parse(text.plain(), 0, length, row, slot);
  }
}
