package dev.sluice.match.group;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The oracle: the definition of groups, taken literally. All pairs of sets of items are tried,
 * items are told by their content as text, and nothing of the search is used.
 */
final class BruteGroups {

  private final Items items;
  private final GroupLimits limits;
  private final List<Integer> left = new ArrayList<>();
  private final List<Integer> right = new ArrayList<>();
  private final Map<String, Integer> supply = new HashMap<>();

  BruteGroups(Items items, GroupLimits limits) {
    this.items = items;
    this.limits = limits;
    for (int i = 0; i < items.size(); i++) {
      if (items.amount(i) != 0) {
        (items.isRight(i) ? right : left).add(i);
        supply.merge(content(items, i), 1, Integer::sum);
      }
    }
  }

  static String content(Items items, int item) {
    return (items.isRight(item) ? "R" : "L")
        + items.amount(item)
        + "@"
        + items.day(item)
        + "#"
        + items.kind(item);
  }

  /** Rows as text, each content with its copies, and the difference of their sums. */
  private record Sets(TreeMap<String, Integer> copies, long difference, int size) {}

  /** What is to be solved, how often at most, and by what. */
  private record Goal(int wanted, List<Sets> solutions) {}

  /** Returns the groups as text, sorted; alternatives only when all are listed. */
  List<String> groups() {
    Collection<Goal> goals =
        limits.cardinality() == GroupCardinality.MANY_TO_MANY ? setGoals() : itemGoals();
    List<Map<String, Integer>> claims = new ArrayList<>();
    Map<String, Integer> total = new HashMap<>();
    List<List<Goal>> parts = new ArrayList<>();
    List<TreeMap<String, Integer>> partClaims = new ArrayList<>();
    for (Goal goal : goals) {
      TreeMap<String, Integer> most = new TreeMap<>();
      int times = Math.min(goal.wanted, goal.solutions.stream().mapToInt(this::times).sum());
      for (Sets s : goal.solutions) {
        s.copies.forEach((c, n) -> most.merge(c, n, Math::max));
      }
      most.replaceAll((c, n) -> Math.min(supply.getOrDefault(c, 0), n * times));
      most.forEach((c, n) -> total.merge(c, n, Integer::sum));
      claims.add(most);
      parts.add(new ArrayList<>(List.of(goal)));
      partClaims.add(most);
    }
    for (boolean joined = true; joined; ) {
      joined = false;
      for (int a = 0; a < parts.size(); a++) {
        for (int b = parts.size() - 1; b > a; b--) {
          if (compete(partClaims.get(a), partClaims.get(b), total)) {
            parts.get(a).addAll(parts.remove(b));
            partClaims.remove(b).forEach(merging(partClaims.get(a)));
            joined = true;
          }
        }
      }
    }
    List<String> result = new ArrayList<>();
    for (int p = 0; p < parts.size(); p++) {
      List<Sets> all = parts.get(p).stream().flatMap(g -> g.solutions.stream()).toList();
      if (all.size() == 1) {
        for (int n = Math.min(parts.get(p).get(0).wanted, times(all.get(0))); n > 0; n--) {
          result.add("MATCHED " + text(all.get(0).copies));
        }
      } else {
        TreeMap<String, Integer> members = partClaims.get(p);
        members.replaceAll((c, n) -> Math.min(n, supply.getOrDefault(c, 0)));
        List<String> texts = all.stream().map(s -> text(s.copies)).sorted().toList();
        result.add(
            "SUGGESTED "
                + text(members)
                + " by "
                + (texts.size() > limits.alternatives() ? texts.size() : texts));
      }
    }
    Collections.sort(result);
    return result;
  }

  private static BiConsumer<String, Integer> merging(Map<String, Integer> to) {
    return (c, n) -> to.merge(c, n, Integer::sum);
  }

  private boolean compete(
      Map<String, Integer> a, Map<String, Integer> b, Map<String, Integer> all) {
    return a.keySet().stream()
        .anyMatch(c -> b.containsKey(c) && all.getOrDefault(c, 0) > supply.getOrDefault(c, 0));
  }

  private int times(Sets s) {
    return s.copies.entrySet().stream()
        .mapToInt(e -> supply.getOrDefault(e.getKey(), 0) / e.getValue())
        .min()
        .orElse(0);
  }

  static String text(TreeMap<String, Integer> copies) {
    List<String> all = new ArrayList<>();
    copies.forEach((c, n) -> all.addAll(Collections.nCopies(n, c)));
    return all.toString();
  }

