package dev.sluice.spec;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the cells of a text file or of one of its columns are written.
 *
 * @param blanks what means a blank, besides the empty cell
 * @param dates how dates are written; nothing for ISO 8601
 * @param timestamps how moments are written; nothing for ISO 8601
 * @param booleans the words for true and false; empty for those two
 */
public record CellStyle(
    List<String> blanks,
    NumberStyle numbers,
    @Nullable TimePattern dates,
    @Nullable TimePattern timestamps,
    List<String> booleans)
    implements Serializable {

  /** The strict style of a file about which nothing is said. */
  public static final CellStyle PLAIN =
      new CellStyle(List.of(), NumberStyle.PLAIN, null, null, List.of());

  public CellStyle {
    blanks = List.copyOf(blanks);
    booleans = List.copyOf(booleans);
  }
}
