package dev.sluice.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.step.Step;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle joins the texts of Java's own values. */
class CombineTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6})
  void textsAreJoined(long seed) {
    List<Line> lines = Line.table(seed);
    List<Row> expected = new ArrayList<>();
    for (Line line : lines) {
      String joined =
          Stream.of(text(line.account()), text(line.amount()), text(line.day()))
              .filter(text -> !text.isEmpty())
              .collect(Collectors.joining("; "));
      boolean isBlank = line.account() == null && line.amount() == null && line.day() == null;
      String pattern = text(line.account()) + "-" + text(line.amount()) + "-" + text(line.day());
      expected.add(Outcome.row(joined.isEmpty() ? null : joined, isBlank ? null : pattern));
    }
    for (int partitions : Line.partitions(seed)) {
      String actual =
          Outcome.table(
                  Trial.of(
                      List.of(
                          step("columns: [account, amount, day]\nseparator: '; '\ninto-column: j"),
                          step("pattern: '{account}-{amount}-{day}'\ninto-column: p"),
                          new WrittenStep(Select.TYPE, "table: bank\ncolumns: [j, p]").step()),
                      Map.of("bank", Line.dataset(lines, partitions, seed))))
              .canonical();
      assertThat(actual).isEqualTo(Outcome.expected(actual, expected));
    }
  }

  private static String text(@Nullable Object value) {
    if (value instanceof BigDecimal number) {
      return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
    return Objects.toString(value, "");
  }

  private static Step step(String options) {
    return new WrittenStep(Combine.TYPE, "table: bank\n" + options).step();
  }
}
