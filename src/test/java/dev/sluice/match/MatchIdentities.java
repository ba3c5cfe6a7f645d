package dev.sluice.match;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * The identities of a run's tables: nothing is lost, doubled or counted twice.
 *
 * @param before the open items of the run before
 */
record MatchIdentities(
    RandomMatch match,
    RandomMatch.Inputs inputs,
    List<Row> before,
    MatchTrial.Results results,
    LocalDate asOf) {

  static final List<String> STILL_OPEN = List.of("suggested", "open", "carried");
  private static final List<String> DONE =
      List.of("matched", "within-tolerance", "matched-in-group", "confirmed", "closed");

  void verify() {
    requireEveryRowOnce();
    requireBuckets();
    new MatchedGroups(match, items()).verify();
    requireBreaks();
    requireDifferencesAddUp();
    requireAges();
    requireSummary();
    requireRollforward();
  }

  private List<Row> items() {
    return results.table("items");
  }

  static boolean isOpen(Row item) {
    return STILL_OPEN.contains(item.<String>getAs("bucket"));
  }

  /** All rows of the inputs as they came, and of those that were open before the others. */
  private void requireEveryRowOnce() {
    Predicate<Row> isCarried = item -> item.getAs("origin").equals("carried");
    assertThat(counts(items().stream().filter(isCarried.negate()).map(Entry::of)))
        .isEqualTo(counts(inputs.all().stream()));
    Map<Entry, Long> were = counts(before.stream().map(Entry::of));
    counts(items().stream().filter(isCarried).map(Entry::of))
        .forEach(
            (entry, times) -> assertThat(times).isLessThanOrEqualTo(were.getOrDefault(entry, 0L)));
    Map<List<Object>, Long> expected = new HashMap<>(ids(inputs.all().stream()));
    ids(before.stream().map(Entry::of))
        .forEach(
            (id, times) ->
                expected.merge(
                    id,
                    times,
                    (now, then) -> id.get(1).equals("") ? now + then : Math.max(now, then)));
    assertThat(ids(items().stream().map(Entry::of))).isEqualTo(expected);
  }

  private static Map<Entry, Long> counts(Stream<Entry> entries) {
    return entries.collect(groupingBy(Function.identity(), counting()));
  }

  private static Map<List<Object>, Long> ids(Stream<Entry> entries) {
    return entries.collect(
        groupingBy(
            entry -> List.of(entry.side(), entry.id() == null ? "" : entry.id()), counting()));
  }

  private void requireBuckets() {
    assertThat(items()).allMatch(row -> isOpen(row) || DONE.contains(row.<String>getAs("bucket")));
    assertThat(results.table("open_items"))
        .containsExactlyInAnyOrderElementsOf(
            items().stream().filter(MatchIdentities::isOpen).toList());
    assertThat(results.table("matches"))
        .containsExactlyInAnyOrderElementsOf(
            items().stream().filter(row -> row.getAs("match_id") != null).toList());
    assertThat(results.table("cleared_items"))
        .containsExactlyInAnyOrderElementsOf(
            items().stream()
                .filter(row -> !isOpen(row) && !row.getAs("origin").equals("new"))
                .toList());
    for (Row item : items()) {
      assertThat(isOpen(item)).isEqualTo(item.getAs("break_id") != null);
      boolean isNew = item.getAs("origin").equals("new");
      assertThat(item.<String>getAs("bucket")).isNotEqualTo(isNew ? "carried" : "open");
    }
  }

  /** One row a break: each open item is in one, pairs together. */
  private void requireBreaks() {
    List<Row> breaks = results.table("breaks");
    List<Row> open = items().stream().filter(MatchIdentities::isOpen).toList();
    Set<Object> ids = new LinkedHashSet<>();
    breaks.forEach(row -> ids.add(row.getAs("break_id")));
    Set<Object> openIds = new LinkedHashSet<>();
    open.forEach(row -> openIds.add(row.getAs("break_id")));
    assertThat(ids).isEqualTo(openIds);
    long paired = open.stream().filter(row -> row.getAs("partner_id") != null).count();
    assertThat(paired % 2).isZero();
    assertThat(breaks).hasSize((int) (open.size() - paired / 2));
    for (Row item : breaks) {
      requireBreakType(item);
    }
    for (Row item : open) {
      assertThat(item.<String>getAs("reason")).isNotEmpty();
    }
  }

  private void requireBreakType(Row row) {
    String type = row.getAs("break_type");
    BigDecimal left = row.getAs("left_amount");
    BigDecimal right = row.getAs("right_amount");
    Integer days = row.getAs("days_apart");
    String shown = row.toString();
    assertThat(row.<String>getAs("label")).isEqualTo(type.equals("amount") ? "fee" : null);
    switch (type) {
      case "missing-left" -> assertThat(left).as(shown).isNull();
      case "missing-right" -> assertThat(right).as(shown).isNull();
      case "sign" -> assertThat(left.negate()).as(shown).isEqualByComparingTo(right);
      case "date" -> assertThat(days == null || Math.abs(days) <= 5).as(shown).isTrue();
      case "out-of-window" -> assertThat(Math.abs(days)).as(shown).isGreaterThan(5);
      case "currency" -> assertThat(match.hasCurrency).as(shown).isTrue();
      case "duplicate" -> assertThat(left == null || right == null).as(shown).isTrue();
      default -> assertThat(type).isIn("amount", "other", "suggested");
    }
  }

  /** Breaks and matches together are what the two sides are apart. */
  private void requireDifferencesAddUp() {
    Map<String, BigDecimal> apart = new LinkedHashMap<>();
    for (Row item : items()) {
      add(apart, item.getAs("item_currency"), signed(item));
      if (item.getAs("bucket").equals("closed")) {
        add(apart, item.getAs("item_currency"), signed(item).negate());
      }
    }
    Map<Object, Row> matches = new LinkedHashMap<>();
    items().stream()
        .filter(row -> row.getAs("match_id") != null && !isOpen(row))
        .forEach(row -> matches.put(row.getAs("match_id"), row));
    Map<String, BigDecimal> told = new LinkedHashMap<>();
    matches.values().forEach(row -> add(told, row.getAs("item_currency"), row.getAs("difference")));
    boolean isMixed = false;
    for (Row row : results.table("breaks")) {
      isMixed |= row.getAs("break_type").equals("currency");
      add(told, row.getAs("currency"), difference(row));
    }
    isMixed |=
        !match.hasCurrency
            || items().stream().anyMatch(row -> row.getAs("bucket").equals("confirmed"));
    assertThat(total(told)).isEqualByComparingTo(total(apart));
    if (!isMixed) {
      apart.forEach(
          (currency, amount) ->
              assertThat(told.getOrDefault(currency, BigDecimal.ZERO))
                  .as(currency)
                  .isEqualByComparingTo(amount));
    }
  }

  /** Of a pair of which one amount is blank the step tells no difference. */
  private static BigDecimal difference(Row row) {
    BigDecimal difference = row.getAs("difference");
    return difference == null
        ? orZero(row.getAs("right_amount")).subtract(orZero(row.getAs("left_amount")))
        : difference;
  }

  private static BigDecimal orZero(@Nullable BigDecimal amount) {
    return amount == null ? BigDecimal.ZERO : amount;
  }

  private static BigDecimal signed(Row item) {
    BigDecimal amount = orZero(item.getAs("item_amount"));
    return item.getAs("side").equals(Entry.RIGHT) ? amount : amount.negate();
  }

  private static void add(
      Map<String, BigDecimal> sums, @Nullable String currency, BigDecimal amount) {
    sums.merge(String.valueOf(currency), amount, BigDecimal::add);
  }

  private static BigDecimal total(Map<String, BigDecimal> sums) {
    return sums.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private void requireAges() {
    for (Row item : items()) {
      assertThat(item.<Date>getAs("as_of").toLocalDate()).isEqualTo(asOf);
      LocalDate firstSeen = item.<Date>getAs("first_seen").toLocalDate();
      if (item.getAs("origin").equals("new")) {
        assertThat(firstSeen).isEqualTo(asOf);
      } else {
        assertThat(firstSeen).isBefore(asOf);
      }
      Date date = item.getAs("item_date");
      LocalDate from = match.isFromFirstSeen || date == null ? firstSeen : date.toLocalDate();
      Integer age = isOpen(item) ? (int) ChronoUnit.DAYS.between(from, asOf) : null;
      assertThat(item.<Integer>getAs("age_days")).isEqualTo(age);
      assertThat(item.<String>getAs("ageing"))
          .isEqualTo(age == null ? null : age <= 5 ? "0-5" : age <= 20 ? "6-20" : "over 20");
    }
  }

  private void requireSummary() {
    List<String> by =
        List.of("rule", "bucket", "break_type", "side", "item_account", "item_currency");
    Map<List<Object>, Figures> expected = figures(items(), by);
    Map<List<Object>, Figures> actual = new HashMap<>();
    for (Row row : results.table("match_summary")) {
      Figures figures = new Figures(row.<Long>getAs("items"), orZero(row.getAs("amount")));
      assertThat(actual.put(values(row, by), figures)).isNull();
    }
    assertThat(actual).isEqualTo(expected);
  }

  private void requireRollforward() {
    List<String> by = List.of("side", "item_account", "item_currency");
    Map<List<Object>, Figures> opening = new HashMap<>();
    Map<List<Object>, Figures> closing = new HashMap<>();
    for (Row row : results.table("rollforward")) {
      List<Object> key = values(row, by);
      Figures start = figures(row, "opening");
      Figures end = figures(row, "closing");
      assertThat(start.plus(figures(row, "new"), 1).plus(figures(row, "cleared"), -1))
          .as(row.toString())
          .isEqualTo(end);
      addUnlessEmpty(opening, key, start);
      addUnlessEmpty(closing, key, end);
    }
    assertThat(opening).isEqualTo(figures(before, by));
    assertThat(closing).isEqualTo(figures(results.table("open_items"), by));
  }

  private static void addUnlessEmpty(
      Map<List<Object>, Figures> all, List<Object> key, Figures figures) {
    if (figures.count > 0) {
      assertThat(all.put(key, figures)).isNull();
    }
  }

  private record Figures(long count, BigDecimal amount) {

    private Figures {
      amount = amount.stripTrailingZeros();
    }

    Figures plus(Figures other, int sign) {
      return new Figures(
          count + sign * other.count, amount.add(other.amount.multiply(BigDecimal.valueOf(sign))));
    }
  }

  private static Figures figures(Row row, String name) {
    return new Figures(row.<Long>getAs(name + "_count"), row.getAs(name + "_amount"));
  }

  private static Map<List<Object>, Figures> figures(List<Row> items, List<String> by) {
    Map<List<Object>, Figures> figures = new HashMap<>();
    for (Row item : items) {
      figures.merge(
          values(item, by),
          new Figures(1, orZero(item.getAs("item_amount"))),
          (one, other) -> one.plus(other, 1));
    }
    return figures;
  }

  private static List<Object> values(Row row, List<String> columns) {
    Object[] values = columns.stream().map(row::<Object>getAs).toArray();
    return new ArrayList<>(Arrays.asList(values));
  }
}
