package dev.sluice.cli;

import dev.sluice.formula.runtime.Serials;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Cells as a person types and reads them. */
final class CellText {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  /** Excel shows 15 digits of a number. */
  private static final MathContext SHOWN_DIGITS = new MathContext(15);

  private static final BigDecimal WRITTEN_OUT_BELOW = new BigDecimal("1e21");
  private static final BigDecimal WRITTEN_OUT_FROM = new BigDecimal("1e-9");

  private CellText() {}

  /**
   * The cell a person means: a number, TRUE or FALSE, an error code, a day as 2026-10-31, nothing
   * for a blank, and everything else a text; quotes around it make any of them a text.
   */
  static CellValue parse(String written) {
    String text = written.strip();
    if (text.isEmpty()) {
      return CellValue.blank();
    }
    if (text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")) {
      return CellValue.text(text.substring(1, text.length() - 1).replace("\"\"", "\""));
    }
    if (NUMBER.matcher(text).matches()) {
      return CellValue.number(Double.parseDouble(text));
    }
    if (text.equalsIgnoreCase("TRUE") || text.equalsIgnoreCase("FALSE")) {
      return CellValue.bool(text.equalsIgnoreCase("TRUE"));
    }
    return ExcelError.of(text)
        .<CellValue>map(CellValue.Error::new)
        .or(() -> date(text))
        .orElseGet(() -> CellValue.text(written));
  }

  /** What the cell shows; a number without needless digits, a day as 2026-10-31. */
  static String show(CellValue value) {
    if (value instanceof CellValue.Number number) {
      return plain(BigDecimal.valueOf(number.value()).round(SHOWN_DIGITS));
    }
    if (value instanceof CellValue.Exact exact) {
      return exact.value().toPlainString();
    }
    if (value instanceof CellValue.Text text) {
      return text.value();
    }
    if (value instanceof CellValue.Bool bool) {
      return bool.value() ? "TRUE" : "FALSE";
    }
    if (value instanceof CellValue.Date date) {
      return date.value().toString();
    }
    if (value instanceof CellValue.DateTime dateTime) {
      return DATE_TIME.format(dateTime.value());
    }
    if (value instanceof CellValue.Error error) {
      return error.error().code();
    }
    return "";
  }

  /** The serial number by which Excel counts a day. */
  static double serial(LocalDate day) {
    return Serials.ofDay(Math.toIntExact(day.toEpochDay()));
  }

  /** The serial number of a moment; its fraction is the time of day. */
  static double serial(LocalDateTime moment) {
    return Serials.ofMicros(
        moment.toEpochSecond(ZoneOffset.UTC) * 1_000_000 + moment.getNano() / 1000);
  }

  private static Optional<CellValue> date(String text) {
    try {
      return Optional.of(new CellValue.Date(LocalDate.parse(text)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static String plain(BigDecimal number) {
    BigDecimal size = number.abs();
    boolean usual =
        number.signum() == 0
            || (size.compareTo(WRITTEN_OUT_BELOW) < 0 && size.compareTo(WRITTEN_OUT_FROM) >= 0);
    BigDecimal stripped = number.stripTrailingZeros();
    return usual ? stripped.toPlainString() : stripped.toString();
  }
}
