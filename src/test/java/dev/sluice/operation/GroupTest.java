package dev.sluice.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.Flow;
import dev.sluice.step.StepResult;
import dev.sluice.testing.SharedSpark;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle of the properties folds plain Java lists with BigDecimal. */
class GroupTest {

  private static final DataType WIDEST = DataTypes.createDecimalType(38, 2);

  private static final Comparator<String> AS_BYTES =
      (left, right) ->
          Arrays.compareUnsigned(
              left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));

  private static final String EVERYTHING =
      """
      table: bank
      %s
      aggregates:
        n: count-rows
        amount: sum
        amounts: count(amount)
        quantity_sum: sum(quantity)
        rate_sum: sum(rate)
        amount_average: average(amount)
        rate_average: average([rate])
        currencies: count-distinct(currency)
        least: min(currency)
        latest: max(day)
        smallest: MIN(rate)
        first_amount: first(amount)
        last_currency: last(currency)
        middle: median(amount)
        spread: stdev(rate)
        names: {text-join: currency, separator: "+"}
      """;

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6})
  void everyOrderAndPartitioningGivesWhatFoldingListsGives(long seed) {
    List<Line> lines = Line.table(seed);
    Map<List<Object>, List<Object>> expected = new LinkedHashMap<>();
    lines.stream()
        .collect(
            Collectors.groupingBy(
                line -> Arrays.asList(line.account(), day(line)),
                LinkedHashMap::new,
                Collectors.toList()))
        .forEach((key, group) -> expected.put(key, folded(group)));
    for (int partitions : new int[] {1, 2, 7}) {
      Dataset<Row> rows = group("by: [account, day]", Line.dataset(lines, partitions, seed)).rows();
      assertThat(byKey(rows, 2)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 3, 5})
  void withoutKeysThereIsOneRowEvenOverNothing(long seed) {
    List<Line> lines = Line.table(seed);
    StepResult.Made made = group("", Line.dataset(lines, 2, seed));
    assertThat(byKey(made.rows(), 0)).isEqualTo(Map.of(List.of(), folded(lines)));
    assertThat(made.flow()).isEqualTo(new Flow.Folds("bank"));
  }

  @Test
  void aSumThatDoesNotFitSendsTheGroupToQuarantine() {
    Dataset<Row> rows =
        table(
            WIDEST,
            new BigDecimal("999999999999999999999999999999999999.99"),
            new BigDecimal("0.01"));
    assertThat(rejection(sum(rows))).isEqualTo("x: sum(x): the sum does not fit decimal(38,2)");
    assertThat(rejection(sum(table(DataTypes.LongType, Long.MAX_VALUE, 1L))))
        .isEqualTo("x: sum(x): the sum does not fit an integer");
    assertThat(rejection(sum(table(DataTypes.DoubleType, Double.MAX_VALUE, Double.MAX_VALUE))))
        .isEqualTo("x: sum(x): the sum is no finite number");
    assertThat(rejection(sum(table(DataTypes.DoubleType, Double.NaN))))
        .isEqualTo("x: sum(x): the sum is no finite number");
  }

  @Test
  void aSumThatFitsInTheEndFitsInEveryOrder() {
    assertThat(sum(table(DataTypes.LongType, Long.MAX_VALUE, 1L, -1L)).getLong(0))
        .isEqualTo(Long.MAX_VALUE);
    assertThat(sum(table(DataTypes.LongType, Long.MIN_VALUE, -1L, 1L)).getLong(0))
        .isEqualTo(Long.MIN_VALUE);
    BigDecimal most = new BigDecimal("999999999999999999999999999999999999.99");
    assertThat(sum(table(WIDEST, most, most.negate(), null)).getDecimal(0))
        .isEqualByComparingTo("0");
  }

  @Test
  void aSumWhoseLossesAloneDoNotFitIsRefusedInEveryOrder() {
    BigDecimal most = new BigDecimal("999999999999999999999999999999999999.99");
    BigDecimal least = most.negate();
    assertThat(rejection(sum(table(WIDEST, most, least, least)))).contains("does not fit");
    assertThat(rejection(sum(table(WIDEST, least, least, most)))).contains("does not fit");
  }

  @Test
  void withoutPlacesTheFirstRowIsTheSmallest() {
    StructType schema =
        new StructType().add("b", DataTypes.LongType).add("x", DataTypes.StringType);
    Dataset<Row> rows =
        SharedSpark.session()
            .createDataFrame(
                List.of(
                    RowFactory.create(2L, "two"),
                    RowFactory.create(1L, "one"),
                    RowFactory.create(null, null)),
                schema);
    Row row =
        new WrittenStep(Group.TYPE, "{table: t, aggregates: {f: first(x), l: last(x)}}")
            .made("t", rows)
            .rows()
            .first();
    assertThat(row.getString(0)).isEqualTo("one");
    assertThat(row.getString(1)).isEqualTo("two");
  }

  @Test
  void columnsMayHaveAnyName() {
    StructType schema =
        new StructType()
            .add("net amount (EUR)", DataTypes.LongType)
            .add("a.b`c", DataTypes.StringType);
    Dataset<Row> rows =
        SharedSpark.session()
            .createDataFrame(
                List.of(RowFactory.create(3L, "k"), RowFactory.create(4L, "k")), schema);
    Row row =
        new WrittenStep(
                Group.TYPE,
                "{table: t, by: 'a.b`c', aggregates: {'x.y`': sum(net amount (EUR)), z: first(a.b`c)}}")
            .made("t", rows)
            .rows()
            .first();
    assertThat(row.getString(0)).isEqualTo("k");
    assertThat(row.getLong(1)).isEqualTo(7);
    assertThat(row.getString(2)).isEqualTo("k");
  }

  @Test
  void onlyAPlainSumKeepsTheControlTotal() {
    StepResult.Made made =
        new WrittenStep(
                Group.TYPE,
                "{table: bank, by: account, aggregates: {amount: sum, rate: max, n: count-rows}}")
            .made("bank", Line.dataset(List.of(), 1, 0));
    assertThat(made.replaced()).containsExactlyInAnyOrder("account", "rate", "n");
  }

  @Test
  void everyFaultIsReportedAtOnce() {
    assertThat(
            new WrittenStep(
                    Group.TYPE,
                    """
                    table: bank
                    by: [acount, day, day]
                    aggregates:
                      Total: sum(currency)
                      total: text-join(rate)
                      __n: count-rows
                      day: max
                    """)
                .problems(Map.of("bank", Line.SCHEMA)))
        .containsExactly(
            "step.yaml:2: by[0]: column \"acount\" is not in \"bank\"; it has account, currency,"
                + " day, amount, rate, quantity; did you mean \"account\"?",
            "step.yaml:2: by[2]: column \"day\" is named twice",
            "step.yaml:1: table: the result has two columns \"day\"",
            "step.yaml:4: aggregates.Total: sum takes numbers; column \"currency\" is text",
            "step.yaml:5: aggregates.total: text-join takes text, integer, decimal, boolean or"
                + " date; column \"rate\" is double",
            "step.yaml:6: aggregates.__n: \"__n\" cannot be the name of a column: __ starts what"
                + " Sluice keeps for itself",
            "step.yaml:7: aggregates.day: the result has two columns \"day\"");
  }

  private static Row sum(Dataset<Row> rows) {
    return new WrittenStep(Group.TYPE, "{table: t, aggregates: {x: sum}}")
        .made("t", rows)
        .rows()
        .first();
  }

  private static String rejection(Row row) {
    assertThat(row.isNullAt(0)).isTrue();
    Row reject = row.getAs(ControlColumns.REJECT);
    return reject.<String>getAs("column")
        + ": "
        + reject.<String>getAs("text")
        + ": "
        + reject.<String>getAs("reason");
  }

  private static Dataset<Row> table(DataType type, @Nullable Object... values) {
    return SharedSpark.session()
        .createDataFrame(
            Arrays.stream(values).map(RowFactory::create).toList(),
            new StructType().add("x", type));
  }

  private static StepResult.Made group(String by, Dataset<Row> rows) {
    return new WrittenStep(Group.TYPE, EVERYTHING.formatted(by)).made("bank", rows);
  }

  private static @Nullable Object day(Line line) {
    return line.day() == null ? null : java.sql.Date.valueOf(line.day());
  }

  /** The rows by their first columns, each with the rest of its columns and the folded count. */
  private static Map<List<Object>, List<Object>> byKey(Dataset<Row> rows, int keys) {
    Map<List<Object>, List<Object>> found = new LinkedHashMap<>();
    for (Row row : rows.collectAsList()) {
      assertThat(row.isNullAt(row.fieldIndex(ControlColumns.REJECT))).isTrue();
      List<Object> key = new ArrayList<>();
      List<Object> values = new ArrayList<>();
      for (String name : row.schema().fieldNames()) {
        Object value = row.getAs(name);
        if (key.size() < keys) {
          key.add(value);
        } else if (!HiddenColumns.isHidden(name) || name.equals(ControlColumns.FOLDED)) {
          values.add(value);
        }
      }
      assertThat(found.put(key, values)).isNull();
    }
    return found;
  }

  private static List<Object> folded(List<Line> lines) {
    List<BigDecimal> amounts = present(lines, Line::amount);
    List<BigDecimal> rates = present(lines, line -> line.rate() == null ? null : exact(line));
    List<String> currencies = present(lines, Line::currency);
    BigDecimal amount = total(amounts).setScale(2);
    double rate = total(rates).doubleValue() + 0.0;
    return Arrays.asList(
        (long) lines.size(),
        amount,
        (long) amounts.size(),
        present(lines, Line::quantity).stream().mapToLong(Long::longValue).sum(),
        rate,
        amounts.isEmpty() ? null : amount.doubleValue() / amounts.size(),
        rates.isEmpty() ? null : rate / rates.size(),
        currencies.stream().distinct().count(),
        currencies.stream().min(AS_BYTES).orElse(null),
        present(lines, Line::day).stream()
            .max(Comparator.naturalOrder())
            .map(java.sql.Date::valueOf)
            .orElse(null),
        rates.stream().min(Comparator.naturalOrder()).map(BigDecimal::doubleValue).orElse(null),
        amounts.isEmpty() ? null : amounts.get(0),
        currencies.isEmpty() ? null : currencies.get(currencies.size() - 1),
        median(amounts),
        deviation(rates),
        currencies.isEmpty()
            ? null
            : currencies.stream().sorted(AS_BYTES).collect(Collectors.joining("+")),
        (long) lines.size());
  }

  private static BigDecimal exact(Line line) {
    return new BigDecimal(Objects.requireNonNull(line.rate()));
  }

  private static <T> List<T> present(List<Line> lines, Function<Line, T> column) {
    return lines.stream().map(column).filter(Objects::nonNull).toList();
  }

  private static BigDecimal total(List<BigDecimal> numbers) {
    return numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static @Nullable Object median(List<BigDecimal> numbers) {
    if (numbers.isEmpty()) {
      return null;
    }
    List<BigDecimal> sorted = numbers.stream().sorted().toList();
    BigDecimal lower = sorted.get((sorted.size() - 1) / 2);
    BigDecimal upper = sorted.get(sorted.size() / 2);
    return lower.doubleValue() * 0.5 + upper.doubleValue() * 0.5;
  }

  /** From the squared distances to the mean: another formula than the one under test. */
  private static @Nullable Object deviation(List<BigDecimal> numbers) {
    if (numbers.size() < 2) {
      return null;
    }
    MathContext precision = new MathContext(200);
    BigDecimal mean = total(numbers).divide(BigDecimal.valueOf(numbers.size()), precision);
    List<BigDecimal> squares =
        numbers.stream().map(number -> number.subtract(mean).pow(2, precision)).toList();
    return total(squares)
        .divide(BigDecimal.valueOf(numbers.size() - 1L), precision)
        .sqrt(new MathContext(50))
        .doubleValue();
  }
}
