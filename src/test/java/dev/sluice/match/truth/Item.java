package dev.sluice.match.truth;

import org.jspecify.annotations.Nullable;

/** A row of one of the two tables. */
public record Item(ItemId id, Posting posting) {

  /** The row as a CSV line; a blank cell has no character at all. */
  public String csv() {
    StringBuilder line = new StringBuilder(id.id());
    cell(line, posting.account());
    cell(line, posting.date());
    cell(line, posting.reference());
    cell(line, posting.counterparty());
    cell(line, posting.currency());
    cell(line, posting.amount() == null ? null : posting.amount().toPlainString());
    return line.toString();
  }

  private static void cell(StringBuilder line, @Nullable Object value) {
    line.append(',');
    if (value != null) {
      String text = value.toString();
      boolean isPlain = text.indexOf(',') < 0 && text.indexOf('"') < 0;
      line.append(isPlain ? text : "\"" + text.replace("\"", "\"\"") + "\"");
    }
  }
}
