package dev.sluice.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.step.Flow;
import dev.sluice.step.StepResult;
import dev.sluice.testing.SharedSpark;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle is BigDecimal, which refuses to round. */
class CastColumnsTest {

  private static final String NUM = "#NUM!";
  private static final String VALUE = "#VALUE!";

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6})
  void numbersConvertExactlyWhenNothingIsLost(long seed) {
    List<Line> lines = Line.table(seed);
    WrittenStep step =
        step("columns: {amount: 'decimal(6,1)', quantity: 'decimal(9,0)', day: text}");
    List<Row> expected = new ArrayList<>();
    for (Line line : lines) {
      BigDecimal quantity = line.quantity() == null ? null : BigDecimal.valueOf(line.quantity());
      BigDecimal amount = exact(line.amount(), 6, 1);
      BigDecimal whole = exact(quantity, 9, 0);
      expected.add(
          Outcome.row(
              line.account(),
              line.currency(),
              line.day() == null ? null : line.day().toString(),
              amount,
              line.rate(),
              whole,
              line.amount() != null && amount == null ? NUM : null,
              quantity != null && whole == null ? NUM : null));
    }
    for (int partitions : Line.partitions(seed)) {
      String actual = Outcome.of(step, Line.dataset(lines, partitions, seed));
      assertThat(actual).isEqualTo(Outcome.expected(actual, expected));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6})
  void whatBecameTextBecomesTheSameNumberAgain(long seed) {
    List<Line> lines = Line.table(seed);
    String before = Outcome.of(step("columns: {account: text}"), Line.dataset(lines, 2, seed));
    String after =
        Outcome.table(
                Trial.of(
                    List.of(
                        step("columns: {amount: text, quantity: text, day: text}").step(),
                        new WrittenStep(
                                CastColumns.TYPE,
                                "table: bank\n"
                                    + "columns: {amount: 'decimal(18,2)', quantity: integer, day: date}")
                            .step()),
                    Map.of("bank", Line.dataset(lines, 2, seed))))
            .canonical();
    assertThat(after).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void textsAreReadAsDecimalsOrRefused(long seed) {
    Random random = new Random(seed);
    List<Row> texts = new ArrayList<>();
    List<Row> expected = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String text = text(random);
      texts.add(RowFactory.create(text));
      expected.add(oracle(text));
    }
    Dataset<Row> bank =
        SharedSpark.session()
            .createDataFrame(texts, new StructType().add("a", DataTypes.StringType));
    String actual = Outcome.of(step("columns: {a: 'decimal(5,2)'}"), bank);
    assertThat(actual).isEqualTo(Outcome.expected(actual, expected));
  }

  private static String text(Random random) {
    String alphabet = "0123456789000.-+ e,";
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(9);
    for (int i = 0; i < length; i++) {
      int limit = random.nextInt(4) == 0 ? alphabet.length() : 14;
      text.append(alphabet.charAt(random.nextInt(limit)));
    }
    return text.toString();
  }

  private static Row oracle(String text) {
    String plain = text.replaceAll("^ +| +$", "");
    if (plain.isEmpty()) {
      return Outcome.row(null, null);
    }
    BigDecimal number;
    try {
      number = plain.contains("e") ? null : new BigDecimal(plain);
    } catch (NumberFormatException e) {
      number = null;
    }
    BigDecimal fitting = exact(number, 5, 2);
    return Outcome.row(fitting, fitting != null ? null : number == null ? VALUE : NUM);
  }

  private static @Nullable BigDecimal exact(@Nullable BigDecimal number, int precision, int scale) {
    if (number == null) {
      return null;
    }
    try {
      BigDecimal exact = number.setScale(scale, RoundingMode.UNNECESSARY);
      return exact.precision() > precision ? null : exact;
    } catch (ArithmeticException e) {
      return null;
    }
  }

  @Test
  void whatCannotFailIsAProjection() {
    StepResult.Made made =
        step("columns: {amount: 'decimal(20,4)', quantity: text, day: timestamp}")
            .made("bank", Line.dataset(Line.table(5), 1, 5));
    assertThat(made.flow()).isEqualTo(new Flow.Projects("bank"));
    assertThat(made.errorColumns()).isEmpty();
    assertThat(made.replaced()).containsExactlyInAnyOrder("amount", "quantity", "day");
  }

  private static WrittenStep step(String options) {
    return new WrittenStep(CastColumns.TYPE, "table: bank\non-error: keep\n" + options);
  }
}
