package dev.sluice.quality;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;

/** What a rule compares with, as written. */
sealed interface Operand {

  /** A number; exact, whatever the column is. */
  record Number(BigDecimal value) implements Operand {}

  /** A text in quotes. */
  record Text(String value) implements Operand {}

  /** A date in quotes, {@code "2026-10-31"}; a text column compares it as text. */
  record Date(LocalDate value) implements Operand {}

  /** A time of day in quotes, {@code "10:30"}; it can only be compared as text. */
  record Time(String text) implements Operand {}

  /** {@code now()}, or {@code (now() - 3 days)}. */
  record Now(Duration shift) implements Operand {}

  /** A kind of value that has a name. */
  enum Keyword implements Operand {
    NULL,
    /** The text of length 0. */
    EMPTY,
    /** A text of one or more characters, all of them white space. */
    WHITESPACES_ONLY
  }
}
