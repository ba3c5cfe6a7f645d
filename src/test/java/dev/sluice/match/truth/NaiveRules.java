package dev.sluice.match.truth;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;

/** Which pairs the rules of one against one allow, read from {@link TruthJob} by a person. */
final class NaiveRules {

  private final BusinessDays calendar;
  private final Map<String, String> normal = new HashMap<>();

  NaiveRules(BusinessDays calendar) {
    this.calendar = calendar;
  }

  /** The rules in their order. A pair with a blank is never allowed. */
  Map<String, BiPredicate<Posting, Posting>> pairs() {
    Map<String, BiPredicate<Posting, Posting>> rules = new LinkedHashMap<>();
    add(rules, "exact", (a, b) -> keys(a).equals(keys(b)) && days(a, b, 0, 0) && isEqual(a, b));
    add(
        rules,
        "text",
        (a, b) -> normal(keys(a)).equals(normal(keys(b))) && days(a, b, 0, 0) && isEqual(a, b));
    add(
        rules,
        "tolerance",
        (a, b) -> keys(a).equals(keys(b)) && days(a, b, 0, 0) && isTolerable(a, b));
    add(
        rules,
        "percent",
        (a, b) -> keys(a).equals(keys(b)) && days(a, b, -1, 3) && isCardWithinOnePercent(a, b));
    add(rules, "late", (a, b) -> keys(a).equals(keys(b)) && days(a, b, -1, 3) && isEqual(a, b));
    add(rules, "business", (a, b) -> keys(a).equals(keys(b)) && isSoon(a, b) && isEqual(a, b));
    add(
        rules,
        "similar",
        (a, b) ->
            keys(a).equals(keys(b.with(a.counterparty())))
                && days(a, b, 0, 0)
                && isEqual(a, b)
                && isSimilar(requireNonNull(a.counterparty()), requireNonNull(b.counterparty())));
    return rules;
  }

  private static void add(
      Map<String, BiPredicate<Posting, Posting>> rules,
      String name,
      BiPredicate<Posting, Posting> isAllowed) {
    rules.put(name, (a, b) -> isComplete(a) && isComplete(b) && isAllowed.test(a, b));
  }

  static boolean isComplete(Posting p) {
    return p.account() != null
        && p.date() != null
        && p.reference() != null
        && p.counterparty() != null
        && p.currency() != null
        && p.amount() != null;
  }

  /** What all keyed rules but one compare. */
  static List<String> keys(Posting p) {
    return List.of(
        requireNonNull(p.reference()),
        requireNonNull(p.account()),
        requireNonNull(p.currency()),
        requireNonNull(p.counterparty()));
  }

  /** Whether the right date is so many days after the left one. */
  static boolean days(Posting a, Posting b, int least, int most) {
    long days = ChronoUnit.DAYS.between(PairPatterns.date(a), PairPatterns.date(b));
    return least <= days && days <= most;
  }

  private boolean isSoon(Posting a, Posting b) {
    int days = calendar.between(PairPatterns.date(a), PairPatterns.date(b));
    return 0 <= days && days <= 3;
  }

  private static boolean isEqual(Posting a, Posting b) {
    return difference(a, b).signum() == 0;
  }

  private static boolean isTolerable(Posting a, Posting b) {
    String currency = requireNonNull(a.currency());
    return difference(a, b).compareTo(PairPatterns.tolerance(currency)) <= 0;
  }

  private static boolean isCardWithinOnePercent(Posting a, Posting b) {
    BigDecimal left = requireNonNull(a.amount()).abs();
    return requireNonNull(a.account()).startsWith("CARD-")
        && difference(a, b).multiply(BigDecimal.valueOf(100)).compareTo(left) <= 0;
  }

  private static BigDecimal difference(Posting a, Posting b) {
    return requireNonNull(b.amount()).subtract(requireNonNull(a.amount())).abs();
  }

  /** Jaro-Winkler is never less than Jaro, and adds at most four tenths of what is lacking to 1. */
  private static boolean isSimilar(String one, String other) {
    double jaro = Likeness.jaro(one, other);
    if (jaro > 0.7 && jaro < 0.95) {
      throw new IllegalStateException("not clear-cut: " + one + " and " + other);
    }
    return jaro > 0.9;
  }

  private List<String> normal(List<String> texts) {
    return texts.stream()
        .map(
            text ->
                normal.computeIfAbsent(
                    text,
                    t ->
                        t.toLowerCase(Locale.ROOT)
                            .replaceAll("[\\p{IsPunctuation}\\p{Space}]", "")))
        .toList();
  }
}
