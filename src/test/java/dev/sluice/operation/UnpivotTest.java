package dev.sluice.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.step.Flow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle is two loops. */
class UnpivotTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6})
  void everyCellBecomesARowOrIsCounted(long seed) {
    List<Line> lines = Line.table(seed);
    List<Row> expected = new ArrayList<>();
    long blanks = 0;
    for (Line line : lines) {
      BigDecimal quantity =
          line.quantity() == null ? null : BigDecimal.valueOf(line.quantity()).setScale(2);
      BigDecimal[] cells = {line.amount(), quantity};
      for (int i = 0; i < cells.length; i++) {
        if (cells[i] == null) {
          blanks++;
        } else {
          expected.add(Outcome.row(line.account(), i == 0 ? "amount" : "quantity", cells[i]));
        }
      }
    }
    for (int partitions : Line.partitions(seed)) {
      Trial trial =
          Trial.of(
              List.of(step("keep: account\ncolumns: [amount, quantity]\nblanks: skip").step()),
              Map.of("bank", Line.dataset(lines, partitions, seed)));
      String actual = Outcome.table(trial).canonical();
      assertThat(actual).isEqualTo(Outcome.expected(actual, expected));
      assertThat(trial.dropped())
          .isEqualTo(blanks == 0 ? Map.of() : Map.of(Arrays.asList("bank", "blank in v"), blanks));
    }
  }

  @Test
  void theNumberOfRowsIsProven() {
    assertThat(
            step("keep: [account, day, rate, currency]")
                .made("bank", Line.dataset(Line.table(5), 2, 5))
                .flow())
        .isEqualTo(new Flow.Repeats("bank", 2));
  }

  private static WrittenStep step(String options) {
    return new WrittenStep(Unpivot.TYPE, "table: bank\nnames-to: n\nvalues-to: v\n" + options);
  }
}
