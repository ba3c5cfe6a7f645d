package dev.sluice.formula.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Patterns of TEXT. Oracles: what the documentation of Excel says about number format codes, worked
 * out by hand; Apache POI for plain patterns, in which it follows Excel (it does not for {@code
 * #.#} of whole numbers and for elapsed hours).
 */
class TextFormatTest {

  private static final int ROUNDS = 500;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = true,
      textBlock =
          """
          2.675       | 0.00                        | `2.68`
          -1234.5     | $#,##0.00                   | `-$1,234.50`
          1234567     | 0.0,,"M"                    | `1.2M`
          0           | #,##0;(#,##0);"-"           | `-`
          -0.004      | 0.00                        | `0.00`
          -0.004      | 0.00;(0.00)                 | `(0.00)`
          -5          | "x"                         | `-x`
          7           | \\N\\o 000                  | `No 007`
          5551234567  | (000) 000-0000              | `(555) 123-4567`
          1.5         | ??0.0??                     | `  1.5  `
          12          | 0.#                         | `12.`
          5           | "a;b"0;"c"                  | `a;b5`
          1500        | [>=1000]0.0,"K";0           | `1.5K`
          -5          | [>=1000]0.0,"K";0           | `-5`
          5           | [<0]"neg";[=5]"five";0      | `five`
          8           | [<5]"low"                   | `8`
          12345       | 0.00E+00                    | `1.23E+04`
          0.00012     | 0.0E-0                      | `1.2E-4`
          12345       | ##0.0E+0                    | `12.3E+3`
          999960      | ##0.0E+0                    | `1.0E+6`
          0.3         | # ?/?                       | ` 2/7`
          1.3         | # ?/?                       | `1 1/3`
          3           | # ?/?                       | `3    `
          0           | # ?/?                       | `0    `
          -2.25       | # ??/??                     | `-2  1/4 `
          2.5         | # ?/8                       | `2 4/8`
          2.5         | # ??/100                    | `2 50/100`
          1.5         | ?/?                         | `3/2`
          3.14159265  | # ???/???                   | `3  16/113`
          1234567.891 | General                     | `1234567.891`
          123456789012| General                     | `1.23457E+11`
          0.333333333333| General "kg"              | `0.333333333 kg`
          12          | @"!"                        | `12!`
          60          | d mmm yyyy                  | `29 Feb 1900`
          0           | ddd d/m/yy                  | `Sat 0/1/00`
          45366.75    | dddd, d. mmmm yyyy h AM/PM  | `Friday, 15. March 2024 6 PM`
          45366.75    | [$-407]dddd, d. mmm yyyy    | `Freitag, 15. Mrz 2024`
          45366.75    | [$-40C]d mmmm               | `15 mars`
          45366.75    | [$-pt-BR]dddd               | `sexta-feira`
          45366.75    | [$-F800]                    | `Friday, March 15, 2024`
          45366       | mmmmm-e                     | `M-2024`
          0.5         | h:mm a/p                    | `12:00 p`
          1.5         | [h]:mm                      | `36:00`
          0.0625      | [mm]:ss                     | `90:00`
          0.000005    | ss.000                      | `00.432`
          0.999999    | h:mm:ss                     | `0:00:00`
          0.999       | h:mm                        | `23:58`
          5.5         | [$€-407] #,##0.00           | `€ 5.50`
          5           | 0_);(0)                     | `5 `
          5           | * 0                         | `5`
          """)
  void writesAsExcelDoes(double value, String pattern, String expected) {
    assertThat(written(value, pattern)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mm###",
        "yyyy0",
        "0@",
        "[xyz]0",
        "[h",
        "0;0;0;0;0",
        "ss.0000",
        "0E+",
        "General0",
        "n",
        "d%"
      })
  void refusesWhatExcelRefuses(String pattern) {
    assertThat(written(5, pattern)).isNull();
    assertThat(TextFormat.text(UTF8String.fromString("a"), UTF8String.fromString(pattern)))
        .isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          abc | 0;0;0;"<"@">" | `<abc>`
          abc | 0.00          | abc
          abc | 0;@@          | abcabc
          1.5 | 0.00;@        | 1.50
          """)
  void textsHaveASectionOfTheirOwn(String value, String pattern, String expected) {
    assertThat(TextFormat.text(UTF8String.fromString(value), UTF8String.fromString(pattern)))
        .hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "0.00",
        "#,##0",
        "#,##0.00",
        "0%",
        "0.0%",
        "000000",
        "\"a\"0.0\"b\"",
        "yyyy-mm-dd hh:mm:ss",
        "d mmm yy",
        "dddd",
        "m/d/yyyy",
        "hh:mm AM/PM"
      })
  void plainPatternsAgreeWithPoi(String pattern) {
    DataFormatter poi = new DataFormatter(java.util.Locale.US);
    Random random = new Random(7);
    for (int i = 0; i < ROUNDS; i++) {
      double value = 100 + random.nextInt(40_000) + random.nextInt(86_400) / 86_400d;
      assertThat(written(value, pattern))
          .as("%s by %s", value, pattern)
          .isEqualTo(poi.formatRawCellContents(value, -1, pattern));
    }
  }

  private static @Nullable String written(double value, String pattern) {
    UTF8String text = TextFormat.number(value, UTF8String.fromString(pattern));
    return text == null ? null : text.toString();
  }
}
