package dev.sluice.io.workbook;

import java.io.IOException;

/** The place of a cell as Excel writes it, such as {@code AB12}. */
final class CellPlace {

  /** The last column that a sheet has is XFD. */
  static final int COLUMNS = 16_384;

  private CellPlace() {}

  /** The column of a place, counted from 0. */
  static int column(String place) throws IOException {
    int column = 0;
    int i = 0;
    while (i < place.length() && column <= COLUMNS && isLetter(place.charAt(i))) {
      column = column * 26 + (place.charAt(i) & ~0x20) - 'A' + 1;
      i++;
    }
    if (i == 0 || column > COLUMNS) {
      throw WorkbookFault.damaged("\"" + place + "\" is no cell");
    }
    return column - 1;
  }

  /** The letters of a column. */
  static String letters(int column) {
    StringBuilder letters = new StringBuilder();
    for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
      letters.insert(0, (char) ('A' + (rest - 1) % 26));
    }
    return letters.toString();
  }

  private static boolean isLetter(char c) {
    return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
  }
}
