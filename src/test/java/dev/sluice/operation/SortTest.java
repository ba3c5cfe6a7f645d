package dev.sluice.operation;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.Flow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle of the property is Java's stable sort. */
class SortTest {

  private static final WrittenStep SORT =
      new WrittenStep(Sort.TYPE, "{table: bank, by: [account desc, amount nulls first]}");

  private static final Comparator<@Nullable String> TEXTS =
      Comparator.nullsLast(
          Comparator.<String, UTF8String>comparing(
                  text ->
                      UTF8String.fromString(text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT)))
              .reversed());

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5})
  void everyPartitioningGivesTheOrderOfAStableSort(long seed) {
    List<Line> lines = new ArrayList<>(Line.table(seed));
    List<Line> sorted = new ArrayList<>(lines);
    sorted.sort(
        Comparator.comparing(Line::account, TEXTS)
            .thenComparing(Line::amount, Comparator.nullsFirst(Comparator.naturalOrder())));
    List<Row> expected =
        sorted.stream()
            .map(
                line ->
                    RowFactory.create(
                        line.account(),
                        line.currency(),
                        line.day(),
                        line.amount(),
                        line.rate(),
                        line.quantity()))
            .toList();
    for (int partitions : Line.partitions(seed)) {
      TypedCsv actual =
          Objects.requireNonNull(
              Trial.of(List.of(SORT.step()), Map.of("bank", Line.dataset(lines, partitions, seed)))
                  .tables()
                  .get("bank"));
      assertThat(actual.inOrder()).isEqualTo(new TypedCsv(actual.schema(), expected).inOrder());
    }
  }

  @Test
  void whatIsCountedBeforeASortIsCountedOnce() throws InterruptedException {
    Observation observed = new Observation();
    List<Line> lines = Line.table(5);
    Dataset<Row> rows = Line.dataset(lines, 7, 5).observe(observed, count(lit(1)).as("rows"));
    assertThat(SORT.made("bank", rows).rows().collectAsList()).hasSameSizeAs(lines);
    assertThat(observed.getAsJava()).containsEntry("rows", (long) lines.size());
  }

  @Test
  void rowsKeepTheirPlaceInTheSource() {
    assertThat(SORT.made("bank", Line.dataset(Line.table(5), 2, 5)).rows().columns())
        .contains(HiddenColumns.ROW_ORDER);
    assertThat(SORT.made("bank", Line.dataset(Line.table(5), 2, 5)).flow())
        .isEqualTo(new Flow.Keeps("bank"));
  }
}
