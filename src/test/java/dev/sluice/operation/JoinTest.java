package dev.sluice.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.Step;
import dev.sluice.step.Tables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle of the properties is two nested loops. */
class JoinTest {

  private static final int[] PARTITIONS = {1, 2, 7};

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6})
  void everyKindGivesWhatNestedLoopsGive(long seed) {
    List<Line> left = Line.table(seed);
    List<Line> right = few(Line.table((seed * 3 + 1) % 7));
    for (JoinKind kind : JoinKind.values()) {
      boolean nullsMatch = (seed + kind.ordinal()) % 2 == 0;
      int partitions = PARTITIONS[(int) (seed + kind.ordinal()) % 3];
      Trial trial = join(written(kind, nullsMatch, "many-to-many"), left, right, partitions);
      holds(trial, new NestedLoops(kind, nullsMatch).join(left, right));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void everyPartitioningGivesTheSameRowsAndCounts(int partitions) {
    List<Line> left = Line.table(5);
    List<Line> right = unique(Line.table(6));
    for (JoinKind kind : new JoinKind[] {JoinKind.INNER, JoinKind.FULL}) {
      Trial trial = join(written(kind, false, "many-to-one"), left, right, partitions);
      holds(trial, new NestedLoops(kind, false).join(left, right));
      long misses = left.stream().filter(line -> right.stream().noneMatch(line::pairs)).count();
      assertThat(trial.dropped())
          .isEqualTo(
              kind == JoinKind.FULL
                  ? Map.of()
                  : Map.of(List.of("bank", "no match in ledger"), misses));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDeclaredCardinalityHoldsWhenItIsTrue(Cardinality cardinality) {
    List<Line> left = cardinality.leftIsUnique() ? unique(Line.table(5)) : Line.table(5);
    List<Line> right = cardinality.rightIsUnique() ? unique(Line.table(6)) : few(Line.table(6));
    for (JoinKind kind : new JoinKind[] {JoinKind.INNER, JoinKind.RIGHT}) {
      Trial trial = join(written(kind, false, cardinality.written()), left, right, 2);
      holds(trial, new NestedLoops(kind, false).join(left, right));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"INNER", "LEFT", "RIGHT", "FULL"})
  void aKeyThatRepeatsAgainstTheWordOfTheJobBreaksAnEquation(JoinKind kind) {
    Line once = Line.table(1).get(0).in("A-1", "EUR");
    List<Line> one = List.of(once);
    List<Line> two = List.of(once, once);
    for (String word : new String[] {"many-to-one", "one-to-one"}) {
      assertThatThrownBy(() -> join(written(kind, false, word), one, two, 1))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("both + left");
    }
    for (String word : new String[] {"one-to-many", "one-to-one"}) {
      assertThatThrownBy(() -> join(written(kind, false, word), two, one, 1))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("both + right");
    }
  }

  @Test
  void aKeyThatRepeatsButIsNotAskedForMultipliesNothing() {
    Line once = Line.table(1).get(0);
    List<Line> right = List.of(once.in("x", "EUR"), once.in("x", "EUR"), once.in("y", "EUR"));
    Trial trial =
        join(written(JoinKind.LEFT, false, "many-to-one"), List.of(once.in("y", "EUR")), right, 1);
    assertThat(Objects.requireNonNull(trial.tables().get("bank")).rows()).hasSize(1);
  }

  @Test
  void aRowKeepsItsPlaceInTheSourceWhileItIsThereOnce() {
    assertThat(columns(JoinKind.INNER, "many-to-one")).contains(HiddenColumns.ROW_ORDER);
    assertThat(columns(JoinKind.LEFT, "one-to-one")).contains(HiddenColumns.ROW_ORDER);
    assertThat(columns(JoinKind.LEFT, "one-to-many")).doesNotContain(HiddenColumns.ROW_ORDER);
    assertThat(columns(JoinKind.FULL, "many-to-one")).doesNotContain(HiddenColumns.ROW_ORDER);
    assertThat(columns(JoinKind.SEMI, "")).contains(HiddenColumns.ROW_ORDER);
  }

  private static List<String> columns(JoinKind kind, String cardinality) {
    Tables tables =
        new Tables(
            Map.of("bank", Line.dataset(List.of(), 1, 0), "ledger", Line.dataset(List.of(), 1, 0)),
            Trial.AS_OF);
    return Arrays.asList(
        Objects.requireNonNull(written(kind, false, cardinality).apply(tables).tables().get("bank"))
            .rows()
            .columns());
  }

  private static Step written(JoinKind kind, boolean nullsMatch, String cardinality) {
    String options = "table: bank\nwith: ledger\nkind: " + kind.written() + "\n";
    if (kind != JoinKind.CROSS) {
      options +=
          "on: [account, currency]\nnull-keys: " + (nullsMatch ? "match" : "never-match") + "\n";
    }
    if (kind.pairs()) {
      options +=
          "cardinality: "
              + cardinality
              + "\ncolumns: {their_day: day, their_amount: amount, their_rate: rate}\n";
    }
    return new WrittenStep(Join.TYPE, options).step();
  }

  private static Trial join(Step step, List<Line> left, List<Line> right, int partitions) {
    return Trial.of(
        List.of(step),
        Map.of(
            "bank",
            Line.dataset(left, partitions, 1),
            "ledger",
            Line.dataset(right, partitions, 2)));
  }

  private static void holds(Trial trial, List<Row> expected) {
    TypedCsv actual = Objects.requireNonNull(trial.tables().get("bank"));
    assertThat(actual.canonical()).isEqualTo(new TypedCsv(actual.schema(), expected).canonical());
  }

  private static List<Line> few(List<Line> lines) {
    return lines.subList(0, Math.min(20, lines.size()));
  }

  private static List<Line> unique(List<Line> lines) {
    Set<List<@Nullable String>> seen = new HashSet<>();
    return lines.stream()
        .filter(line -> seen.add(Arrays.asList(line.account(), line.currency())))
        .toList();
  }

  /** What SQL says of a join, word for word. */
  private record NestedLoops(JoinKind kind, boolean nullsMatch) {

    List<Row> join(List<Line> left, List<Line> right) {
      List<Row> rows = new ArrayList<>();
      Set<Line> paired = new HashSet<>();
      for (Line line : left) {
        List<Line> partners = right.stream().filter(other -> meets(line, other)).toList();
        paired.addAll(partners);
        if (!kind.pairs()) {
          if (partners.isEmpty() == (kind == JoinKind.ANTI)) {
            rows.add(row(line));
          }
          continue;
        }
        partners.forEach(other -> rows.add(pair(line, other)));
        if (partners.isEmpty() && kind.keepsLeft()) {
          rows.add(pair(line, null));
        }
      }
      if (kind.keepsRight()) {
        right.stream()
            .filter(other -> !paired.contains(other))
            .forEach(other -> rows.add(pair(null, other)));
      }
      return rows;
    }

    private boolean meets(Line line, Line other) {
      boolean sameKeys =
          Objects.equals(line.account(), other.account())
              && Objects.equals(line.currency(), other.currency());
      return kind == JoinKind.CROSS || (nullsMatch ? sameKeys : line.pairs(other));
    }

    private static Row row(Line line) {
      return RowFactory.create(
          line.account(), line.currency(), line.day(), line.amount(), line.rate(), line.quantity());
    }

    private static Row pair(@Nullable Line line, @Nullable Line other) {
      Line known = line == null ? Objects.requireNonNull(other) : line;
      return RowFactory.create(
          known.account(),
          known.currency(),
          line == null ? null : line.day(),
          line == null ? null : line.amount(),
          line == null ? null : line.rate(),
          line == null ? null : line.quantity(),
          other == null ? null : other.day(),
          other == null ? null : other.amount(),
          other == null ? null : other.rate());
    }
  }
}
