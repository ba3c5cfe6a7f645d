package dev.sluice.match.truth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds the result of a match against the truth. Items that look alike are judged by how many of
 * them were matched, not by which.
 */
public final class Judge {

  /** A match by the kinds of its items. */
  private record Kinds(List<ItemId> left, List<ItemId> right) {
    @Override
    public String toString() {
      return left + " with " + right;
    }
  }

  /** How a match was made. */
  private record Way(String rule, String bucket) {
    @Override
    public String toString() {
      return rule + "/" + bucket;
    }
  }

  private final Truth truth;
  private final List<String> differences = new ArrayList<>();

  private Judge(Truth truth) {
    this.truth = truth;
  }

  /** Judges the rows of {@code items}, in any order. */
  public static Verdict judge(Truth truth, List<ResultRow> rows) {
    return new Judge(truth).verdict(rows);
  }

  private Verdict verdict(List<ResultRow> rows) {
    everyItemOnce(rows);
    Map<Kinds, List<Way>> expected = new HashMap<>();
    for (ExpectedMatch match : truth.matches()) {
      add(expected, kinds(match.left(), match.right()), new Way(match.rule(), match.bucket()));
    }
    Map<Kinds, List<Way>> actual = actual(rows);
    int right = compare(expected, actual);
    opens(rows);
    return new Verdict(share(right, count(actual)), share(right, count(expected)), differences);
  }

  private void everyItemOnce(List<ResultRow> rows) {
    Map<ItemId, Integer> seen = new TreeMap<>();
    for (ResultRow row : rows) {
      seen.merge(row.item(), 1, Integer::sum);
    }
    for (Side side : Side.values()) {
      for (Item item : truth.items(side)) {
        Integer times = seen.remove(item.id());
        if (times == null || times != 1) {
          differences.add(item.id() + " is there " + (times == null ? 0 : times) + " times");
        }
      }
    }
    seen.forEach((id, times) -> differences.add(id + " is no item"));
  }

  private Map<Kinds, List<Way>> actual(List<ResultRow> rows) {
    Map<String, List<ResultRow>> byMatch = new TreeMap<>();
    for (ResultRow row : rows) {
      if (!row.isMatched()) {
        continue;
      }
      if (truth.ambiguous().contains(row.item())) {
        differences.add(row.item() + " is ambiguous, but was matched by " + row.rule());
      }
      if (row.breakType() != null) {
        differences.add(row.item() + " is matched and a break: " + row.breakType());
      }
      if (row.matchId() == null) {
        differences.add(row.item() + " is in bucket " + row.bucket() + " without a match");
      } else {
        byMatch.computeIfAbsent(row.matchId(), id -> new ArrayList<>()).add(row);
      }
    }
    Map<Kinds, List<Way>> actual = new HashMap<>();
    byMatch.forEach((id, members) -> add(actual, kinds(members), way(id, members)));
    return actual;
  }

  private Way way(String matchId, List<ResultRow> members) {
    Set<Way> ways = new LinkedHashSet<>();
    for (ResultRow member : members) {
      ways.add(new Way(Objects.toString(member.rule()), member.bucket()));
    }
    if (ways.size() > 1) {
      differences.add("match " + matchId + " is " + ways);
    }
    if (members.size() == 2) {
      partner(members.get(0), members.get(1));
      partner(members.get(1), members.get(0));
    }
    return ways.iterator().next();
  }

  private void partner(ResultRow row, ResultRow other) {
    if (!other.item().equals(row.partner())) {
      differences.add(row.item() + " is beside " + row.partner() + ", not " + other.item());
    }
  }

  /** Notes what differs. Returns how many matches have the right items, whatever made them. */
  private int compare(Map<Kinds, List<Way>> expected, Map<Kinds, List<Way>> actual) {
    int right = 0;
    for (Map.Entry<Kinds, List<Way>> entry : expected.entrySet()) {
      List<Way> lacking = new ArrayList<>(entry.getValue());
      List<Way> found = new ArrayList<>(actual.getOrDefault(entry.getKey(), List.of()));
      right += Math.min(lacking.size(), found.size());
      entry.getValue().stream().filter(found::remove).forEach(lacking::remove);
      for (int i = 0; i < Math.max(lacking.size(), found.size()); i++) {
        Object wanted = i < lacking.size() ? lacking.get(i) : "no further match";
        Object got = i < found.size() ? found.get(i) : "no match";
        differences.add(entry.getKey() + ": expected " + wanted + ", got " + got);
      }
    }
    for (Map.Entry<Kinds, List<Way>> entry : actual.entrySet()) {
      if (!expected.containsKey(entry.getKey())) {
        differences.add(entry.getKey() + ": expected no match, got " + entry.getValue());
      }
    }
    return right;
  }

  /** Of each kind as many items must be open as the truth says, each with the right break. */
  private void opens(List<ResultRow> rows) {
    Map<ItemId, Integer> balance = new TreeMap<>();
    Map<ItemId, ExpectedOpen> expected = new TreeMap<>();
    truth
        .opens()
        .forEach(
            (id, open) -> {
              balance.merge(truth.kind(id), 1, Integer::sum);
              expected.put(truth.kind(id), open);
            });
    for (ResultRow row : rows) {
      if (!row.isMatched()) {
        balance.merge(truth.kind(row.item()), -1, Integer::sum);
        open(row, expected.get(truth.kind(row.item())));
      }
    }
    balance.forEach(
        (kind, lacking) -> {
          if (lacking != 0) {
            differences.add(
                kind
                    + ": "
                    + Math.abs(lacking)
                    + (lacking > 0 ? " too few" : " too many")
                    + " open");
          }
        });
  }

  private void open(ResultRow row, @Nullable ExpectedOpen expected) {
    boolean mayBeSuggested = truth.ambiguous().contains(row.item());
    if (!row.bucket().equals("open") && !(mayBeSuggested && row.bucket().equals("suggested"))) {
      differences.add(row.item() + " is in bucket " + row.bucket() + ", not open");
    }
    if (row.bucket().equals("open") && row.matchId() != null) {
      differences.add(row.item() + " is open, but has match " + row.matchId());
    }
    if (row.breakType() == null) {
      differences.add(row.item() + " is open without a break type");
    }
    if (expected == null || expected.types().isEmpty()) {
      return;
    }
    if (row.breakType() != null && !expected.types().contains(row.breakType())) {
      differences.add(row.item() + " is " + row.breakType() + ", not " + expected.types());
    }
    boolean mayNameAny = expected.partner() == null && expected.types().contains("duplicate");
    if (!mayNameAny && !Objects.equals(row.partner(), expected.partner())) {
      differences.add(row.item() + " is beside " + row.partner() + ", not " + expected.partner());
    }
  }

  private Kinds kinds(List<ResultRow> members) {
    List<ItemId> left = new ArrayList<>();
    List<ItemId> right = new ArrayList<>();
    for (ResultRow member : members) {
      (member.item().side() == Side.BANK ? left : right).add(member.item());
    }
    return kinds(left, right);
  }

  private Kinds kinds(List<ItemId> left, List<ItemId> right) {
    return new Kinds(
        left.stream().map(truth::kind).sorted().toList(),
        right.stream().map(truth::kind).sorted().toList());
  }

  private static void add(Map<Kinds, List<Way>> matches, Kinds kinds, Way way) {
    matches.computeIfAbsent(kinds, key -> new ArrayList<>()).add(way);
  }

  private static int count(Map<Kinds, List<Way>> matches) {
    return matches.values().stream().mapToInt(List::size).sum();
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }
}
