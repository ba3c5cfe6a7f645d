package dev.sluice.io.workbook;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.TimestampType;

/**
 * Writes the cells of one column. A value that Excel would change is not changed: a date before
 * March 1900 and a moment between two milliseconds become text, which nobody adds up, and a number
 * of more than 15 digits is a fault, since as text it would be missing from every sum.
 */
final class CellWriter {

  private static final int MAX_DIGITS = 15;
  private static final int MAX_CHARACTERS = 32_767;
  private static final long DAYS_TO_1970 = 25_569;
  // Before it the serials of Excel and those of other programs differ by one.
  private static final long FIRST_DAY = LocalDate.of(1900, 3, 1).toEpochDay();
  private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();
  private static final long MICROS_OF_DAY = 86_400_000_000L;
  private static final double MILLIS_OF_DAY = 86_400_000.0;

  private final String column;
  private final DataType type;
  private final int style;
  private final SheetFaults faults;

  CellWriter(StructField field, SheetFaults faults) {
    column = field.name();
    type = field.dataType();
    this.faults = faults;
    if (type instanceof DecimalType decimal) {
      style = SheetStyle.amount(decimal.scale());
    } else {
      boolean general = type instanceof DoubleType || type instanceof FloatType;
      style = general || type instanceof BooleanType ? SheetStyle.GENERAL : SheetStyle.WHOLE;
    }
  }

  /** Appends the cell at a place; dates come as days and timestamps as microseconds since 1970. */
  void append(StringBuilder xml, String place, Object value) {
    if (type instanceof StringType) {
      text(xml, place, (String) value);
    } else if (type instanceof BooleanType) {
      open(xml, place, style)
          .append(" t=\"b\"><v>")
          .append((boolean) value ? 1 : 0)
          .append("</v></c>");
    } else if (type instanceof DateType) {
      date(xml, place, ((Number) value).longValue());
    } else if (type instanceof TimestampType) {
      timestamp(xml, place, ((Number) value).longValue());
    } else if (type instanceof DoubleType || type instanceof FloatType) {
      binary(xml, place, (Number) value);
    } else {
      exact(xml, place, new BigDecimal(value.toString()));
    }
  }

  /** Appends a cell with a name. */
  static void header(StringBuilder xml, String place, String name) {
    inline(xml, place, SheetStyle.HEADER, name);
  }

  private void text(StringBuilder xml, String place, String value) {
    if (value.length() > MAX_CHARACTERS) {
      faults.add(column, SheetFaults.Reason.LENGTH, value);
    }
    inline(xml, place, SheetStyle.TEXT, value);
  }

  private void exact(StringBuilder xml, String place, BigDecimal value) {
    if (value.stripTrailingZeros().precision() > MAX_DIGITS) {
      faults.add(column, SheetFaults.Reason.DIGITS, value.toPlainString());
    }
    number(xml, place, style, value.toPlainString());
  }

  private void binary(StringBuilder xml, String place, Number value) {
    double number = value.doubleValue();
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      // Excel has no such numbers; this is what it makes of them.
      open(xml, place, style).append(" t=\"e\"><v>#NUM!</v></c>");
      return;
    }
    // There is one zero.
    number(xml, place, style, number == 0 ? "0" : value.toString());
  }

  private void date(StringBuilder xml, String place, long day) {
    if (day < FIRST_DAY || day > LAST_DAY) {
      inline(xml, place, SheetStyle.TEXT, LocalDate.ofEpochDay(day).toString());
    } else {
      number(xml, place, SheetStyle.DATE, Long.toString(day + DAYS_TO_1970));
    }
  }

  private void timestamp(StringBuilder xml, String place, long micros) {
    long day = Math.floorDiv(micros, MICROS_OF_DAY);
    long ofDay = Math.floorMod(micros, MICROS_OF_DAY);
    if (day < FIRST_DAY || day > LAST_DAY || ofDay % 1000 != 0) {
      Instant moment = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
      inline(xml, place, SheetStyle.TEXT, moment.toString());
    } else {
      double serial = day + DAYS_TO_1970 + ofDay / 1000 / MILLIS_OF_DAY;
      int shown = ofDay % 1_000_000 == 0 ? SheetStyle.SECONDS : SheetStyle.MILLIS;
      number(xml, place, shown, BigDecimal.valueOf(serial).stripTrailingZeros().toPlainString());
    }
  }

  private static void number(StringBuilder xml, String place, int style, String number) {
    open(xml, place, style).append("><v>").append(number).append("</v></c>");
  }

  private static void inline(StringBuilder xml, String place, int style, String text) {
    open(xml, place, style).append(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
    CellText.escape(text, xml);
    xml.append("</t></is></c>");
  }

  private static StringBuilder open(StringBuilder xml, String place, int style) {
    xml.append("<c r=\"").append(place).append('"');
    return style == SheetStyle.GENERAL ? xml : xml.append(" s=\"").append(style).append('"');
  }
}
