package dev.sluice.formula.function.date;

/** Days between two days when every month has 30. */
public final class Days360 {

  private Days360() {}

  /**
   * As bonds of the United States count: the last day of February is a 30th where the count starts
   * there, and where both days are one. A 31st at the end stays one unless the start is a 30th.
   *
   * @param wholePeriod both days are dates of one schedule, so that the end is moved like the start
   */
  public static int american(int start, int end, boolean wholePeriod) {
    int from = ExcelDay.dayOfMonth(start);
    int until = ExcelDay.dayOfMonth(end);
    boolean startsAtEnd = ExcelDay.endsFebruary(start);
    if (ExcelDay.endsFebruary(end) && (startsAtEnd || wholePeriod)) {
      until = 30;
    }
    if (until == 31 && (from >= 30 || wholePeriod)) {
      until = 30;
    }
    return months(start, end) * 30 + until - (startsAtEnd ? 30 : Math.min(from, 30));
  }

  /** As Europe counts: every 31st is a 30th. */
  public static int european(int start, int end) {
    return months(start, end) * 30
        + Math.min(ExcelDay.dayOfMonth(end), 30)
        - Math.min(ExcelDay.dayOfMonth(start), 30);
  }

  /** As DAYS360 counts: like bonds, but February at the end keeps its last day. */
  static int plain(int start, int end) {
    int from = ExcelDay.endsFebruary(start) ? 30 : Math.min(ExcelDay.dayOfMonth(start), 30);
    int until = ExcelDay.dayOfMonth(end);
    return months(start, end) * 30 + (until == 31 && from == 30 ? 30 : until) - from;
  }

  private static int months(int start, int end) {
    return (ExcelDay.year(end) - ExcelDay.year(start)) * 12
        + ExcelDay.month(end)
        - ExcelDay.month(start);
  }
}
