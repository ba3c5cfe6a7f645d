package dev.sluice.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.step.Flow;
import dev.sluice.step.StepResult;
import dev.sluice.testing.SharedSpark;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle of the properties adds up every prefix anew, with BigDecimal. */
class RunningTotalTest {

  private static final Comparator<Line> BY_DAY =
      Comparator.comparing(Line::day, Comparator.nullsLast(Comparator.naturalOrder()));

  private static final String AGGREGATES =
      "aggregates: {total: sum(amount), rates: sum(rate), n: count-rows, days: count(day),"
          + " least: min(amount), most: max(quantity), mean: average(amount)}";

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6})
  void everyRowHasWhatAGroupOfTheRowsUpToItHas(long seed) {
    List<Line> lines = Line.table(seed);
    List<Line> inOrder = LineTables.sorted(lines, BY_DAY);
    LineTables.requireEverywhere(
        step("by: account, order-by: day, " + AGGREGATES), lines, seed, totals(inOrder, true), 0);
    LineTables.requireEverywhere(
        step("order-by: day, " + AGGREGATES), lines, seed, totals(inOrder, false), 0);
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 3, 5})
  void rowsWithoutAPlaceGiveOneResult(long seed) {
    LineTables.requireOneResultWithoutPlaces(
        step("by: account, order-by: currency desc, " + AGGREGATES), seed);
  }

  @Test
  void aRowUpToWhichTheSumDoesNotFitGoesToQuarantine() {
    BigDecimal most = new BigDecimal("999999999999999999999999999999999999.99");
    assertThat(rejections(DataTypes.createDecimalType(38, 2), most, new BigDecimal("0.01"), null))
        .containsExactly(
            null, "the sum does not fit decimal(38,2)", "the sum does not fit decimal(38,2)");
    assertThat(rejections(DataTypes.LongType, Long.MAX_VALUE, 1L, -1L))
        .containsExactly(null, "the sum does not fit an integer", null);
    assertThat(rejections(DataTypes.DoubleType, Double.MAX_VALUE, Double.MAX_VALUE))
        .containsExactly(null, "the sum is no finite number");
  }

  @Test
  void noOtherColumnChanges() {
    StepResult.Made made =
        step("aggregates: {total: sum(amount)}").made("bank", Line.dataset(Line.table(5), 2, 5));
    assertThat(made.replaced()).isEmpty();
    assertThat(made.flow()).isEqualTo(new Flow.Keeps("bank"));
  }

  private static List<@Nullable String> rejections(DataType type, @Nullable Object... values) {
    List<Row> rows = new ArrayList<>();
    for (Object value : values) {
      rows.add(RowFactory.create((long) rows.size(), value));
    }
    StructType schema = new StructType().add("n", DataTypes.LongType).add("x", type);
    List<@Nullable String> reasons = new ArrayList<>();
    new WrittenStep(RunningTotal.TYPE, "{table: t, order-by: n, aggregates: {total: sum(x)}}")
            .made("t", SharedSpark.session().createDataFrame(rows, schema))
            .rows()
            .orderBy("n")
            .select("__reject.reason")
            .collectAsList()
            .stream()
            .map(row -> row.isNullAt(0) ? null : row.getString(0))
            .forEach(reasons::add);
    return reasons;
  }

  private static WrittenStep step(String options) {
    return new WrittenStep(RunningTotal.TYPE, "{table: bank, " + options + "}");
  }

  private static List<Row> totals(List<Line> inOrder, boolean byAccount) {
    Map<String, List<Line>> groups = new HashMap<>();
    List<Row> rows = new ArrayList<>();
    for (Line line : inOrder) {
      String key = byAccount ? line.account() + "/" + (line.account() == null) : "";
      List<Line> soFar = groups.computeIfAbsent(key, none -> new ArrayList<>());
      soFar.add(line);
      List<BigDecimal> amounts = present(soFar, Line::amount);
      BigDecimal total = amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add).setScale(2);
      BigDecimal rates =
          present(soFar, Line::rate).stream()
              .map(BigDecimal::new)
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      rows.add(
          LineTables.row(
              line,
              total,
              rates.doubleValue() + 0.0,
              (long) soFar.size(),
              (long) present(soFar, Line::day).size(),
              amounts.stream().min(Comparator.naturalOrder()).orElse(null),
              present(soFar, Line::quantity).stream().max(Comparator.naturalOrder()).orElse(null),
              amounts.isEmpty() ? null : total.doubleValue() / amounts.size()));
    }
    return rows;
  }

  private static <T> List<T> present(List<Line> lines, Function<Line, T> column) {
    return lines.stream().map(column).filter(Objects::nonNull).toList();
  }
}
