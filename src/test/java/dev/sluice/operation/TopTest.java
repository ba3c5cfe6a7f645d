package dev.sluice.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.step.Flow;
import dev.sluice.step.StepResult;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle of the properties cuts sorted Java lists. */
class TopTest {

  private static final Comparator<Line> LARGEST_FIRST =
      Comparator.comparing(
          Line::amount, Comparator.nullsLast(Comparator.<BigDecimal>naturalOrder().reversed()));

  private static final Comparator<Line> BY_DAY =
      Comparator.comparing(Line::day, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()));

  @ParameterizedTest
  @CsvSource({"0, 3", "1, 1", "2, 5", "3, 2", "4, 7", "5, 10", "5, 100000", "6, 1"})
  void overallTheFirstInOrderStay(long seed, int count) {
    List<Line> lines = Line.table(seed);
    List<Line> first = LineTables.sorted(lines, LARGEST_FIRST).stream().limit(count).toList();
    LineTables.requireEverywhere(
        step("rows: " + count + ", order-by: amount desc"),
        lines,
        seed,
        first.stream().map(LineTables::row).toList(),
        lines.size() - first.size());
  }

  @ParameterizedTest
  @CsvSource({"0, 3", "1, 1", "2, 5", "3, 2", "4, 7", "5, 10", "6, 1"})
  void overallThoseThatTieWithTheLastMayStay(long seed, int count) {
    List<Line> lines = Line.table(seed);
    List<Row> expected = withTies(LineTables.sorted(lines, BY_DAY), count);
    LineTables.requireEverywhere(
        step("ties: keep, order-by: day, rows: " + count),
        lines,
        seed,
        expected,
        lines.size() - expected.size());
  }

  @ParameterizedTest
  @CsvSource({"0, 3", "1, 1", "2, 5", "3, 2", "4, 7", "5, 4", "6, 1"})
  void theFirstOfEachGroupStay(long seed, int count) {
    List<Line> lines = Line.table(seed);
    List<Row> cut = new ArrayList<>();
    List<Row> kept = new ArrayList<>();
    Map<String, List<Line>> groups =
        LineTables.sorted(lines, BY_DAY).stream()
            .collect(
                Collectors.groupingBy(
                    line -> line.account() + "/" + (line.account() == null),
                    LinkedHashMap::new,
                    Collectors.toList()));
    for (List<Line> group : groups.values()) {
      group.stream().limit(count).map(LineTables::row).forEach(cut::add);
      kept.addAll(withTies(group, count));
    }
    LineTables.requireEverywhere(
        step("by: account, order-by: day, rows: " + count),
        lines,
        seed,
        cut,
        lines.size() - cut.size());
    LineTables.requireEverywhere(
        step("by: account, order-by: day, ties: keep, rows: " + count),
        lines,
        seed,
        kept,
        lines.size() - kept.size());
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 3, 5})
  void rowsWithoutAPlaceGiveOneResult(long seed) {
    LineTables.requireOneResultWithoutPlaces(step("rows: 7, order-by: currency"), seed);
    LineTables.requireOneResultWithoutPlaces(step("rows: 2, by: account"), seed);
  }

  @Test
  void otherRowsAreDroppedForAReason() {
    StepResult.Made made = step("rows: 1").made("bank", Line.dataset(Line.table(5), 2, 5));
    assertThat(made.dropReasons()).containsExactly("not the first row");
    assertThat(made.flow()).isEqualTo(new Flow.Keeps("bank"));
    assertThat(made.rows().columns()).hasSize(Line.SCHEMA.size() + 1);
  }

  private static List<Row> withTies(List<Line> inOrder, int count) {
    return inOrder.stream()
        .filter(
            line ->
                inOrder.size() <= count
                    || BY_DAY.compare(line, Objects.requireNonNull(inOrder.get(count - 1))) <= 0)
        .map(LineTables::row)
        .toList();
  }

  private static WrittenStep step(String options) {
    return new WrittenStep(Top.TYPE, "{table: bank, " + options + "}");
  }
}
