package dev.sluice.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.step.Flow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle takes the equal rows of a key out of two lists, then pairs the rest in order. */
class CompareTest {

  private static final String OPTIONS =
      """
      table: bank
      with: ledger
      keys: [account, currency]
      columns: [amount, rate, quantity]
      differences: [amount]
      tolerance: {amount: 0.5}
      """;

  private static final BigDecimal TOLERANCE = new BigDecimal("0.5");

  /** Blanks first, then by value; 0 and -0 are equal but for how they are shown. */
  private static final Comparator<Line> VALUES =
      Comparator.<Line, BigDecimal>comparing(
              Line::amount, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(CompareTest::rate, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Line::quantity, Comparator.nullsFirst(Comparator.naturalOrder()));

  private static final Comparator<Line> SHOWN =
      VALUES.thenComparing(line -> String.valueOf(line.rate()));

  private static @Nullable Double rate(Line line) {
    return line.rate() == null ? null : line.rate() + 0.0;
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5})
  void everyRowOfBothTablesIsInOnePair(long seed) {
    List<Line> left = Line.table(seed);
    List<Line> right = changed(left, seed);
    List<Row> expected = expected(left, right);
    for (int partitions : Line.partitions(seed)) {
      Trial trial =
          Trial.of(
              List.of(new WrittenStep(Compare.TYPE, OPTIONS).step()),
              Map.of(
                  "bank",
                  Line.dataset(left, partitions, seed),
                  "ledger",
                  Line.dataset(right, partitions, seed + 1)));
      TypedCsv actual = Objects.requireNonNull(trial.tables().get("bank"));
      assertThat(actual.canonical()).isEqualTo(new TypedCsv(actual.schema(), expected).canonical());
    }
  }

  /** Some rows go, some come twice, some change a little or a lot. */
  private static List<Line> changed(List<Line> lines, long seed) {
    Random random = new Random(seed + 17);
    List<Line> changed = new ArrayList<>();
    for (Line line : lines) {
      switch (random.nextInt(8)) {
        case 0 -> {}
        case 1 -> {
          changed.add(line);
          changed.add(line);
        }
        case 2 ->
            changed.add(with(line, line.amount() == null ? null : line.amount().add(TOLERANCE)));
        case 3 -> changed.add(with(line, BigDecimal.valueOf(random.nextInt(1000), 2)));
        case 4 -> changed.add(line.in("NEW", "EUR"));
        default -> changed.add(line);
      }
    }
    return changed;
  }

  private static Line with(Line line, @Nullable BigDecimal amount) {
    return new Line(
        line.account(),
        line.currency(),
        line.day(),
        amount,
        line.rate() != null && line.rate() == 0 ? Double.valueOf(0.0) : line.rate(),
        line.quantity(),
        line.position());
  }

  private static List<Row> expected(List<Line> left, List<Line> right) {
    Map<List<@Nullable String>, List<List<Line>>> byKey = new LinkedHashMap<>();
    left.forEach(line -> sides(byKey, line).get(0).add(line));
    right.forEach(line -> sides(byKey, line).get(1).add(line));
    List<Row> rows = new ArrayList<>();
    byKey
        .values()
        .forEach(
            sides -> {
              List<Line> lefts = sides.get(0);
              List<Line> rights = sides.get(1);
              lefts.sort(SHOWN);
              rights.sort(SHOWN);
              for (Line line : List.copyOf(lefts)) {
                rights.stream()
                    .filter(other -> VALUES.compare(line, other) == 0)
                    .findFirst()
                    .ifPresent(
                        other -> {
                          rows.add(row(line, other));
                          removeSame(lefts, line);
                          removeSame(rights, other);
                        });
              }
              for (int i = 0; i < Math.max(lefts.size(), rights.size()); i++) {
                rows.add(
                    row(
                        i < lefts.size() ? lefts.get(i) : null,
                        i < rights.size() ? rights.get(i) : null));
              }
            });
    return rows;
  }

  private static List<List<Line>> sides(
      Map<List<@Nullable String>, List<List<Line>>> byKey, Line line) {
    return byKey.computeIfAbsent(
        Arrays.asList(line.account(), line.currency()),
        key -> List.of(new ArrayList<>(), new ArrayList<>()));
  }

  private static void removeSame(List<Line> lines, Line line) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i) == line) {
        lines.remove(i);
        return;
      }
    }
  }

  private static Row row(@Nullable Line left, @Nullable Line right) {
    Line any = Objects.requireNonNull(left == null ? right : left);
    List<String> changes = new ArrayList<>();
    BigDecimal difference = null;
    if (left != null && right != null) {
      if (left.amount() != null && right.amount() != null) {
        difference = right.amount().subtract(left.amount());
      }
      boolean isNear = difference != null && difference.abs().compareTo(TOLERANCE) <= 0;
      if (!isNear && !Objects.equals(left.amount(), right.amount())) {
        changes.add("amount");
      }
      if (!Objects.equals(rate(left), rate(right))) {
        changes.add("rate");
      }
      if (!Objects.equals(left.quantity(), right.quantity())) {
        changes.add("quantity");
      }
    }
    String status =
        left == null
            ? "only-right"
            : right == null ? "only-left" : changes.isEmpty() ? "same" : "changed";
    return RowFactory.create(
        any.account(),
        any.currency(),
        status,
        changes.isEmpty() ? null : String.join(", ", changes),
        left == null ? null : left.amount(),
        right == null ? null : right.amount(),
        difference,
        left == null ? null : left.rate(),
        right == null ? null : right.rate(),
        left == null ? null : left.quantity(),
        right == null ? null : right.quantity());
  }

  @Test
  void aTableIsTheSameAsItself() {
    Trial trial =
        Trial.of(
            List.of(
                new WrittenStep(
                        Compare.TYPE, "{table: bank, with: bank, keys: [account], same: drop}")
                    .step()),
            Map.of("bank", Line.dataset(Line.table(5), 2, 5)));
    assertThat(Objects.requireNonNull(trial.tables().get("bank")).rows()).isEmpty();
    assertThat(trial.dropped())
        .isEqualTo(Map.of(List.of("bank", "same on both sides"), (long) Line.table(5).size()));
  }

  @Test
  void bothTablesAreProvenToBeThereOnce() {
    assertThat(
            new WrittenStep(Compare.TYPE, "{table: bank, with: bank, keys: [account]}")
                .made("bank", Line.dataset(Line.table(5), 2, 5))
                .flow())
        .isEqualTo(new Flow.Pairs("bank", "bank", true, true));
  }

  @Test
  void bothTablesMoveOnce() {
    String plan =
        new WrittenStep(Compare.TYPE, "{table: bank, with: bank, keys: [account]}")
            .made("bank", Line.dataset(Line.table(5), 2, 5))
            .rows()
            .queryExecution()
            .executedPlan()
            .toString();
    assertThat(plan.split("Exchange hashpartitioning", -1)).as(plan).hasSize(2);
  }
}
