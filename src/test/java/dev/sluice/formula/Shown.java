package dev.sluice.formula;

import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Locale;

/** Cells as golden files write them: numbers in 15 digits, texts in quotes. */
final class Shown {

  private Shown() {}

  /** A number, date, boolean or error as it is; a text in quotes. */
  static String quoted(CellValue value) {
    return value instanceof CellValue.Text text ? "\"" + text.value() + "\"" : plain(value);
  }

  /** As a cell shows it. */
  static String plain(CellValue value) {
    if (value instanceof CellValue.Number number) {
      return number(new BigDecimal(number.value()).round(new MathContext(15)));
    } else if (value instanceof CellValue.Exact exact) {
      return number(exact.value());
    } else if (value instanceof CellValue.Text text) {
      return text.value();
    } else if (value instanceof CellValue.Bool bool) {
      return bool.value() ? "TRUE" : "FALSE";
    } else if (value instanceof CellValue.Date date) {
      return date.value().toString();
    } else if (value instanceof CellValue.DateTime time) {
      return time.value().toString();
    } else if (value instanceof CellValue.Error error) {
      return error.error().code();
    }
    return "";
  }

  private static String number(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  /** Reads a cell as a golden file writes it. */
  static CellValue read(String written) {
    if (written.isEmpty()) {
      return CellValue.blank();
    } else if (written.startsWith("\"")) {
      return CellValue.text(written.substring(1, written.length() - 1));
    } else if (written.startsWith("#")) {
      return new CellValue.Error(ExcelError.of(written).orElseThrow());
    } else if (written.matches("\\d{4}-\\d{2}-\\d{2}")) {
      return new CellValue.Date(LocalDate.parse(written));
    } else if (written.toUpperCase(Locale.ROOT).matches("TRUE|FALSE")) {
      return CellValue.bool(Boolean.parseBoolean(written));
    }
    return written.endsWith("d")
        ? CellValue.number(Double.parseDouble(written))
        : new CellValue.Exact(new BigDecimal(written));
  }
}
