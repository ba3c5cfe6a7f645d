package dev.sluice.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.spec.HiddenColumns;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracles are counts, and samples that must be part of one another. */
class SampleTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6})
  void theSampleIsTheSameForEveryOrderAndPartitioning(long seed) {
    List<Line> lines = Line.table(seed);
    for (String size : List.of("rows: 20", "fraction: 0.3", "rows: 2\nby: account")) {
      String first = Outcome.of(step(size), Line.dataset(lines, 1, seed));
      for (int partitions : Line.partitions(seed)) {
        assertThat(Outcome.of(step(size), Line.dataset(lines, partitions, seed + 1)))
            .isEqualTo(first);
      }
      assertThat(
              Outcome.of(
                  step(size), Line.dataset(lines, 2, seed + 2).drop(HiddenColumns.ROW_ORDER)))
          .as("where the order of the file is lost")
          .isEqualTo(first);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6})
  void aNumberOfRowsIsKeptExactly(long seed) {
    List<Line> lines = Line.table(seed);
    List<String> before = List.of();
    for (int rows : new int[] {1, 7, 70, 1000}) {
      Trial trial =
          Trial.of(
              List.of(step("rows: " + rows).step()), Map.of("bank", Line.dataset(lines, 2, seed)));
      List<String> sample = lines(Outcome.table(trial).canonical());
      int expected = Math.min(rows, lines.size());
      assertThat(sample).hasSize(expected);
      assertThat(trial.dropped())
          .isEqualTo(
              expected == lines.size()
                  ? Map.of()
                  : Map.of(List.of("bank", Sample.REASON), (long) lines.size() - expected));
      List<String> rest = new ArrayList<>(sample);
      before.forEach(rest::remove);
      assertThat(rest)
          .as("a larger sample holds the smaller")
          .hasSize(sample.size() - before.size());
      before = sample;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 3, 4, 5, 6})
  void everyGroupHasItsRows(long seed) {
    List<Line> lines = Line.table(seed);
    Map<String, Long> all =
        lines.stream()
            .collect(
                Collectors.groupingBy(
                    line -> String.valueOf(line.currency()), Collectors.counting()));
    all.replaceAll((currency, count) -> Math.min(3, count));
    List<Row> sample =
        Outcome.table(
                Trial.of(
                    List.of(step("rows: 3\nby: currency").step()),
                    Map.of("bank", Line.dataset(lines, 7, seed))))
            .rows();
    assertThat(
            sample.stream()
                .collect(
                    Collectors.groupingBy(
                        row -> String.valueOf(row.get(1)), Collectors.counting())))
        .isEqualTo(all);
  }

  @Test
  void aFractionOfEqualRowsIsAFraction() {
    List<Line> lines = new ArrayList<>();
    for (long seed = 0; seed < 20; seed++) {
      lines.addAll(Line.table(2));
    }
    int kept =
        Outcome.table(
                Trial.of(
                    List.of(step("fraction: 25%").step()),
                    Map.of("bank", Line.dataset(lines, 2, 0))))
            .rows()
            .size();
    assertThat(kept / (double) lines.size()).isBetween(0.2, 0.3);
  }

  @Test
  void rowsOfOneKeyAreDrawnTogether() {
    List<Line> lines = Line.table(5);
    List<Row> sample =
        Outcome.table(
                Trial.of(
                    List.of(step("fraction: 0.5\nkey: account").step()),
                    Map.of("bank", Line.dataset(lines, 2, 5))))
            .rows();
    Set<String> drawn = new HashSet<>();
    sample.forEach(row -> drawn.add(String.valueOf(row.get(0))));
    assertThat(sample)
        .hasSize(
            (int)
                lines.stream()
                    .filter(line -> drawn.contains(String.valueOf(line.account())))
                    .count());
    assertThat(drawn.size()).isBetween(1, 8);
  }

  @Test
  void anotherSeedDrawsOtherRows() {
    List<Line> lines = Line.table(6);
    assertThat(Outcome.of(step("rows: 10\nseed: 1"), Line.dataset(lines, 2, 0)))
        .isNotEqualTo(Outcome.of(step("rows: 10\nseed: 2"), Line.dataset(lines, 2, 0)));
  }

  private static List<String> lines(String canonical) {
    return canonical.lines().skip(1).toList();
  }

  private static WrittenStep step(String options) {
    return new WrittenStep(Sample.TYPE, "table: bank\n" + options);
  }
}
