package dev.sluice.formula.value;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** What one cell holds. */
public sealed interface CellValue extends Serializable {

  /** An IEEE double: what Excel calls a number. */
  record Number(double value) implements CellValue {}

  /** An exact number: what a decimal column holds. */
  record Exact(BigDecimal value) implements CellValue {}

  /** A text; an empty one is no blank. */
  record Text(String value) implements CellValue {}

  /** TRUE or FALSE. */
  record Bool(boolean value) implements CellValue {}

  /** A day. */
  record Date(LocalDate value) implements CellValue {}

  /** A day with a time of day in UTC. */
  record DateTime(LocalDateTime value) implements CellValue {}

  /** An empty cell. */
  record Blank() implements CellValue {}

  /** An error such as {@code #N/A}. */
  record Error(ExcelError error) implements CellValue {}

  /** A number that is an IEEE double. */
  static CellValue number(double value) {
    return new Number(value);
  }

  /** A text. */
  static CellValue text(String value) {
    return new Text(value);
  }

  /** An error. */
  static CellValue error(ExcelError error) {
    return new Error(error);
  }

  /** TRUE or FALSE. */
  static CellValue bool(boolean value) {
    return new Bool(value);
  }

  /** An empty cell. */
  static CellValue blank() {
    return new Blank();
  }
}
