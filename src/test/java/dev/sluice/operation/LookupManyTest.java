package dev.sluice.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle walks the other table for each row and takes every match. */
class LookupManyTest {

  private static final String OPTIONS =
      """
      table: bank
      in: ledger
      keys: {account: account, currency: currency}
      return: {their_day: day, their_quantity: quantity}
      number-column: match
      """;

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5})
  void everyMatchIsARowAndARowWithoutOneStaysOnce(long seed) {
    List<Line> lines = Line.table(seed);
    List<Line> others = Line.table((seed * 3 + 5) % 7);
    List<Row> expected = new ArrayList<>();
    for (Line line : lines) {
      long number = 0;
      for (Line other : others) {
        if (pairs(line, other)) {
          expected.add(row(line, other, ++number));
        }
      }
      if (number == 0) {
        expected.add(row(line, null, null));
      }
    }
    for (int partitions : Line.partitions(seed)) {
      TypedCsv actual =
          LookupTrial.result(
              new WrittenStep(LookupMany.TYPE, OPTIONS).step(),
              Line.dataset(lines, partitions, seed),
              Line.dataset(others, partitions, seed));
      assertThat(actual.canonical()).isEqualTo(new TypedCsv(actual.schema(), expected).canonical());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 3, 5})
  void rowsWithoutAMatchAreDroppedAndCounted(long seed) {
    List<Line> lines = Line.table(seed);
    List<Line> others = Line.table((seed * 3 + 5) % 7);
    long missing =
        lines.stream()
            .filter(line -> others.stream().noneMatch(other -> pairs(line, other)))
            .count();
    long found =
        lines.stream().mapToLong(line -> others.stream().filter(o -> pairs(line, o)).count()).sum();
    Trial trial =
        Trial.of(
            List.of(new WrittenStep(LookupMany.TYPE, OPTIONS + "unmatched: drop\n").step()),
            Map.of("bank", Line.dataset(lines, 2, seed), "ledger", Line.dataset(others, 2, seed)));
    assertThat(trial.dropped())
        .isEqualTo(
            missing == 0 ? Map.of() : Map.of(List.of("bank", "no match in ledger"), missing));
    assertThat(Objects.requireNonNull(trial.tables().get("bank")).rows()).hasSize((int) found);
  }

  @Test
  void theNumbersOfATableWithoutOrderDoNotDependOnPartitions() {
    LookupTrial.isTheSameInAnyPartitions(LookupMany.TYPE, OPTIONS);
  }

  private static boolean pairs(Line line, Line other) {
    return LookupTrial.equal(line.account(), other.account())
        && LookupTrial.equal(line.currency(), other.currency());
  }

  private static Row row(Line line, @Nullable Line found, @Nullable Long number) {
    return RowFactory.create(
        line.account(),
        line.currency(),
        line.day(),
        line.amount(),
        line.rate(),
        line.quantity(),
        found == null ? null : found.day(),
        found == null ? null : found.quantity(),
        number);
  }
}
