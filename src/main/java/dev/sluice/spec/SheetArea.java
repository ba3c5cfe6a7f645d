package dev.sluice.spec;

import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rectangle of a sheet. Rows count from 1 as people see them, columns from 0; all bounds are
 * inside.
 */
public record SheetArea(int firstRow, int lastRow, int firstColumn, int lastColumn)
    implements Serializable {

  /** All that a sheet can have. */
  public static final SheetArea WHOLE = new SheetArea(1, 1_048_576, 0, 16_383);

  private static final Pattern WRITTEN =
      Pattern.compile("\\$?([A-Z]{1,3})\\$?([0-9]{0,7})(?::\\$?([A-Z]{1,3})\\$?([0-9]{0,7}))?");

  /**
   * Reads {@code A5:H200}, {@code A5:H} (to the last row), {@code A:H} (whole columns) or {@code
   * A5} (that cell and all to the right and below); empty when it is none of these.
   */
  public static Optional<SheetArea> parse(String written) {
    Matcher parts = WRITTEN.matcher(written.strip().toUpperCase(Locale.ROOT));
    if (!parts.matches()) {
      return Optional.empty();
    }
    boolean hasEnd = parts.group(3) != null;
    SheetArea area =
        new SheetArea(
            row(parts.group(2), 1),
            hasEnd ? row(parts.group(4), WHOLE.lastRow) : WHOLE.lastRow,
            column(parts.group(1)),
            hasEnd ? column(parts.group(3)) : WHOLE.lastColumn);
    boolean fits =
        area.firstRow >= 1
            && area.firstRow <= area.lastRow
            && area.lastRow <= WHOLE.lastRow
            && area.firstColumn <= area.lastColumn
            && area.lastColumn <= WHOLE.lastColumn;
    return fits ? Optional.of(area) : Optional.empty();
  }

  private static int row(String digits, int otherwise) {
    return digits.isEmpty() ? otherwise : Integer.parseInt(digits);
  }

  private static int column(String letters) {
    int column = 0;
    for (int i = 0; i < letters.length(); i++) {
      column = column * 26 + letters.charAt(i) - 'A' + 1;
    }
    return column - 1;
  }
}
