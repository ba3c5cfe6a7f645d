package dev.sluice.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.Step;
import dev.sluice.step.StepType;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** Holds a lookup of random lines in others against an oracle that searches them one by one. */
final class LookupTrial {

  /** What the lookups return; the other table is {@code ledger}. */
  static final String OPTIONS =
      """
      table: bank
      in: ledger
      return: {their_day: day, their_currency: currency, place: quantity}
      not-found: blank
      """;

  private LookupTrial() {}

  /** The row that is found for a line, if any; the others stand in the order of their file. */
  interface Search {
    @Nullable Line find(Line line, List<Line> others);
  }

  static void holds(StepType type, long seed, String options, Search search) {
    List<Line> lines = Line.table(seed);
    List<Line> others = Line.table((seed * 3 + 5) % 7);
    List<Row> expected = lines.stream().map(line -> row(line, search.find(line, others))).toList();
    for (int partitions : Line.partitions(seed)) {
      TypedCsv actual =
          result(
              new WrittenStep(type, options).step(),
              Line.dataset(lines, partitions, seed),
              Line.dataset(others, partitions, seed));
      assertThat(actual.canonical()).isEqualTo(new TypedCsv(actual.schema(), expected).canonical());
    }
  }

  /** A table without the order of its file gives one result in any partitions. */
  static void isTheSameInAnyPartitions(StepType type, String options) {
    Step step = new WrittenStep(type, options).step();
    Set<String> results = new HashSet<>();
    for (int partitions : new int[] {1, 2, 7}) {
      Dataset<Row> unordered =
          Line.dataset(Line.table(6), partitions, partitions).drop(HiddenColumns.ROW_ORDER);
      results.add(result(step, Line.dataset(Line.table(5), partitions, 5), unordered).canonical());
    }
    assertThat(results).hasSize(1);
  }

  static TypedCsv result(Step step, Dataset<Row> rows, Dataset<Row> others) {
    return Objects.requireNonNull(
        Trial.of(List.of(step), Map.of("bank", rows, "ledger", others)).tables().get("bank"));
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

  /** A text as lookups compare it. */
  static String folded(@Nullable String text) {
    return String.valueOf(text).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  /** True when both are known and the same to a lookup. */
  static boolean equal(@Nullable String left, @Nullable String right) {
    return left != null && right != null && folded(left).equals(folded(right));
  }
}
