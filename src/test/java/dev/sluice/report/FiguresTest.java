package dev.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0",
        "0.00|0.00",
        "-1|-1",
        "-100|-100",
        "-1000.5|-1,000.5",
        "1E+6|1,000,000",
        "999999.999|999,999.999",
        "12345678901234567890.10|12,345,678,901,234,567,890.10"
      })
  void amountsAreGroupedAndKeepEveryDigit(String number, String written) {
    assertThat(Figures.exact(new BigDecimal(number))).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0 ms",
        "999|999 ms",
        "1000|1.0 s",
        "59949|59.9 s",
        "59950|1 min 00 s",
        "3599499|59 min 59 s",
        "3600000|1 h 00 min",
        "90000000|25 h 00 min"
      })
  void durationsChangeTheirUnitAtTheRightPlace(long milliseconds, String written) {
    assertThat(Figures.duration(milliseconds)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0 B",
        "999|999 B",
        "1000|1.0 kB",
        "999949|999.9 kB",
        "999950|1.0 MB",
        "1234567890|1.2 GB",
        "9223372036854775807|9.2 EB"
      })
  void sizesArePowersOfAThousand(long bytes, String written) {
    assertThat(Figures.bytes(bytes)).isEqualTo(written);
  }

  @Test
  void aShareThatIsNotAllNeverLooksLikeAll() {
    assertThat(Figures.percent(0, 0)).isEqualTo("0 %");
    assertThat(Figures.percent(0, 5)).isEqualTo("0 %");
    assertThat(Figures.percent(5, 5)).isEqualTo("100 %");
    assertThat(Figures.percent(1, 1_000_000)).isEqualTo("< 0.1 %");
    assertThat(Figures.percent(999_999, 1_000_000)).isEqualTo("> 99.9 %");
    assertThat(Figures.percent(1, 8)).isEqualTo("12.5 %");
  }

  @Test
  void whatIsNoInstantStaysAsItIs() {
    assertThat(Figures.time("2026-10-31T06:00:00.5Z")).isEqualTo("2026-10-31 06:00:00 UTC");
    assertThat(Figures.time("yesterday")).isEqualTo("yesterday");
    assertThat(Figures.between("yesterday", "today")).isZero();
  }

  @Test
  void hiddenCharactersGetASymbolAndSpellingIsKept() {
    assertThat(Visible.text("a\u0000b\u001B\u007F\u0085")).isEqualTo("a␀b␛␡⟨U+0085⟩");
    assertThat(Visible.text("1\u00A0200\u200B\u202E")).isEqualTo("1⟨U+00A0⟩200⟨U+200B⟩⟨U+202E⟩");
    assertThat(Visible.text("\uD800x")).isEqualTo("⟨U+D800⟩x");
    assertThat(Visible.text("a\u200Db")).isEqualTo("a⟨U+200D⟩b");
    assertThat(Visible.text("👩\u200D💻 می\u200Cخواهم 株\u3000式 e\u0301"))
        .isEqualTo("👩\u200D💻 می\u200Cخواهم 株\u3000式 e\u0301");
  }
}
