package dev.sluice.io.workbook;

/** The styles of cells that are written, by their place in the part of styles. */
final class SheetStyle {

  static final int GENERAL = 0;
  static final int HEADER = 1;

  /** Text that stays text when somebody edits it. */
  static final int TEXT = 2;

  static final int WHOLE = 3;
  static final int DATE = 4;
  static final int SECONDS = 5;
  static final int MILLIS = 6;

  private static final int MAX_DECIMALS = 15;
  private static final int FIRST_OWN_FORMAT = 164;

  private SheetStyle() {}

  /** An amount with so many decimals. */
  static int amount(int decimals) {
    return decimals == 0 ? WHOLE : decimals <= MAX_DECIMALS ? MILLIS + decimals : GENERAL;
  }

  /** The part that declares them. */
  static String xml() {
    StringBuilder formats = new StringBuilder();
    format(formats, 0, "yyyy\\-mm\\-dd");
    format(formats, 1, "yyyy\\-mm\\-dd\\ hh:mm:ss");
    format(formats, 2, "yyyy\\-mm\\-dd\\ hh:mm:ss.000");
    StringBuilder styles = new StringBuilder();
    style(styles, 0, 0);
    style(styles, 49, 1);
    style(styles, 49, 0);
    style(styles, 1, 0);
    style(styles, FIRST_OWN_FORMAT, 0);
    style(styles, FIRST_OWN_FORMAT + 1, 0);
    style(styles, FIRST_OWN_FORMAT + 2, 0);
    for (int decimals = 1; decimals <= MAX_DECIMALS; decimals++) {
      format(formats, 2 + decimals, "#,##0." + "0".repeat(decimals));
      style(styles, FIRST_OWN_FORMAT + 2 + decimals, 0);
    }
    return """
        <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\
        <numFmts count="%d">%s</numFmts>\
        <fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>\
        <font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
        <fills count="2"><fill><patternFill patternType="none"/></fill>\
        <fill><patternFill patternType="gray125"/></fill></fills>\
        <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
        <cellXfs count="%d">%s</cellXfs>\
        <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>\
        </styleSheet>"""
        .formatted(3 + MAX_DECIMALS, formats, MILLIS + 1 + MAX_DECIMALS, styles);
  }

  private static void format(StringBuilder formats, int index, String code) {
    formats
        .append("<numFmt numFmtId=\"")
        .append(FIRST_OWN_FORMAT + index)
        .append("\" formatCode=\"")
        .append(code)
        .append("\"/>");
  }

  private static void style(StringBuilder styles, int format, int font) {
    styles
        .append("<xf numFmtId=\"")
        .append(format)
        .append("\" fontId=\"")
        .append(font)
        .append("\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"")
        .append(font == 0 ? "/>" : " applyFont=\"1\"/>");
  }
}
