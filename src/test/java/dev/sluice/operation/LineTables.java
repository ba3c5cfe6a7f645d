package dev.sluice.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.spec.HiddenColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** What the properties of steps over rows in an order share; their table is {@code bank}. */
final class LineTables {

  private LineTables() {}

  /** A line as the result shows it, and what the step adds to it. */
  static Row row(Line line, @Nullable Object... added) {
    List<@Nullable Object> values =
        new ArrayList<>(
            Arrays.asList(
                line.account(),
                line.currency(),
                line.day(),
                line.amount(),
                line.rate(),
                line.quantity()));
    values.addAll(Arrays.asList(added));
    return RowFactory.create(values.toArray());
  }

  /** Holds the result over every partitioning against the rows and the drops expected. */
  static void requireEverywhere(
      WrittenStep step, List<Line> lines, long seed, List<Row> expected, long dropped) {
    for (int partitions : Line.partitions(seed)) {
      require(step, Line.dataset(lines, partitions, seed), expected, dropped);
    }
  }

  /** Holds the result against the rows and the drops expected. */
  static void require(WrittenStep step, Dataset<Row> bank, List<Row> expected, long dropped) {
    Trial trial = Trial.of(List.of(step.step()), Map.of("bank", bank));
    TypedCsv actual = table(trial);
    assertThat(actual.canonical()).isEqualTo(new TypedCsv(actual.schema(), expected).canonical());
    assertThat(trial.dropped().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(dropped);
    assertThat(trial.rejected()).isEmpty();
  }

  /** Rows that have lost their place in the source still give one result in all partitionings. */
  static void requireOneResultWithoutPlaces(WrittenStep step, long seed) {
    List<Line> lines = Line.table(seed);
    Trial one = withoutPlaces(step, lines, 1, seed);
    for (int partitions : new int[] {2, 7}) {
      Trial other = withoutPlaces(step, lines, partitions, seed);
      assertThat(table(other).canonical()).isEqualTo(table(one).canonical());
      assertThat(other.dropped()).isEqualTo(one.dropped());
    }
  }

  private static Trial withoutPlaces(
      WrittenStep step, List<Line> lines, int partitions, long seed) {
    Dataset<Row> bank = Line.dataset(lines, partitions, seed).drop(HiddenColumns.ROW_ORDER);
    return Trial.of(List.of(step.step()), Map.of("bank", bank));
  }

  private static TypedCsv table(Trial trial) {
    return Objects.requireNonNull(trial.tables().get("bank"));
  }

  /** The lines in an order; ties as in the source. */
  static List<Line> sorted(List<Line> lines, Comparator<Line> order) {
    return lines.stream().sorted(order.thenComparing(Line::position)).toList();
  }
}
