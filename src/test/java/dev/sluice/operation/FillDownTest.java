package dev.sluice.operation;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.step.Flow;
import dev.sluice.step.StepResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle of the properties walks along sorted Java lists. */
class FillDownTest {

  private static final Comparator<Line> BY_QUANTITY =
      Comparator.comparing(Line::quantity, Comparator.nullsLast(Comparator.naturalOrder()));

  private static final String IN_STRETCHES =
      "named_struct('file', if(__row.position < 30, 'a.csv', 'b.csv'),"
          + " 'block', __row.position div 16, 'position', __row.position * 300000)";

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6})
  void theStretchesOfTheSourceAreNotSeenInTheResult(long seed) {
    List<Line> lines = Line.table(seed);
    for (boolean isUp : new boolean[] {false, true}) {
      WrittenStep step = step("columns: [account, amount, rate]" + (isUp ? ", direction: up" : ""));
      List<Line> inOrder = new ArrayList<>(lines);
      if (isUp) {
        Collections.reverse(inOrder);
      }
      List<Row> expected = filled(inOrder, false);
      for (int partitions : Line.partitions(seed)) {
        Dataset<Row> bank = Line.dataset(lines, partitions, seed);
        LineTables.require(step, bank, expected, 0);
        LineTables.require(step, bank.withColumn("__row", expr(IN_STRETCHES)), expected, 0);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6})
  void blanksTakeTheLastValueInOrderAndGroup(long seed) {
    List<Line> inOrder = LineTables.sorted(Line.table(seed), BY_QUANTITY);
    LineTables.requireEverywhere(
        step("columns: [account, amount, rate], by: currency, order-by: quantity"),
        Line.table(seed),
        seed,
        filled(inOrder, true),
        0);
    LineTables.requireEverywhere(
        step("columns: [account, amount, rate], order-by: quantity"),
        Line.table(seed),
        seed,
        filled(inOrder, false),
        0);
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 3, 5})
  void rowsWithoutAPlaceGiveOneResult(long seed) {
    LineTables.requireOneResultWithoutPlaces(step("columns: [amount, day]"), seed);
    LineTables.requireOneResultWithoutPlaces(
        step("columns: amount, by: account, order-by: currency, direction: up"), seed);
  }

  @Test
  void stretchesAreFilledSideBySide() {
    Dataset<Row> bank = Line.dataset(Line.table(5), 2, 5).withColumn("__row", expr(IN_STRETCHES));
    String plan =
        step("columns: amount")
            .made("bank", bank)
            .rows()
            .queryExecution()
            .optimizedPlan()
            .toString();
    assertThat(plan).contains("windowspecdefinition(_w").contains("LeftOuter");
    assertThat(plan.lines().filter(line -> line.contains("Window [")).toList())
        .as("the rows by stretch, then one row a stretch in one task")
        .hasSize(2);
  }

  @Test
  void onlyTheFilledColumnsHoldSomethingElse() {
    StepResult.Made made =
        step("columns: [amount, day]").made("bank", Line.dataset(Line.table(5), 2, 5));
    assertThat(made.replaced()).containsExactlyInAnyOrder("amount", "day");
    assertThat(made.flow()).isEqualTo(new Flow.Keeps("bank"));
    assertThat(made.rows().columns()).isEqualTo(Line.SCHEMA.fieldNames());
  }

  private static WrittenStep step(String options) {
    return new WrittenStep(FillDown.TYPE, "{table: bank, " + options + "}");
  }

  /** The lines with the last account, amount and rate, each of the currency or of all. */
  private static List<Row> filled(List<Line> inOrder, boolean byCurrency) {
    Map<String, @Nullable Line> last = new HashMap<>();
    List<Row> rows = new ArrayList<>();
    for (Line line : inOrder) {
      String group = byCurrency ? String.valueOf(line.currency()) : "";
      Line before = last.get(group);
      Line filled =
          before == null
              ? line
              : new Line(
                  line.account() == null ? before.account() : line.account(),
                  line.currency(),
                  line.day(),
                  line.amount() == null ? before.amount() : line.amount(),
                  line.rate() == null ? before.rate() : line.rate(),
                  line.quantity(),
                  line.position());
      last.put(group, filled);
      rows.add(LineTables.row(filled));
    }
    return rows;
  }
}
