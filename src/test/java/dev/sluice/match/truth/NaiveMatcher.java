package dev.sluice.match.truth;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * The rules of {@link TruthJob} as plain as can be: every bank row is held against every entry, and
 * every set of a block is tried. It knows the tables and nothing of what was planted.
 */
final class NaiveMatcher {

  private record Pair(Item left, Item right) {
    BigDecimal difference() {
      return amount(right).subtract(amount(left));
    }

    long days() {
      return ChronoUnit.DAYS.between(
          PairPatterns.date(left.posting()), PairPatterns.date(right.posting()));
    }

    /** The smallest difference first, above before below; then days, likewise; then the order. */
    static Comparator<Pair> nearestFirst() {
      Comparator<Item> order =
          Comparator.<Item, String>comparing(item -> requireNonNull(item.posting().reference()))
              .thenComparing(item -> item.id().id());
      return Comparator.<Pair, BigDecimal>comparing(pair -> pair.difference().abs())
          .thenComparing(pair -> -pair.difference().signum())
          .thenComparing(pair -> Math.abs(pair.days()))
          .thenComparing(pair -> -Long.signum(pair.days()))
          .thenComparing(Pair::left, order)
          .thenComparing(Pair::right, order);
    }
  }

  private final NaiveRules rules;
  private final NaiveBreaks breaks;
  private final Set<Item> left;
  private final Set<Item> right;
  private final List<ResultRow> rows = new ArrayList<>();

  private NaiveMatcher(Truth truth) {
    this.rules = new NaiveRules(truth.calendar());
    this.breaks = new NaiveBreaks(truth);
    this.left = new LinkedHashSet<>(truth.left());
    this.right = new LinkedHashSet<>(truth.right());
  }

  /** What becomes of every item. */
  static List<ResultRow> match(Truth truth) {
    return new NaiveMatcher(truth).run();
  }

  private List<ResultRow> run() {
    rules.pairs().forEach(this::pairs);
    batches("batch-out", false, true);
    batches("batch-in", true, false);
    batches("batch-net", true, true);
    searches("baskets", Side.BANK);
    searches("deposits", Side.LEDGER);
    rows.addAll(breaks.of(left, right));
    return rows;
  }

  private void pairs(String rule, BiPredicate<Posting, Posting> isFeasible) {
    List<Pair> feasible = new ArrayList<>();
    for (Item one : left) {
      for (Item other : right) {
        if (isFeasible.test(one.posting(), other.posting())) {
          feasible.add(new Pair(one, other));
        }
      }
    }
    feasible.sort(Pair.nearestFirst());
    for (Pair pair : feasible) {
      if (left.contains(pair.left) && right.contains(pair.right)) {
        String bucket = pair.difference().signum() == 0 ? "matched" : "within-tolerance";
        take(rule, bucket, List.of(pair.left), List.of(pair.right));
      }
    }
  }

  private void batches(String rule, boolean areManyLeft, boolean areManyRight) {
    Map<List<String>, List<Item>> lefts = byKey(left);
    Map<List<String>, List<Item>> rights = byKey(right);
    lefts.forEach(
        (key, some) -> {
          List<Item> others = rights.getOrDefault(key, List.of());
          boolean isOfKind =
              (areManyLeft || some.size() == 1)
                  && (areManyRight || others.size() == 1)
                  && !others.isEmpty();
          if (isOfKind
              && sum(some).equals(sum(others))
              && some.stream()
                  .allMatch(
                      a ->
                          others.stream()
                              .allMatch(b -> NaiveRules.days(a.posting(), b.posting(), -1, 3)))) {
            take(rule, "matched-in-group", some, others);
          }
        });
  }

  private static Map<List<String>, List<Item>> byKey(Set<Item> items) {
    Map<List<String>, List<Item>> byKey = new LinkedHashMap<>();
    for (Item item : items) {
      Posting p = item.posting();
      if (NaiveRules.isComplete(p)) {
        byKey.computeIfAbsent(NaiveRules.keys(p), key -> new ArrayList<>()).add(item);
      }
    }
    return byKey;
  }

  private void searches(String rule, Side one) {
    Map<String, List<Item>> ones = byPool(one == Side.BANK ? left : right);
    Map<String, List<Item>> many = byPool(one == Side.BANK ? right : left);
    ones.forEach((pool, some) -> search(rule, one, some, many.getOrDefault(pool, List.of())));
  }

  private void search(String rule, Side one, List<Item> ones, List<Item> many) {
    SubsetSums sums = new SubsetSums(many.stream().map(NaiveMatcher::amount).toList(), 6);
    List<Integer> rowsOfAll = new ArrayList<>();
    for (Item item : ones) {
      rowsOfAll.add(sums.of(amount(item)).stream().reduce(0, (a, b) -> a | b));
    }
    for (int i = 0; i < ones.size(); i++) {
      Set<Integer> ways = sums.of(amount(ones.get(i)));
      Set<List<String>> contents = new LinkedHashSet<>();
      ways.forEach(way -> contents.add(contents(many, way)));
      boolean isApart = true;
      for (int j = 0; j < ones.size(); j++) {
        isApart &= i == j || (rowsOfAll.get(i) & rowsOfAll.get(j)) == 0;
      }
      if (contents.size() == 1 && isApart) {
        List<Item> basket = at(many, ways.iterator().next());
        List<Item> target = List.of(ones.get(i));
        boolean isBank = one == Side.BANK;
        take(rule, "matched-in-group", isBank ? target : basket, isBank ? basket : target);
      }
    }
  }

  private static List<String> contents(List<Item> items, int set) {
    return at(items, set).stream().map(item -> item.posting().toString()).sorted().toList();
  }

  private static List<Item> at(List<Item> items, int set) {
    return SubsetSums.positions(set).stream().map(items::get).toList();
  }

  private static Map<String, List<Item>> byPool(Set<Item> items) {
    Map<String, List<Item>> byPool = new TreeMap<>();
    for (Item item : items) {
      String account = item.posting().account();
      if (account != null && account.startsWith("POOL-")) {
        byPool
            .computeIfAbsent(account + item.posting().currency(), pool -> new ArrayList<>())
            .add(item);
      }
    }
    return byPool;
  }

  private void take(String rule, String bucket, List<Item> lefts, List<Item> rights) {
    String match = "N" + rows.size();
    ExpectedMatch made =
        new ExpectedMatch(
            lefts.stream().map(Item::id).toList(),
            rights.stream().map(Item::id).toList(),
            rule,
            bucket);
    made.left().forEach(id -> rows.add(ResultRow.matched(id, match, made, made.right().get(0))));
    made.right().forEach(id -> rows.add(ResultRow.matched(id, match, made, made.left().get(0))));
    lefts.forEach(left::remove);
    rights.forEach(right::remove);
  }

  private static BigDecimal sum(List<Item> items) {
    return items.stream().map(NaiveMatcher::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal amount(Item item) {
    return requireNonNull(item.posting().amount());
  }
}
