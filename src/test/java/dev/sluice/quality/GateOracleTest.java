package dev.sluice.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random tables; the oracle is the same statement computed in plain Java over lists. Each value
 * that Java finds is put into a rule that must hold exactly there and into one that must not.
 */
class GateOracleTest {

  private static final List<String> WORDS =
      Arrays.asList("a", "b", "", " ", "\t\u3000", "日本", "é", "naïve", "😀", "A");

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 8})
  void rulesHoldExactlyWhereJavaSaysSo(long seed) {
    List<Row> table = table(seed);
    Map<String, Boolean> rules = new HashMap<>();
    expectations(table, rules);
    Dataset<Row> rows =
        Rows.of(
            "k bigint, s string, a decimal(12,2), g int",
            table,
            List.of(1, 2, 7).get((int) (seed % 3)));
    List<String> written = new ArrayList<>(rules.keySet());
    Verdict verdict = Rows.judge(rows, written.toArray(String[]::new));
    for (RuleResult result : verdict.rules()) {
      assertThat(result.outcome())
          .as(result + " of " + table)
          .isEqualTo(Boolean.TRUE.equals(rules.get(result.rule())) ? Outcome.PASS : Outcome.FAIL);
    }
  }

  /** Seed 0 is empty, 1 one row, 2 all duplicates, 3 all null; the others mix with skew. */
  private static List<Row> table(long seed) {
    Random random = new Random(seed);
    int size = seed == 0 ? 0 : seed == 1 ? 1 : 20 + random.nextInt(60);
    if (seed == 2) {
      return Collections.nCopies(size, RowFactory.create(7L, "a", new BigDecimal("1.10"), 1));
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      boolean blank = seed == 3;
      rows.add(
          RowFactory.create(
              blank || random.nextInt(9) == 0 ? null : (long) (random.nextGaussian() * 20),
              blank || random.nextInt(5) == 0 ? null : WORDS.get(random.nextInt(WORDS.size())),
              blank || random.nextInt(7) == 0
                  ? null
                  : BigDecimal.valueOf(random.nextInt(200_000) - 100_000, 2),
              blank || random.nextInt(3) == 0 ? null : random.nextInt(3)));
    }
    return rows;
  }

  private static void expectations(List<Row> table, Map<String, Boolean> rules) {
    exactly(rules, "RowCount", table.size());
    exactly(rules, "RowCount", "where \"g = 1\"", count(table, row -> eq(row.get(3), 1)));
    ratio(rules, "Completeness \"s\"", "", share(table, row -> row.get(1) != null));
    rules.put("IsComplete \"s\"", table.stream().allMatch(row -> row.get(1) != null));
    keys(rules, "\"s\"", table, row -> Collections.singletonList(row.get(1)));
    keys(rules, "\"s\" \"g\"", table, row -> Arrays.asList(row.get(1), row.get(3)));
    BigDecimal sum =
        table.stream()
            .map(row -> row.isNullAt(2) ? BigDecimal.ZERO : row.getDecimal(2))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    exactly(rules, "Sum \"a\"", sum.toPlainString());
    values(rules, "\"k\" > 3", table, row -> !row.isNullAt(0) && row.getLong(0) > 3);
    values(
        rules,
        "\"k\" between -10 and 10",
        table,
        row -> !row.isNullAt(0) && row.getLong(0) > -10 && row.getLong(0) < 10);
    values(
        rules,
        "\"k\" not between -10 and 10",
        table,
        row -> !row.isNullAt(0) && (row.getLong(0) <= -10 || row.getLong(0) >= 10));
    values(rules, "\"k\" != 3", table, row -> !eq(row.get(0), 3L));
    values(rules, "\"k\" not in [1, 2, NULL]", table, row -> !List.of(1L, 2L).contains(orOne(row)));
    values(
        rules,
        "\"s\" in [\"日本\", \"😀\", EMPTY, NULL]",
        table,
        row -> row.isNullAt(1) || List.of("日本", "😀", "").contains(row.getString(1)));
    values(
        rules,
        "\"s\" = WHITESPACES_ONLY",
        table,
        row -> !row.isNullAt(1) && !row.getString(1).isEmpty() && row.getString(1).isBlank());
    values(
        rules,
        "\"s\" matches \"[aA]|n.*\"",
        table,
        row -> !row.isNullAt(1) && row.getString(1).matches("[aA]|n.*"));
    rules.put(
        "ColumnLength \"s\" <= 1",
        table.stream()
            .allMatch(
                row ->
                    row.isNullAt(1)
                        || row.getString(1).codePointCount(0, row.getString(1).length()) <= 1));
  }

  private static void keys(
      Map<String, Boolean> rules, String columns, List<Row> table, Function<Row, List<?>> key) {
    Map<List<?>, Integer> times = new HashMap<>();
    table.stream().map(key).forEach(value -> times.merge(value, 1, Integer::sum));
    boolean incomplete =
        times.keySet().stream().anyMatch(value -> value.stream().anyMatch(Objects::isNull));
    times.keySet().removeIf(value -> value.stream().allMatch(Objects::isNull));
    long unique = times.values().stream().filter(count -> count == 1).count();
    int rows = times.values().stream().mapToInt(Integer::intValue).sum();
    rules.put("IsUnique " + columns, unique == rows);
    rules.put("IsPrimaryKey " + columns, unique == rows && !incomplete);
    exactly(rules, "DistinctValuesCount " + columns, times.size());
    ratio(rules, "Uniqueness " + columns, "", rows == 0 ? 1.0 : (double) unique / rows);
    ratio(
        rules,
        "UniqueValueRatio " + columns,
        "",
        times.isEmpty() ? 1.0 : (double) unique / times.size());
    if (!columns.contains(" ")) {
      double entropy =
          times.values().stream()
              .mapToDouble(n -> -1.0 * n / rows * Math.log(1.0 * n / rows))
              .sum();
      String text = BigDecimal.valueOf(Math.abs(entropy)).toPlainString();
      rules.put("Entropy " + columns + " >= " + text, true);
      rules.put("Entropy " + columns + " > " + text, false);
    }
  }

  private static void values(
      Map<String, Boolean> rules, String comparison, List<Row> table, Predicate<Row> meets) {
    rules.put("ColumnValues " + comparison, table.stream().allMatch(meets));
    double share = share(table, meets);
    String text = BigDecimal.valueOf(share).toPlainString();
    rules.put("ColumnValues " + comparison + " with threshold >= " + text, true);
    rules.put("ColumnValues " + comparison + " with threshold > " + text, false);
    rules.put("CustomSql \"select count(*) from primary\" = " + table.size(), true);
  }

  private static void exactly(Map<String, Boolean> rules, String measure, Object value) {
    exactly(rules, measure, "", value);
  }

  private static void exactly(
      Map<String, Boolean> rules, String measure, String where, Object value) {
    rules.put("%s = %s %s".formatted(measure, value, where).strip(), true);
    rules.put("%s > %s %s".formatted(measure, value, where).strip(), false);
    rules.put("%s < %s %s".formatted(measure, value, where).strip(), false);
  }

  private static void ratio(
      Map<String, Boolean> rules, String measure, String where, double value) {
    exactly(rules, measure, where, BigDecimal.valueOf(value).toPlainString());
  }

  private static long count(List<Row> table, Predicate<Row> meets) {
    return table.stream().filter(meets).count();
  }

  private static double share(List<Row> table, Predicate<Row> meets) {
    return table.isEmpty() ? 1.0 : (double) count(table, meets) / table.size();
  }

  /** The key, or 1 when there is none: a list that names NULL refuses it like its first value. */
  private static long orOne(Row row) {
    return row.isNullAt(0) ? 1L : row.getLong(0);
  }

  private static boolean eq(@Nullable Object value, Object wanted) {
    return wanted.equals(value);
  }
}
