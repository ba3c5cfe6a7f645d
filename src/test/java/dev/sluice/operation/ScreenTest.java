package dev.sluice.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.Flow;
import dev.sluice.step.StepResult;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle is plain Java: the rules asked one after the other. */
class ScreenTest {

  private static final String STAYS = "stays";
  private static final String RULES =
      """
      reason,when
      euros,"[@currency]=""EUR""\"
      ratio,[@amount]/[@quantity]>0
      negative,[@amount]<0
      euros,"[@account]=""Ærø""\"
      """;

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6})
  void theFirstRuleThatIsTrueDropsTheRow(long seed) {
    List<Line> lines = Line.table(seed);
    for (OnError onError : OnError.values()) {
      Map<Long, String> expected = new TreeMap<>();
      lines.forEach(line -> expected.put((long) line.position(), fate(line, onError)));
      for (int partitions : Line.partitions(seed)) {
        StepResult.Made made = made(RULES, onError, Line.dataset(lines, partitions, seed));
        assertThat(fates(made.rows())).isEqualTo(expected);
        assertThat(made.flow()).isEqualTo(new Flow.Keeps("bank"));
      }
    }
  }

  /** What becomes of a line; texts are compared as Excel does, without regard to case. */
  private static String fate(Line line, OnError onError) {
    if ("eur".equalsIgnoreCase(line.currency())) {
      return "euros";
    }
    BigDecimal amount = Objects.requireNonNullElse(line.amount(), BigDecimal.ZERO);
    long divisor = line.quantity() == null ? 0 : line.quantity();
    if (divisor == 0 && onError != OnError.KEEP) {
      return switch (onError) {
        case DROP -> "ratio (error)";
        case FAIL -> "on-error fail: #DIV/0!";
        default -> "#DIV/0!";
      };
    }
    if (divisor != 0 && amount.signum() * Long.signum(divisor) > 0) {
      return "ratio";
    }
    return amount.signum() < 0 ? "negative" : "Ærø".equals(line.account()) ? "euros" : STAYS;
  }

  @ParameterizedTest
  @EnumSource(OnError.class)
  void everyReasonIsListedOnce(OnError onError) {
    StepResult.Made made = made(RULES, onError, Line.dataset(Line.table(1), 1, 1));
    assertThat(made.dropReasons())
        .containsExactlyElementsOf(
            onError == OnError.DROP
                ? List.of("euros", "ratio", "ratio (error)", "negative")
                : List.of("euros", "ratio", "negative"));
  }

  @Test
  void noRowIsShuffledAndWithoutErrorsNoneIsRejected() {
    Dataset<Row> rows =
        made(
                "reason,when\nlow,[@amount]<0\nmany,[@quantity]>9\n",
                OnError.QUARANTINE,
                Line.dataset(Line.table(5), 2, 5))
            .rows();
    assertThat(rows.queryExecution().executedPlan().toString()).doesNotContain("Exchange");
    assertThat(Arrays.asList(rows.columns()))
        .contains(HiddenColumns.ROW_ORDER, ControlColumns.DROP)
        .doesNotContain(ControlColumns.REJECT);
  }

  @Test
  void aRuleThatAsksForTheDayMakesTheJobDependOnIt() {
    assertThat(step("reason,when\nold,[@day]<TODAY()-30\n").step().dependsOnAsOf()).isTrue();
    assertThat(step("reason,when\nold,\"[@account]=\"\"TODAY()\"\"\"\n").step().dependsOnAsOf())
        .isFalse();
  }

  private static WrittenStep step(String rules) {
    return new WrittenStep(Screen.TYPE, "{table: bank, rules: r.csv}", Map.of("r.csv", rules));
  }

  private static StepResult.Made made(String rules, OnError onError, Dataset<Row> rows) {
    return new WrittenStep(
            Screen.TYPE,
            "{table: bank, rules: r.csv, on-error: %s}"
                .formatted(onError.name().toLowerCase(Locale.ROOT)),
            Map.of("r.csv", rules))
        .made("bank", rows);
  }

  /** What becomes of each row, by its place in the file. */
  private static Map<Long, String> fates(Dataset<Row> rows) {
    Map<Long, String> fates = new TreeMap<>();
    boolean canReject = Arrays.asList(rows.columns()).contains(ControlColumns.REJECT);
    for (Row row : rows.collectAsList()) {
      Row reject = canReject ? row.getAs(ControlColumns.REJECT) : null;
      @Nullable String drop = row.getAs(ControlColumns.DROP);
      assertThat(reject != null && drop != null).isFalse();
      fates.put(
          row.<Row>getAs(HiddenColumns.ROW_ORDER).<Long>getAs("position"),
          reject != null ? reject.<String>getAs("reason") : drop != null ? drop : STAYS);
    }
    return fates;
  }
}
