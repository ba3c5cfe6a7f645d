package dev.sluice.match.truth;

import static java.util.Objects.requireNonNull;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Why items are open, found by holding those of one reference against each other. */
final class NaiveBreaks {

  private final Map<Side, Map<Posting, Integer>> times = new TreeMap<>();

  NaiveBreaks(Truth truth) {
    for (Side side : Side.values()) {
      Map<Posting, Integer> timesOfSide = new HashMap<>();
      truth.items(side).forEach(item -> timesOfSide.merge(item.posting(), 1, Integer::sum));
      times.put(side, timesOfSide);
    }
  }

  /** A row for every item, all of which are open. */
  List<ResultRow> of(Collection<Item> left, Collection<Item> right) {
    Map<String, List<Item>> byReference = new TreeMap<>();
    for (Collection<Item> side : List.of(left, right)) {
      for (Item item : side) {
        // A blank reference is like no other.
        String reference = Objects.requireNonNullElse(item.posting().reference(), item.toString());
        byReference.computeIfAbsent(reference, key -> new ArrayList<>()).add(item);
      }
    }
    List<ResultRow> rows = new ArrayList<>();
    for (List<Item> items : byReference.values()) {
      Item first = items.get(0);
      Item last = items.get(items.size() - 1);
      if (items.size() == 2 && first.id().side() != last.id().side()) {
        String type = type(first.posting(), last.posting());
        rows.add(ResultRow.open(first.id(), type, last.id().id()));
        rows.add(ResultRow.open(last.id(), type, first.id().id()));
      } else {
        items.forEach(item -> rows.add(ResultRow.open(item.id(), type(item), null)));
      }
    }
    return rows;
  }

  private String type(Item item) {
    Side side = item.id().side();
    int copies = requireNonNull(requireNonNull(times.get(side)).get(item.posting()));
    return copies > 1 ? "duplicate" : side.missing();
  }

  private static String type(Posting a, Posting b) {
    if (!requireNonNull(a.currency()).equals(b.currency())) {
      return "currency";
    }
    if (a.amount() == null || b.amount() == null) {
      return "amount";
    }
    if (!a.amount().equals(b.amount())) {
      return a.amount().negate().equals(b.amount()) ? "sign" : "amount";
    }
    long days = Math.abs(ChronoUnit.DAYS.between(PairPatterns.date(a), PairPatterns.date(b)));
    return days > 30 ? "out-of-window" : days > 0 ? "date" : "other";
  }
}
