package dev.sluice.io.workbook;

import java.util.Locale;
import java.util.Map;

/**
 * What the number format of a cell says about its number: it is the only thing that tells a date
 * from a number.
 *
 * @param decimals decimals that are always shown, of a plain number; else 0
 */
record CellFormat(Kind kind, int decimals) {

  /** What the number counts. */
  enum Kind {
    NUMBER,
    /** Days. */
    DATE,
    /** Days and their parts. */
    DATE_TIME,
    /** The time of a day. */
    TIME,
    /** Hours, minutes or seconds that run on beyond a day. */
    DURATION
  }

  static final CellFormat GENERAL = new CellFormat(Kind.NUMBER, 0);

  private static final CellFormat DATE = new CellFormat(Kind.DATE, 0);
  private static final CellFormat DATE_TIME = new CellFormat(Kind.DATE_TIME, 0);
  private static final CellFormat TIME = new CellFormat(Kind.TIME, 0);
  private static final CellFormat DURATION = new CellFormat(Kind.DURATION, 0);

  // Formats that files name by number alone; those from 27 on are dates of East Asian calendars.
  private static final Map<Integer, CellFormat> BUILT_IN =
      Map.ofEntries(
          Map.entry(2, number(2)),
          Map.entry(4, number(2)),
          Map.entry(7, number(2)),
          Map.entry(8, number(2)),
          Map.entry(10, number(4)),
          Map.entry(14, DATE),
          Map.entry(15, DATE),
          Map.entry(16, DATE),
          Map.entry(17, DATE),
          Map.entry(18, TIME),
          Map.entry(19, TIME),
          Map.entry(20, TIME),
          Map.entry(21, TIME),
          Map.entry(22, DATE_TIME),
          Map.entry(27, DATE),
          Map.entry(28, DATE),
          Map.entry(29, DATE),
          Map.entry(30, DATE),
          Map.entry(31, DATE),
          Map.entry(32, TIME),
          Map.entry(33, TIME),
          Map.entry(34, TIME),
          Map.entry(35, TIME),
          Map.entry(36, DATE),
          Map.entry(39, number(2)),
          Map.entry(40, number(2)),
          Map.entry(43, number(2)),
          Map.entry(44, number(2)),
          Map.entry(45, TIME),
          Map.entry(46, DURATION),
          Map.entry(47, TIME),
          Map.entry(50, DATE),
          Map.entry(51, DATE),
          Map.entry(52, DATE),
          Map.entry(53, DATE),
          Map.entry(54, DATE),
          Map.entry(55, TIME),
          Map.entry(56, TIME),
          Map.entry(57, DATE),
          Map.entry(58, DATE));

  /** The format that a number stands for. */
  static CellFormat builtIn(int id) {
    return BUILT_IN.getOrDefault(id, GENERAL);
  }

  /** The format of a code such as {@code yyyy-mm-dd} or {@code #,##0.00}. */
  static CellFormat ofCode(String code) {
    if (code.strip().equalsIgnoreCase("general")) {
      return GENERAL;
    }
    String letters = withoutLiterals(code);
    if (letters.contains("[")) {
      return DURATION;
    }
    boolean days = letters.contains("y") || letters.contains("d") || letters.contains("b");
    boolean times = letters.contains("h") || letters.contains("s");
    // The year of an era; before a sign it is the exponent of a number.
    days |= letters.matches("(?s).*e(?![+-]).*");
    // Beside hours or seconds it means minutes, alone it means months.
    days |= letters.contains("m") && !times;
    if (days || times) {
      return days && times ? DATE_TIME : days ? DATE : TIME;
    }
    return number(decimals(letters));
  }

  private static CellFormat number(int decimals) {
    return new CellFormat(Kind.NUMBER, decimals);
  }

  private static int decimals(String letters) {
    int point = letters.indexOf('.');
    if (point < 0 || letters.contains("e")) {
      return letters.contains("%") ? 2 : 0;
    }
    int count = 0;
    while (point + 1 + count < letters.length() && letters.charAt(point + 1 + count) == '0') {
      count++;
    }
    return letters.contains("%") ? count + 2 : count;
  }

  /** The format of positive numbers in lower case, without quoted text, colours and conditions. */
  private static String withoutLiterals(String code) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      if (c == ';') {
        break;
      }
      if (c == '"') {
        int end = code.indexOf('"', i + 1);
        i = end < 0 ? code.length() : end;
      } else if (c == '\\' || c == '_' || c == '*') {
        i++;
      } else if (c == '[') {
        int end = code.indexOf(']', i + 1);
        String inside =
            code.substring(i + 1, end < 0 ? code.length() : end).toLowerCase(Locale.ROOT);
        // Hours, minutes or seconds that run on beyond their usual end.
        if (inside.matches("h+|m+|s+")) {
          letters.append('[').append(inside);
        }
        i = end < 0 ? code.length() : end;
      } else {
        letters.append(Character.toLowerCase(c));
      }
    }
    return letters.toString().replace("general", "");
  }
}
