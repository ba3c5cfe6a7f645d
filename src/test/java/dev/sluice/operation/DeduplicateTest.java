package dev.sluice.operation;

import static dev.sluice.operation.LineTables.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.step.Flow;
import dev.sluice.step.StepResult;
import dev.sluice.testing.SharedSpark;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle of the properties groups sorted Java lists. */
class DeduplicateTest {

  private static final Comparator<Line> LARGEST_FIRST =
      Comparator.comparing(
          Line::amount, Comparator.nullsLast(Comparator.<BigDecimal>naturalOrder().reversed()));

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6})
  void oneRowOfAKeyStaysInEveryPartitioning(long seed) {
    List<Line> lines = Line.table(seed);
    for (String keep : List.of("first", "last")) {
      List<Row> expected = new ArrayList<>();
      for (List<Line> group : groups(LineTables.sorted(lines, LARGEST_FIRST), this::key)) {
        Line kept = group.get(keep.equals("first") ? 0 : group.size() - 1);
        expected.add(row(kept, (long) group.size()));
      }
      LineTables.requireEverywhere(
          step("by: [account, currency], order-by: amount desc, count-column: n, keep: " + keep),
          lines,
          seed,
          expected,
          lines.size() - expected.size());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5})
  void noRowOfAKeyThatRepeatsStays(long seed) {
    List<Line> lines = Line.table(seed);
    List<Row> expected =
        groups(lines, this::key).stream()
            .filter(group -> group.size() == 1)
            .map(group -> row(group.get(0)))
            .toList();
    LineTables.requireEverywhere(
        step("by: [account, currency], keep: none"),
        lines,
        seed,
        expected,
        lines.size() - expected.size());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5})
  void wholeRowsAgreeInEveryColumn(long seed) {
    List<Line> lines = new ArrayList<>(Line.table(seed));
    lines.addAll(lines.stream().map(line -> at(line, line.position() + 1000)).toList());
    List<Row> expected =
        groups(lines, DeduplicateTest::content).stream().map(group -> row(group.get(0))).toList();
    LineTables.requireEverywhere(
        step("into: bank"), lines, seed, expected, lines.size() - expected.size());
  }

  @ParameterizedTest
  @CsvSource({"2, first", "3, last", "5, first", "6, last"})
  void rowsWithoutAPlaceGiveOneResult(long seed, String keep) {
    LineTables.requireOneResultWithoutPlaces(
        step("by: account, order-by: currency, count-column: n, keep: " + keep), seed);
  }

  @Test
  void zeroAndMinusZeroTieInNoOrder() {
    StructType schema =
        new StructType().add("k", DataTypes.LongType).add("x", DataTypes.DoubleType);
    for (List<Double> values : List.of(List.of(0.0, -0.0), List.of(-0.0, 0.0))) {
      Dataset<Row> rows =
          SharedSpark.session()
              .createDataFrame(
                  values.stream().map(value -> RowFactory.create(1L, value)).toList(), schema);
      StepResult.Made made = new WrittenStep(Deduplicate.TYPE, "{table: t, by: k}").made("t", rows);
      assertThat(made.rows().filter("__drop IS NULL").collectAsList())
          .singleElement()
          .satisfies(row -> assertThat(row.getDouble(1)).isEqualTo(-0.0));
    }
  }

  @Test
  void rowsAreDroppedForAReasonAndKeepTheirPlace() {
    StepResult.Made made = step("by: account").made("bank", Line.dataset(Line.table(5), 2, 5));
    assertThat(made.flow()).isEqualTo(new Flow.Keeps("bank"));
    assertThat(made.dropReasons()).containsExactly("duplicate of an earlier row");
    assertThat(made.rows().columns()).contains("__row");
  }

  private static WrittenStep step(String options) {
    return new WrittenStep(Deduplicate.TYPE, "{table: bank, " + options + "}");
  }

  private Object key(Line line) {
    return Arrays.asList(line.account(), line.currency());
  }

  private static Object content(Line line) {
    return Arrays.asList(
        line.account(),
        line.currency(),
        line.day(),
        line.amount(),
        line.rate() == null ? null : line.rate() + 0.0,
        line.quantity());
  }

  private static Line at(Line line, int position) {
    return new Line(
        line.account(),
        line.currency(),
        line.day(),
        line.amount(),
        line.rate(),
        line.quantity(),
        position);
  }

  private static List<List<Line>> groups(List<Line> lines, Function<Line, Object> key) {
    Map<Object, List<Line>> groups =
        lines.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    return List.copyOf(groups.values());
  }
}
