package dev.sluice.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.step.Flow;
import dev.sluice.step.StepResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle of the properties folds plain Java lists once for every level. */
class SubtotalTest {

  private static final String GROUPS = "by: [account, currency], grand-total: true";

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6})
  void totalsStandBesideTheirRowsInEveryPartitioning(long seed) {
    List<Line> lines = Line.table(seed);
    List<Row> expected = new ArrayList<>();
    lines.forEach(line -> expected.add(LineTables.row(line, null, null, 0L)));
    for (Group group : groups(lines)) {
      expected.add(
          RowFactory.create(
              group.key().get(0),
              group.key().get(1),
              null,
              total(group.lines()),
              null,
              null,
              (long) group.lines().size(),
              group.lines().stream().map(Line::day).filter(Objects::nonNull).distinct().count(),
              group.level()));
    }
    LineTables.requireEverywhere(
        step(GROUPS + ", aggregates: {amount: sum, n: count-rows, days: count-distinct(day)}"),
        lines,
        seed,
        expected,
        0);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6})
  void totalsAloneAreThoseOfTheLevels(long seed) {
    List<Line> lines = Line.table(seed);
    List<Row> expected = new ArrayList<>();
    for (Group group : groups(lines)) {
      if (group.level() < 3) {
        expected.add(
            RowFactory.create(
                group.key().get(0),
                group.key().get(1),
                total(group.lines()),
                group.lines().stream()
                    .map(Line::amount)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null),
                group.level()));
      }
    }
    LineTables.requireEverywhere(
        step(
            "by: [account, currency], detail: false,"
                + " aggregates: {total: sum(amount), first: first(amount)}"),
        lines,
        seed,
        expected,
        0);
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 3, 5})
  void rowsWithoutAPlaceGiveOneResult(long seed) {
    LineTables.requireOneResultWithoutPlaces(
        step(GROUPS + ", aggregates: {amount: sum, rates: average(rate), first: first(day)}"),
        seed);
  }

  @Test
  void rowsAreFoldedOnceAndNoColumnKeepsItsControlTotal() {
    StepResult.Made made =
        step(GROUPS + ", aggregates: {amount: sum}")
            .made("bank", Line.dataset(Line.table(5), 2, 5));
    assertThat(made.flow()).isEqualTo(new Flow.Folds("bank"));
    assertThat(made.replaced()).contains("amount", "account", "level");
    assertThat(made.rows().columns()).doesNotContain("__row");
  }

  /** The lines of one subtotal; of a coarser level the second key, or both, are null. */
  private record Group(List<@Nullable String> key, long level, List<Line> lines) {}

  private static List<Group> groups(List<Line> lines) {
    List<Group> groups = new ArrayList<>();
    for (int level = 1; level <= 3; level++) {
      int shared = 3 - level;
      Map<List<@Nullable String>, List<Line>> byKey =
          lines.stream()
              .collect(
                  Collectors.groupingBy(
                      line ->
                          Arrays.asList(
                              shared > 0 ? line.account() : null,
                              shared > 1 ? line.currency() : null),
                      LinkedHashMap::new,
                      Collectors.toList()));
      long found = level;
      byKey.forEach((key, group) -> groups.add(new Group(key, found, group)));
    }
    return groups;
  }

  private static BigDecimal total(List<Line> lines) {
    return lines.stream()
        .map(Line::amount)
        .filter(Objects::nonNull)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .setScale(2);
  }

  private static WrittenStep step(String options) {
    return new WrittenStep(Subtotal.TYPE, "{table: bank, " + options + "}");
  }
}
