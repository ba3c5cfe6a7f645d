package dev.sluice.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** What must hold of every match, and of what the rules for pairs have left over. */
record MatchedGroups(RandomMatch match, List<Row> items) {

  void verify() {
    Map<String, List<Row>> groups = new LinkedHashMap<>();
    for (Row item : items) {
      String id = item.getAs("match_id");
      if (id != null) {
        groups.computeIfAbsent(id, unseen -> new ArrayList<>()).add(item);
      } else {
        assertThat(item.<Object>getAs("rule")).isNull();
        assertThat(item.<Object>getAs("cardinality")).isNull();
        assertThat(item.<Object>getAs("tolerance_spent")).isNull();
      }
    }
    groups.values().forEach(this::verify);
    match.rules.stream().filter(RandomRule::isOneToOne).forEach(this::requireNothingLeft);
  }

  private void verify(List<Row> rows) {
    List<Entry> left = entries(rows, Entry.LEFT);
    List<Entry> right = entries(rows, Entry.RIGHT);
    Row first = rows.get(0);
    String shown = rows.toString();
    assertThat(left).as(shown).isNotEmpty();
    assertThat(right).as(shown).isNotEmpty();
    for (String column : List.of("bucket", "rule", "cardinality", "difference")) {
      assertThat(rows).as(column).allMatch(row -> row.getAs(column).equals(first.getAs(column)));
    }
    assertThat(first.<String>getAs("cardinality"))
        .as(shown)
        .isEqualTo(left.size() + ":" + right.size());
    BigDecimal difference = RandomRule.sum(right).subtract(RandomRule.sum(left));
    assertThat(first.<BigDecimal>getAs("difference")).as(shown).isEqualByComparingTo(difference);
    boolean isPair = left.size() == 1 && right.size() == 1;
    if (isPair && !hasAlternatives(first)) {
      requirePartners(rows);
    }
    String bucket = first.getAs("bucket");
    requireToleranceSpentOnce(rows, bucket, difference);
    switch (bucket) {
      case "matched" -> assertThat(isPair && difference.signum() == 0).as(shown).isTrue();
      case "within-tolerance" -> assertThat(isPair && difference.signum() != 0).as(shown).isTrue();
      case "matched-in-group" -> assertThat(isPair).as(shown).isFalse();
      case "suggested" -> assertThat(first.<String>getAs("break_type")).isEqualTo("suggested");
      default -> assertThat(bucket).isEqualTo("confirmed");
    }
    if (!bucket.equals("confirmed")) {
      RandomRule rule = rule(first);
      requireSameKeys(rule, rows);
      if (!hasAlternatives(first)) {
        requireWithinLimits(rule, left, right, shown);
        if (rule.isSuggested()) {
          assertThat(bucket).as(shown).isEqualTo("suggested");
        }
      }
    }
  }

  private static List<Entry> entries(List<Row> rows, String side) {
    return rows.stream().filter(row -> row.getAs("side").equals(side)).map(Entry::of).toList();
  }

  /** True for targets with several solutions, of which a human has to take one. */
  private static boolean hasAlternatives(Row row) {
    String reason = row.getAs("reason");
    return reason != null && reason.contains(" solution");
  }

  private RandomRule rule(Row row) {
    return match.rules.stream()
        .filter(rule -> rule.name().equals(row.getAs("rule")))
        .findFirst()
        .orElseThrow();
  }

  private static void requirePartners(List<Row> rows) {
    for (int i = 0; i < 2; i++) {
      Row row = rows.get(i);
      Row partner = rows.get(1 - i);
      String id = partner.getAs("item_id");
      assertThat(row.<String>getAs("partner_id")).isEqualTo(id == null ? "(blank)" : id);
      assertThat(row.<Object>getAs("partner_amount")).isEqualTo(partner.getAs("item_amount"));
      assertThat(row.<Object>getAs("partner_date")).isEqualTo(partner.getAs("item_date"));
    }
    Row left = rows.get(rows.get(0).getAs("side").equals(Entry.LEFT) ? 0 : 1);
    Row right = rows.get(rows.get(0) == left ? 1 : 0);
    Entry l = Entry.of(left);
    Entry r = Entry.of(right);
    Integer days =
        l.date() == null || r.date() == null
            ? null
            : (int) (r.date().toEpochDay() - l.date().toEpochDay());
    assertThat(left.<Integer>getAs("days_apart")).isEqualTo(days);
    assertThat(right.<Integer>getAs("days_apart")).isEqualTo(days);
  }

  /** So that sums over any rows of the items count every match once. */
  private static void requireToleranceSpentOnce(
      List<Row> rows, String bucket, BigDecimal difference) {
    List<BigDecimal> spent =
        rows.stream()
            .map(row -> row.<@Nullable BigDecimal>getAs("tolerance_spent"))
            .filter(Objects::nonNull)
            .toList();
    if (bucket.equals("suggested") || bucket.equals("confirmed")) {
      assertThat(spent).isEmpty();
    } else {
      assertThat(spent).hasSize(1);
      assertThat(spent.get(0)).isEqualByComparingTo(difference.abs());
    }
  }

  private void requireSameKeys(RandomRule rule, List<Row> rows) {
    List<String> keys = rule.key(Entry.of(rows.get(0)), match.hasCurrency);
    assertThat(keys).isNotNull();
    assertThat(rows)
        .as(rule.name())
        .allMatch(row -> Objects.equals(rule.key(Entry.of(row), match.hasCurrency), keys));
  }

  private static void requireWithinLimits(
      RandomRule rule, List<Entry> left, List<Entry> right, String shown) {
    assertThat(rule.agreesInAmounts(left, right)).as("amounts by %s: %s", rule, shown).isTrue();
    for (Entry l : left) {
      assertThat(l.amount()).isNotNull();
      for (Entry r : right) {
        assertThat(r.amount()).isNotNull();
        assertThat(rule.agreesInDays(l, r)).as("days by %s: %s", rule, shown).isTrue();
        assertThat(rule.agreesInTexts(l, r)).as("texts by %s: %s", rule, shown).isTrue();
      }
    }
    switch (rule.cardinality()) {
      case "one-to-one" -> assertThat(left.size() + right.size()).isEqualTo(2);
      case "one-to-many" -> assertThat(left).hasSize(1);
      case "many-to-one" -> assertThat(right).hasSize(1);
      default -> assertThat(rule.cardinality()).isEqualTo("many-to-many");
    }
  }

  /** A pair that a rule allows does not stay open: it was taken, or one of its rows was. */
  private void requireNothingLeft(RandomRule rule) {
    List<Row> open =
        items.stream()
            .filter(row -> List.of("open", "carried").contains(row.<String>getAs("bucket")))
            .filter(
                row -> !String.valueOf(row.<Object>getAs("reason")).contains("pairs of a block"))
            .toList();
    for (Entry left : entries(open, Entry.LEFT)) {
      Optional<List<String>> key = Optional.ofNullable(rule.key(left, match.hasCurrency));
      for (Entry right : key.isEmpty() ? List.<Entry>of() : entries(open, Entry.RIGHT)) {
        if (key.get().equals(rule.key(right, match.hasCurrency))) {
          assertThat(rule.allows(left, right))
              .as("%s would allow %s and %s", rule, left, right)
              .isFalse();
        }
      }
    }
  }
}
