package dev.sluice.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.step.Flow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle compares exact numbers with the ends of random ranges one after the other. */
class BucketTest {

  /** A random range; null bounds are open. */
  private record Range(String name, @Nullable BigDecimal end, boolean isInside) {

    boolean holds(BigDecimal number) {
      if (end == null) {
        return true;
      }
      int distance = number.compareTo(end);
      return distance < 0 || distance == 0 && isInside;
    }

    String written() {
      return "  - {name: "
          + name
          + (end == null ? "" : (isInside ? ", up-to: " : ", below: ") + end.toPlainString())
          + "}\n";
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5})
  void aNumberIsInTheFirstRangeThatDoesNotEndBeforeIt(long seed) {
    holds(seed, "number: amount", line -> line.amount());
    holds(
        seed,
        "number: quantity",
        line -> line.quantity() == null ? null : BigDecimal.valueOf(line.quantity()));
    holds(seed, "number: rate", line -> line.rate() == null ? null : new BigDecimal(line.rate()));
    LocalDate asOf = LocalDate.parse("2026-10-31");
    holds(
        seed,
        "date: day",
        line ->
            line.day() == null
                ? null
                : BigDecimal.valueOf(ChronoUnit.DAYS.between(line.day(), asOf)));
  }

  private static void holds(long seed, String value, Function<Line, @Nullable BigDecimal> number) {
    List<Range> ranges = ranges(seed);
    StringBuilder options =
        new StringBuilder("table: bank\n" + value + "\ncolumn: range\notherwise: none\nranges:\n");
    ranges.forEach(range -> options.append(range.written()));
    List<Line> lines = Line.table(seed);
    List<Row> expected =
        lines.stream().map(line -> row(line, nameOf(number.apply(line), ranges))).toList();
    for (int partitions : Line.partitions(seed)) {
      TypedCsv actual =
          Objects.requireNonNull(
              Trial.of(
                      List.of(new WrittenStep(Bucket.TYPE, options.toString()).step()),
                      Map.of("bank", Line.dataset(lines, partitions, seed)))
                  .tables()
                  .get("bank"));
      assertThat(actual.canonical()).isEqualTo(new TypedCsv(actual.schema(), expected).canonical());
    }
  }

  /** Ends are numbers that a double holds as they are, so that the oracle can be exact. */
  private static List<Range> ranges(long seed) {
    Random random = new Random(seed);
    TreeSet<BigDecimal> ends =
        new TreeSet<>(
            Arrays.asList(
                BigDecimal.ZERO,
                new BigDecimal("-2500.125"),
                BigDecimal.valueOf(40),
                BigDecimal.valueOf(229),
                new BigDecimal("1e20")));
    for (int i = 0; i < 5; i++) {
      ends.add(BigDecimal.valueOf(random.nextInt(20_000) - 10_000));
    }
    List<Range> ranges = new ArrayList<>();
    for (BigDecimal end : ends) {
      ranges.add(new Range("r" + ranges.size(), end, random.nextBoolean()));
    }
    if (random.nextBoolean()) {
      ranges.add(new Range("rest", null, true));
    }
    return ranges;
  }

  private static String nameOf(@Nullable BigDecimal number, List<Range> ranges) {
    return number == null
        ? "none"
        : ranges.stream()
            .filter(range -> range.holds(number))
            .map(Range::name)
            .findFirst()
            .orElse("none");
  }

  private static Row row(Line line, String name) {
    return RowFactory.create(
        line.account(),
        line.currency(),
        line.day(),
        line.amount(),
        line.rate(),
        line.quantity(),
        name);
  }

  @Test
  void rangesInTheJobAreAProjection() {
    assertThat(
            new WrittenStep(
                    Bucket.TYPE,
                    "{table: bank, number: amount, column: size, ranges: [{below: 0, name: a}]}")
                .made("bank", Line.dataset(Line.table(5), 2, 5))
                .flow())
        .isEqualTo(new Flow.Projects("bank"));
  }
}