  /** Every content of the one side with the sets of the other; exact ones before all others. */
  private Collection<Goal> itemGoals() {
    boolean fromLeft = limits.cardinality() == GroupCardinality.ONE_TO_MANY;
    List<Integer> ones = fromLeft ? left : right;
    int many = fromLeft ? right.size() : left.size();
    Map<String, Goal> goals = new TreeMap<>();
    for (int o = 0; o < ones.size(); o++) {
      TreeMap<String, Sets> exact = new TreeMap<>();
      TreeMap<String, Sets> all = new TreeMap<>();
      for (int mask = 1; mask < 1 << many; mask++) {
        Sets s = fromLeft ? sets(1 << o, mask) : sets(mask, 1 << o);
        if (s != null && s.size > 2) {
          all.put(text(s.copies), s);
          if (s.difference == 0) {
            exact.put(text(s.copies), s);
          }
        }
      }
      if (!all.isEmpty()) {
        String content = content(items, ones.get(o));
        List<Sets> best = List.copyOf((exact.isEmpty() ? all : exact).values());
        goals.put(content, new Goal(supply.getOrDefault(content, 0), best));
      }
    }
    return goals.values();
  }

  /**
   * Every pair of sets that cannot be split; those of other tolerance from what exact ones leave.
   */
  private Collection<Goal> setGoals() {
    Map<String, Goal> goals = new TreeMap<>();
    TreeSet<String> taken = new TreeSet<>();
    for (boolean exact : new boolean[] {true, false}) {
      Map<String, Goal> found = new TreeMap<>();
      for (int a = 1; a < 1 << left.size(); a++) {
        for (int b = 1; b < 1 << right.size(); b++) {
          Sets s = sets(a, b);
          if (s != null
              && s.size > 2
              && (!exact || s.difference == 0)
              && Collections.disjoint(s.copies.keySet(), taken)
              && cannotBeSplit(a, b, exact)) {
            found.put(text(s.copies), new Goal(Integer.MAX_VALUE / 64, List.of(s)));
          }
        }
      }
      goals.putAll(found);
      found.values().forEach(g -> taken.addAll(g.solutions.get(0).copies.keySet()));
    }
    return goals.values();
  }

  private boolean cannotBeSplit(int a, int b, boolean exact) {
    for (int x = a; x > 0; x = (x - 1) & a) {
      for (int y = b; y > 0; y = (y - 1) & b) {
        if ((x != a || y != b) && agree(sum(left, x), sum(right, y), exact)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean agree(long leftSum, long rightSum, boolean exact) {
    long difference = rightSum - leftSum;
    return exact
        ? difference == 0
        : difference >= -limits.tolerance().below(leftSum)
            && difference <= limits.tolerance().above(leftSum);
  }

  private long sum(List<Integer> side, int mask) {
    long sum = 0;
    for (int rest = mask; rest != 0; rest &= rest - 1) {
      sum += items.amount(side.get(Integer.numberOfTrailingZeros(rest)));
    }
    return sum;
  }

  /** The sets as content, or null when they break a limit. */
  private @Nullable Sets sets(int a, int b) {
    if (Integer.bitCount(a) > limits.members() || Integer.bitCount(b) > limits.members()) {
      return null;
    }
    long leftSum = sum(left, a);
    long rightSum = sum(right, b);
    if (!agree(leftSum, rightSum, false)) {
      return null;
    }
    List<Integer> ls = chosen(left, a);
    List<Integer> rs = chosen(right, b);
    for (int l : ls) {
      for (int r : rs) {
        long days = (long) items.day(r) - items.day(l);
        if (days < limits.fromDays() || days > limits.toDays()) {
          return null;
        }
      }
    }
    TreeMap<String, Integer> copies = new TreeMap<>();
    ls.forEach(i -> copies.merge(content(items, i), 1, Integer::sum));
    rs.forEach(i -> copies.merge(content(items, i), 1, Integer::sum));
    return new Sets(copies, rightSum - leftSum, ls.size() + rs.size());
  }

  private static List<Integer> chosen(List<Integer> side, int mask) {
    List<Integer> result = new ArrayList<>();
    for (int i = 0; i < side.size(); i++) {
      if ((mask >> i & 1) == 1) {
        result.add(side.get(i));
      }
    }
    return result;
  }
}
