package dev.sluice.formula.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that say numbers. Oracle: what Excel (en-US) makes of a typed text, worked out by hand. */
class TextNumbersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1,234.5           | 1234.5
          1234,567          | 1234567
          -$5               | -5
          $-5               | -5
          ($1,234.50)       | -1234.5
          12.5 %            | 0.125
          %12               | 0.12
          (40%)             | -0.4
          1.5e-3            | 0.0015
          5.                | 5
          .5                | 0.5
          23€               | 23
          1 1/2             | 1.5
          -2 3/4            | -2.75
          2024-02-29        | 45351
          2/29/2024         | 45351
          29-Feb-24         | 45351
          February 29, 2024 | 45351
          2/1/30            | 10990
          Mar 2024          | 45352
          3/2024            | 45352
          Mar-99            | 36220
          6:00              | 0.25
          6 PM              | 0.75
          12:30:00 AM       | 0.0208333333333333
          36:00             | 1.5
          1:30.5            | 0.00104745370370370
          2/29/2024 6:00 PM | 45351.75
          6:00 2/29/2024    | 45351.25
          """)
  void saysANumber(String text, double expected) {
    assertThat(TextNumbers.number(UTF8String.fromString(text))).isCloseTo(expected, within(1e-12));
  }

  /** As workbooks computed by Excel show. */
  @Test
  void spacesMayStandAroundNumbersButNotAroundDates() {
    assertThat(TextNumbers.number(UTF8String.fromString(" -5 "))).isEqualTo(-5);
    assertThat(TextNumbers.number(UTF8String.fromString(" 2/29/2024"))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "abc",
        "1,23",
        "--5",
        "(-5)",
        "(5",
        "5)",
        "1.2.3",
        "1e",
        "e5",
        "1 2",
        "1 1/0",
        "%",
        "$",
        "1%%",
        "2/30/2024",
        "13/13/2024",
        "6:75",
        "13:00 PM",
        "1.2.2024",
        "1 1/",
        "TRUE"
      })
  void saysNone(String text) {
    assertThat(TextNumbers.number(UTF8String.fromString(text))).isNull();
  }
}
