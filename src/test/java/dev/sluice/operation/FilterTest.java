package dev.sluice.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.Flow;
import dev.sluice.step.StepResult;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {

  private static final String STAYS = "stays";

  /** The oracle is plain Java. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 5})
  void everyRowStaysIsDroppedOrIsRejected(long seed) {
    List<Line> lines = Line.table(seed);
    Map<Long, String> expected = new TreeMap<>();
    for (Line line : lines) {
      long divisor = line.quantity() == null ? 0 : line.quantity();
      boolean fails = divisor == 0;
      boolean isPositive =
          line.amount() != null && line.amount().signum() * Long.signum(divisor) > 0;
      expected.put(
          (long) line.position(),
          fails ? "#DIV/0!" : isPositive ? STAYS : "=[@amount]/[@quantity]>0");
    }
    for (int partitions : new int[] {1, 2, 7}) {
      StepResult.Made made =
          made("", "=[@amount]/[@quantity]>0", Line.dataset(lines, partitions, seed));
      assertThat(fates(made.rows())).isEqualTo(expected);
      assertThat(made.flow()).isEqualTo(new Flow.Keeps("bank"));
      assertThat(made.dropReasons()).containsExactly("=[@amount]/[@quantity]>0");
      assertThat(made.replaced()).isEmpty();
    }
  }

  @Test
  void aNumberIsTrueUnlessItIsZeroAndABlankIsFalse() {
    List<Line> lines = Line.table(5);
    Map<Long, String> fates =
        fates(made("reason: none", "=[@quantity]", Line.dataset(lines, 2, 5)).rows());
    for (Line line : lines) {
      boolean stays = line.quantity() != null && line.quantity() != 0;
      assertThat(fates).containsEntry((long) line.position(), stays ? STAYS : "none");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "quarantine, #DIV/0!",
    "keep, stays",
    "drop, because (error)",
    "fail, on-error fail: #DIV/0!"
  })
  void aRowWithAnErrorGoesWhereTheJobSays(String onError, String fate) {
    StepResult.Made made =
        made(
            "reason: because\non-error: " + onError,
            "=1/([@quantity]-[@quantity])",
            Line.dataset(Line.table(1), 1, 1));
    assertThat(fates(made.rows()).values()).containsOnly(fate);
    assertThat(made.dropReasons()).contains("because");
    if (fate.startsWith("because")) {
      assertThat(made.dropReasons()).containsExactly("because", fate);
    }
  }

  @Test
  void aConditionThatCannotFailRejectsNothing() {
    Dataset<Row> rows = made("", "=[@currency]=\"EUR\"", Line.dataset(List.of(), 1, 0)).rows();
    assertThat(Arrays.asList(rows.columns()))
        .contains(HiddenColumns.ROW_ORDER, ControlColumns.DROP)
        .doesNotContain(ControlColumns.REJECT);
  }

  @Test
  void faultsOfTheConditionAreReportedWithTheirPlace() {
    assertThat(
            new WrittenStep(Filter.TYPE, "{table: bank, where: '=[@amuont]>0'}")
                .problems(Map.of("bank", Line.SCHEMA)))
        .singleElement()
        .asString()
        .startsWith("step.yaml:1: where: ")
        .contains("did you mean \"amount\"?");
    assertThat(
            new WrittenStep(Filter.TYPE, "{table: bnk, where: '=1+'}")
                .problems(Map.of("bank", Line.SCHEMA)))
        .hasSize(2)
        .anyMatch(problem -> problem.contains("did you mean \"bank\"?"));
  }

  private static StepResult.Made made(String options, String where, Dataset<Row> rows) {
    return new WrittenStep(Filter.TYPE, "table: bank\nwhere: '%s'\n%s".formatted(where, options))
        .made("bank", rows);
  }

  /** What becomes of each row, by its place in the file. */
  private static Map<Long, String> fates(Dataset<Row> rows) {
    Map<Long, String> fates = new TreeMap<>();
    boolean canReject = Arrays.asList(rows.columns()).contains(ControlColumns.REJECT);
    for (Row row : rows.collectAsList()) {
      Row reject = canReject ? row.getAs(ControlColumns.REJECT) : null;
      String drop = row.getAs(ControlColumns.DROP);
      assertThat(reject != null && drop != null).isFalse();
      fates.put(
          row.<Row>getAs(HiddenColumns.ROW_ORDER).<Long>getAs("position"),
          reject != null ? reject.<String>getAs("reason") : drop != null ? drop : STAYS);
    }
    return fates;
  }
}
