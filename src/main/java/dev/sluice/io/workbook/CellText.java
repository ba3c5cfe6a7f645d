package dev.sluice.io.workbook;

/** Text as workbooks write it: what XML cannot hold stands as {@code _x000D_}. */
final class CellText {

  private static final int ESCAPE_LENGTH = 7;

  private CellText() {}

  /** Replaces escapes by what they stand for, in place. */
  static void unescape(StringBuilder text) {
    int at = text.indexOf("_x");
    while (at >= 0) {
      int unit = escaped(text, at);
      if (unit >= 0) {
        text.replace(at, at + ESCAPE_LENGTH, String.valueOf((char) unit));
      }
      at = text.indexOf("_x", at + 1);
    }
  }

  /**
   * Appends text for XML, with escapes for the characters that XML changes or refuses, and for the
   * underscore of what would be read as an escape.
   */
  static void escape(String text, StringBuilder xml) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> xml.append("&amp;");
        case '<' -> xml.append("&lt;");
        case '>' -> xml.append("&gt;");
        case '"' -> xml.append("&quot;");
        case '_' -> xml.append(escaped(text, i) >= 0 ? "_x005F_" : "_");
        default -> {
          if (c < ' ' && c != '\t' && c != '\n' || c >= 0xFFFE) {
            xml.append(String.format("_x%04X_", (int) c));
          } else {
            xml.append(c);
          }
        }
      }
    }
  }

  /** The UTF-16 unit of an escape at the index, or -1 when there is none. */
  private static int escaped(CharSequence text, int at) {
    if (at + ESCAPE_LENGTH > text.length()
        || text.charAt(at) != '_'
        || text.charAt(at + 1) != 'x'
        || text.charAt(at + ESCAPE_LENGTH - 1) != '_') {
      return -1;
    }
    int unit = 0;
    for (int i = at + 2; i < at + ESCAPE_LENGTH - 1; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0 || text.charAt(i) > 'f') {
        return -1;
      }
      unit = unit * 16 + digit;
    }
    return unit;
  }
}
