package dev.sluice.io.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.spec.CellStyle;
import dev.sluice.spec.ColumnType;
import dev.sluice.spec.NumberStyle;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers as people write them, against what the JDK writes and a regular expression. */
class NumberTextTest {

  private static final NumberStyle GERMAN =
      new NumberStyle(',', '.', List.of("€", "EUR"), true, false, true);
  private static final NumberStyle AMERICAN =
      new NumberStyle('.', ',', List.of("$", "USD"), false, true, false);
  private static final NumberStyle FRENCH =
      new NumberStyle(',', ' ', List.of(), false, false, false);

  private final CellRow row = new CellRow(new StructType().add("v", DataTypes.StringType));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void readsWhatTheJdkWritesInThreeCountries(long seed) {
    Random random = new Random(seed);
    DecimalFormat german = format("#,##0.00", '.', ',');
    DecimalFormat french = format("#,##0.00", '\u00A0', ',');
    DecimalFormat american = format("$#,##0.00;($#,##0.00)", ',', '.');
    for (int i = 0; i < 5000; i++) {
      BigDecimal value = BigDecimal.valueOf(random.nextLong() >> random.nextInt(62), 2);
      assertThat(decimal(GERMAN, german.format(value) + (i % 2 == 0 ? " €" : ""))).isEqualTo(value);
      assertThat(decimal(FRENCH, french.format(value))).isEqualTo(value);
      assertThat(decimal(AMERICAN, american.format(value))).isEqualTo(value);
      String trailing = german.format(value.abs()) + (value.signum() < 0 ? "-" : "");
      assertThat(decimal(GERMAN, trailing)).isEqualTo(value);
      assertThat(decimal(GERMAN, german.format(value) + "%"))
          .isEqualTo(value.movePointLeft(2).setScale(4, RoundingMode.UNNECESSARY));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void acceptsExactlyWhatARegularExpressionAccepts(long seed) {
    Random random = new Random(seed);
    Pattern allowed = Pattern.compile("[+-]?(\\d+|[1-9]\\d{0,2}(,\\d{3})+)(\\.\\d*)?|[+-]?\\.\\d+");
    for (int i = 0; i < 40_000; i++) {
      StringBuilder text = new StringBuilder();
      int length = 1 + random.nextInt(9);
      for (int k = 0; k < length; k++) {
        text.append("0123456789,,,.-(".charAt(random.nextInt(16)));
      }
      String cell = text.toString();
      NumberStyle style = new NumberStyle('.', ',', List.of(), false, false, false);
      boolean accepted = fault(style, ColumnType.decimal(38, 9), cell) == null;
      assertThat(accepted).as(cell).isEqualTo(allowed.matcher(cell).matches());
      if (accepted) {
        assertThat(value(38, 9))
            .as(cell)
            .isEqualByComparingTo(new BigDecimal(cell.replace(",", "")));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,2,3",
        "1,23",
        "1234,567",
        "0,123",
        "1,,234",
        "1,234,",
        ",123",
        "1.234,567",
        "(5",
        "5)",
        "(-5)",
        "-(5)",
        "((5))",
        "5-",
        "--5",
        "$$5",
        "$5 USD",
        "€5",
        "5%",
        "1e3$",
        "USD",
        "$",
        "()",
        "5 000"
      })
  void refusesWhatTheStyleDoesNotAllow(String cell) {
    boolean exponent = cell.startsWith("1e3");
    assertThat(fault(AMERICAN, ColumnType.decimal(18, 2), cell))
        .isEqualTo(exponent ? "not a number" : "not a number such as 1,234.50");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12,5% | 0.12500",
        "12,5 % | 0.12500",
        "5% | 0.05000",
        "0,05% | 0.00050",
        "100% | 1.00000",
        "-250% | -2.50000",
        "EUR 1.234,50- | -1234.50000",
        "EUR1.234 | 1234.00000",
        "- 7,5 € | -7.50000",
        "+7 | 7.00000",
        ",5 | 0.50000"
      })
  void understandsEveryPartInItsPlace(String cell, String value) {
    assertThat(fault(GERMAN, ColumnType.decimal(18, 5), cell)).isNull();
    assertThat(value(18, 5)).isEqualTo(new BigDecimal(value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"1.000 | 1000", "1.000,00 | 1000", "500% | 5", "1.000,50 | not a whole number"})
  void readsWholeNumbersInAStyle(String cell, String expected) {
    String fault = fault(GERMAN, ColumnType.INTEGER, cell);
    assertThat(fault == null ? String.valueOf(row.getLong(0)) : fault).isEqualTo(expected);
  }

  private BigDecimal decimal(NumberStyle style, String cell) {
    assertThat(fault(style, ColumnType.decimal(38, cell.endsWith("%") ? 4 : 2), cell))
        .as(cell)
        .isNull();
    return value(38, cell.endsWith("%") ? 4 : 2);
  }

  private BigDecimal value(int precision, int scale) {
    return Objects.requireNonNull(row.getDecimal(0, precision, scale)).toJavaBigDecimal();
  }

  private @Nullable String fault(NumberStyle numbers, ColumnType type, String cell) {
    CellStyle style = new CellStyle(List.of(), numbers, null, null, List.of());
    byte[] bytes = ("1" + cell + "1").getBytes(UTF_8);
    row.clear();
    return CellParser.of(type, style).parse(bytes, 1, bytes.length - 1, row, 0);
  }

  private static DecimalFormat format(String pattern, char thousands, char decimal) {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
    symbols.setGroupingSeparator(thousands);
    symbols.setDecimalSeparator(decimal);
    return new DecimalFormat(pattern, symbols);
  }
}
