package dev.sluice.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.Flow;
import dev.sluice.step.StepResult;
import dev.sluice.testing.SharedSpark;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle of the properties is the plain group, whose own oracle is plain Java. */
class PivotTest {

  private static final List<String> VALUES = List.of("total", "mean", "days", "n");

  private static final String AGGREGATES =
      "{total: sum(amount), mean: average(rate), days: count-distinct(day), n: count-rows}";

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5})
  void everyCellAndTotalIsThatOfThePlainGroup(long seed) {
    List<Line> lines = Line.table(seed);
    Map<List<Object>, List<Object>> expected = groups(labelled(lines));
    List<String> labels = List.of("EUR", "USD", "none", "rest", "Sum");
    for (int partitions : new int[] {1, 2, 7}) {
      StepResult.Made made =
          new WrittenStep(
                  Pivot.TYPE,
                  """
                  table: bank
                  rows: account
                  columns: currency
                  column-values: [EUR, USD]
                  blank: none
                  other: rest
                  totals: both
                  totals-label: Sum
                  values: %s
                  """
                      .formatted(AGGREGATES))
              .made("bank", Line.dataset(lines, partitions, seed));
      assertThat(made.flow()).isEqualTo(new Flow.Folds("bank"));
      assertThat(made.dropReasons()).isEmpty();
      List<Row> rows = made.rows().collectAsList();
      assertThat(cells(rows, labels)).isEqualTo(expected);
      assertThat(folded(rows)).isEqualTo(lines.size());
      assertThat(rows.stream().filter(row -> "Sum".equals(row.getAs("account"))))
          .allMatch(row -> row.<Long>getAs(ControlColumns.FOLDED) == 0);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 4, 6})
  void unexpectedRowsAreDroppedAndCountedAsIfTheyHadNeverBeenThere(long seed) {
    List<Line> lines = Line.table(seed);
    List<Line> expected =
        lines.stream()
            .filter(line -> line.currency() != null && line.currency().matches("EUR|USD"))
            .toList();
    StepResult.Made made =
        new WrittenStep(
                Pivot.TYPE,
                """
                table: bank
                rows: account
                columns: currency
                column-values: [USD, EUR]
                totals: both
                totals-label: Sum
                values: %s
                """
                    .formatted(AGGREGATES))
            .made("bank", Line.dataset(lines, 2, seed));
    List<Row> rows = made.rows().collectAsList();
    List<Row> kept = rows.stream().filter(row -> row.getAs(ControlColumns.DROP) == null).toList();
    assertThat(cells(kept, List.of("USD", "EUR", "Sum"))).isEqualTo(groups(expected));
    assertThat(folded(kept)).isEqualTo(expected.size());
    assertThat(folded(rows)).isEqualTo(lines.size());
    assertThat(made.dropReasons()).containsExactly("currency not among the column-values");
    assertThat(rows.stream().map(row -> row.getAs(ControlColumns.DROP)).filter(Objects::nonNull))
        .hasSizeGreaterThan(0)
        .containsOnly("currency not among the column-values");
  }

  @Test
  void severalColumnsMakeACombinationEach() {
    StructType schema =
        new StructType()
            .add("a b", DataTypes.StringType)
            .add("day", DataTypes.DateType)
            .add("is.open", DataTypes.BooleanType)
            .add("rate", DataTypes.createDecimalType(4, 2))
            .add("x", DataTypes.StringType);
    java.sql.Date day = java.sql.Date.valueOf("2026-10-31");
    Dataset<Row> rows =
        SharedSpark.session()
            .createDataFrame(
                List.of(
                    RowFactory.create("k", day, true, new BigDecimal("1.50"), "p"),
                    RowFactory.create("k", day, true, new BigDecimal("1.50"), "q"),
                    RowFactory.create("k", day, null, new BigDecimal("2.00"), "r"),
                    RowFactory.create(null, null, false, new BigDecimal("2.00"), "s")),
                schema);
    Dataset<Row> result =
        new WrittenStep(
                Pivot.TYPE,
                """
                table: t
                rows: [a b]
                columns: [day, is.open, rate]
                column-values: {day: 2026-10-31, is.open: true, rate: [1.5, 2]}
                blank: "?"
                values: {xs: text-join(x)}
                """)
            .made("t", rows)
            .rows();
    assertThat(Arrays.stream(result.columns()).filter(name -> !HiddenColumns.isHidden(name)))
        .containsExactly(
            "a b",
            "2026-10-31_true_1.5",
            "2026-10-31_true_2",
            "2026-10-31_true_?",
            "2026-10-31_?_1.5",
            "2026-10-31_?_2",
            "2026-10-31_?_?",
            "?_true_1.5",
            "?_true_2",
            "?_true_?",
            "?_?_1.5",
            "?_?_2",
            "?_?_?");
    Row kept = result.where("`a b` = 'k'").first();
    assertThat(kept.<String>getAs("2026-10-31_true_1.5")).isEqualTo("p, q");
    assertThat(kept.<String>getAs("2026-10-31_?_2")).isEqualTo("r");
    assertThat(result.where("`a b` is null").first().<String>getAs(ControlColumns.DROP))
        .isEqualTo("day, is.open, rate not among the column-values");
  }

  @Test
  void aResultThatDoesNotFitRejectsItsRowAndTotals() {
    StructType schema =
        new StructType()
            .add("k", DataTypes.StringType)
            .add("c", DataTypes.StringType)
            .add("n", DataTypes.LongType);
    Dataset<Row> rows =
        SharedSpark.session()
            .createDataFrame(
                List.of(
                    RowFactory.create("big", "x", Long.MAX_VALUE),
                    RowFactory.create("big", "x", 1L),
                    RowFactory.create("small", "x", 1L)),
                schema);
    List<Row> made =
        new WrittenStep(
                Pivot.TYPE,
                "{table: t, rows: k, columns: c, column-values: x, values: {n: sum}, totals:"
                    + " columns}")
            .made("t", rows)
            .rows()
            .collectAsList();
    Map<String, Boolean> rejected = new HashMap<>();
    made.forEach(row -> rejected.put(row.getString(0), row.getAs(ControlColumns.REJECT) != null));
    assertThat(rejected).isEqualTo(Map.of("big", true, "small", false, "Total", true));
    assertThat(folded(made)).isEqualTo(3);
  }

  @Test
  void everyFaultIsReportedAtOnce() {
    assertThat(
            new WrittenStep(
                    Pivot.TYPE,
                    """
                    table: bank
                    rows: day
                    columns: [quantity, rat]
                    column-values:
                      quantity: [1, 01, x]
                      rat: 0.5
                    values: {amount: sum}
                    totals: columns
                    """)
                .problems(Map.of("bank", Line.SCHEMA)))
        .containsExactly(
            "step.yaml:3: columns[1]: column \"rat\" is not in \"bank\"; it has account, currency,"
                + " day, amount, rate, quantity; did you mean \"rate\"?",
            "step.yaml:2: rows: a row of totals needs a text column among rows to stand \"Total\""
                + " in");
    assertThat(
            new WrittenStep(
                    Pivot.TYPE,
                    """
                    table: bank
                    rows: account
                    columns: quantity
                    column-values: [1, 01, x, 2.5]
                    values: {account: min}
                    other: Account
                    """)
                .problems(Map.of("bank", Line.SCHEMA)))
        .containsExactly(
            "step.yaml:4: column-values[1]: \"01\" is in the column-values twice",
            "step.yaml:4: column-values[2]: \"x\" is no integer, which column \"quantity\" is",
            "step.yaml:4: column-values[3]: \"2.5\" is no integer, which column \"quantity\" is",
            "step.yaml:4: column-values: the result has columns \"account\" and \"Account\", which"
                + " differ only in the case of letters");
  }

  @Test
  void theValuesOfSeveralColumnsAreGivenByColumn() {
    String pivot = "{table: bank, rows: account, columns: [currency, day], values: {n: count-rows}";
    assertThat(
            new WrittenStep(Pivot.TYPE, pivot + ", column-values: [EUR]}")
                .problems(Map.of("bank", Line.SCHEMA)))
        .singleElement()
        .asString()
        .contains("a mapping of each column to the list of its values (currency, day)");
    assertThat(
            new WrittenStep(Pivot.TYPE, pivot + ", column-values: {currency: EUR, dya: [~]}}")
                .problems(Map.of("bank", Line.SCHEMA)))
        .hasSize(2)
        .anyMatch(problem -> problem.contains("did you mean \"day\"?"))
        .anyMatch(problem -> problem.contains("the values of column \"day\" are missing"));
  }

  @Test
  void aPivotThatWouldBeTooWideIsRefused() {
    assertThat(
            new WrittenStep(
                    Pivot.TYPE,
                    "{table: bank, rows: account, columns: currency, column-values: [a, b, c],"
                        + " values: {n: count-rows, amount: sum}, other: d, totals: rows,"
                        + " max-columns: 9}")
                .problems(Map.of("bank", Line.SCHEMA)))
        .containsExactly(
            "step.yaml:1: column-values: the pivot would have 10 columns of values; max-columns"
                + " allows 9; raise max-columns, or move a column to rows");
  }

  /** The currency as the pivot names its column. */
  private static List<Line> labelled(List<Line> lines) {
    return lines.stream()
        .map(
            line -> {
              String currency = line.currency();
              return line.in(
                  currency == null ? "none" : currency.matches("EUR|USD") ? currency : "rest");
            })
        .toList();
  }

  /** The aggregates by row and column, and over all of each, which is written Sum. */
  private static Map<List<Object>, List<Object>> groups(List<Line> lines) {
    Map<List<Object>, List<Object>> groups = new HashMap<>();
    if (lines.isEmpty()) {
      return groups;
    }
    for (String by : List.of("by: [account, currency]", "by: account", "by: currency", "")) {
      new WrittenStep(Group.TYPE, "table: bank\n" + by + "\naggregates: " + AGGREGATES)
          .made("bank", Line.dataset(lines, 1, 0))
          .rows()
          .collectAsList()
          .forEach(
              row ->
                  groups.put(
                      Arrays.asList(
                          by.contains("account") ? row.getAs("account") : "Sum",
                          by.contains("currency") ? row.getAs("currency") : "Sum"),
                      Arrays.asList(VALUES.stream().map(row::getAs).toArray())));
    }
    return groups;
  }

  /** The cells of a pivot by row and column; those without rows are left out. */
  private static Map<List<Object>, List<Object>> cells(List<Row> rows, List<String> labels) {
    Map<List<Object>, List<Object>> cells = new HashMap<>();
    for (Row row : rows) {
      for (String label : labels) {
        List<Object> values = new ArrayList<>();
        VALUES.forEach(value -> values.add(row.getAs(label + "_" + value)));
        if (values.stream().anyMatch(Objects::nonNull)) {
          List<Object> key = Arrays.asList(row.getAs("account"), label);
          assertThat(cells.put(key, values)).isNull();
        }
      }
    }
    return cells;
  }

  private static long folded(List<Row> rows) {
    return rows.stream().mapToLong(row -> row.<Long>getAs(ControlColumns.FOLDED)).sum();
  }
}
