package dev.sluice.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.step.Flow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle of the properties counts, for every row, the rows before it and those equal to it. */
class RankTest {

  @ParameterizedTest
  @CsvSource({
    "0, competition", "1, average", "2, average", "2, percent", "3, dense", "4, competition",
    "5, competition", "5, average", "5, dense", "5, ordinal", "5, percent", "6, average"
  })
  void everyPartitioningGivesTheRanksOfCounting(long seed, String method) {
    List<Line> lines = Line.table(seed);
    for (String direction : List.of("ascending", "descending")) {
      boolean isAscending = direction.equals("ascending");
      List<Row> expected = new ArrayList<>();
      for (Line line : lines) {
        List<Line> group =
            lines.stream()
                .filter(other -> Objects.equals(other.currency(), line.currency()))
                .toList();
        expected.add(LineTables.row(line, rank(line, group, method, isAscending)));
      }
      LineTables.requireEverywhere(
          step("by: currency, method: " + method + ", direction: " + direction),
          lines,
          seed,
          expected,
          0);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 3, 5})
  void rowsWithoutAPlaceGiveOneResult(long seed) {
    LineTables.requireOneResultWithoutPlaces(step("method: ordinal, order-by: account"), seed);
  }

  @Test
  void rowsStayAsTheyAre() {
    assertThat(step("by: account").made("bank", Line.dataset(Line.table(5), 2, 5)).flow())
        .isEqualTo(new Flow.Keeps("bank"));
  }

  private static WrittenStep step(String options) {
    return new WrittenStep(Rank.TYPE, "{table: bank, column: day, " + options + "}");
  }

  private static @Nullable Object rank(
      Line line, List<Line> group, String method, boolean isAscending) {
    if (line.day() == null) {
      return null;
    }
    Comparator<Line> order =
        Comparator.comparing(
            Line::day, isAscending ? Comparator.naturalOrder() : Comparator.reverseOrder());
    List<Line> ranked = group.stream().filter(other -> other.day() != null).toList();
    List<Line> before = ranked.stream().filter(other -> order.compare(other, line) < 0).toList();
    List<Line> equal = ranked.stream().filter(other -> order.compare(other, line) == 0).toList();
    return switch (method) {
      case "competition" -> before.size() + 1L;
      case "average" ->
          equal.stream()
              .map(other -> BigDecimal.valueOf(before.size() + 1L + equal.indexOf(other)))
              .reduce(BigDecimal.ZERO, BigDecimal::add)
              .divide(BigDecimal.valueOf(equal.size()))
              .doubleValue();
      case "dense" -> before.stream().map(Line::day).distinct().count() + 1L;
      case "ordinal" ->
          before.size()
              + equal.stream().filter(other -> other.position() < line.position()).count()
              + 1L;
      default -> ranked.size() == 1 ? 0.0 : (double) before.size() / (ranked.size() - 1);
    };
  }
}
