package dev.sluice.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.Flow;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.Tables;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle of the properties walks the other table from its first row on, as Excel does. */
class VlookupTest {

  private static final String OPTIONS =
      """
      table: bank
      in: ledger
      return: {their_day: day, their_currency: currency, place: quantity}
      not-found: blank
      """;

  private static final String KEYS = "key: account\nmatch-column: account\n";

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5})
  void theFirstEqualKeyCounts(long seed) {
    holds(
        seed,
        OPTIONS + KEYS,
        (line, others) ->
            line.account() == null
                ? null
                : first(others, other -> folded(line.account()).equals(folded(other.account()))));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 3, 4, 5})
  void theLargestKeyThatIsNotLargerCountsAndOfEqualOnesTheLast(long seed) {
    holds(
        seed,
        OPTIONS + "key: amount\nmatch-column: amount\nmatch: approximate\n",
        (line, others) -> {
          Line best = null;
          for (Line other : others) {
            if (isNotLarger(other.amount(), line.amount())
                && (best == null || isNotLarger(best.amount(), other.amount()))) {
              best = other;
            }
          }
          return best;
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 3, 4, 5})
  void theFirstTextThatFitsAPatternCounts(long seed) {
    holds(
        seed,
        OPTIONS + "key: '=\"*\"&RIGHT([@account],1)'\nmatch-column: account\nmatch: wildcard\n",
        (line, others) -> {
          String end = folded(lastCharacter(line.account() == null ? "" : line.account()));
          return first(
              others, other -> other.account() != null && folded(other.account()).endsWith(end));
        });
  }

  private static String lastCharacter(String text) {
    return text.isEmpty() ? "" : text.substring(text.offsetByCodePoints(text.length(), -1));
  }

  private static boolean isNotLarger(@Nullable BigDecimal left, @Nullable BigDecimal right) {
    return left != null && right != null && left.compareTo(right) <= 0;
  }

  private static String folded(@Nullable String text) {
    return String.valueOf(text).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  private static @Nullable Line first(List<Line> others, Function<Line, Boolean> fits) {
    return others.stream().filter(fits::apply).findFirst().orElse(null);
  }

  /** The row that is found for a line, if any. */
  private interface Search {
    @Nullable Line find(Line line, List<Line> others);
  }

  private static void holds(long seed, String options, Search search) {
    List<Line> lines = Line.table(seed);
    List<Line> others = Line.table((seed * 3 + 5) % 7);
    List<Row> expected = lines.stream().map(line -> row(line, search.find(line, others))).toList();
    Step step = new WrittenStep(Vlookup.TYPE, options).step();
    for (int partitions : Line.partitions(seed)) {
      TypedCsv actual =
          Objects.requireNonNull(
              Trial.of(
                      List.of(step),
                      Map.of(
                          "bank", Line.dataset(lines, partitions, seed),
                          "ledger", Line.dataset(others, partitions, seed)))
                  .tables()
                  .get("bank"));
      assertThat(actual.canonical()).isEqualTo(new TypedCsv(actual.schema(), expected).canonical());
    }
  }

  private static Row row(Line line, @Nullable Line found) {
    return RowFactory.create(
        line.account(),
        line.currency(),
        line.day(),
        line.amount(),
        line.rate(),
        line.quantity(),
        found == null ? null : found.day(),
        found == null ? null : found.currency(),
        found == null ? null : found.quantity());
  }

  @Test
  void aRowStaysOneRowAndKeepsItsPlaceInTheSource() {
    Step step = new WrittenStep(Vlookup.TYPE, OPTIONS + KEYS).step();
    StepResult.Made made =
        Objects.requireNonNull(
            step.apply(
                    new Tables(
                        Map.of(
                            "bank", Line.dataset(Line.table(5), 2, 5),
                            "ledger", Line.dataset(Line.table(6), 2, 6)),
                        Trial.AS_OF))
                .tables()
                .get("bank"));
    assertThat(made.flow()).isEqualTo(new Flow.Keeps("bank"));
    assertThat(made.rows().columns())
        .contains(HiddenColumns.ROW_ORDER)
        .filteredOn(HiddenColumns::isHidden)
        .containsExactly(HiddenColumns.ROW_ORDER);
  }
}
