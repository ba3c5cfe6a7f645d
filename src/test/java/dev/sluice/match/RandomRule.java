package dev.sluice.match;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.jspecify.annotations.Nullable;

/**
 * A rule with what it means in plain Java: whether amounts, days, keys and texts agree, worked out
 * by other means than those of the step.
 *
 * @param days null for any
 * @param tolerance by currency; "" is for all others
 * @param similar the least similarity of the parties, or null
 * @param extra further options, such as those of a search
 */
record RandomRule(
    String name,
    List<String> keys,
    Set<String> ignore,
    int @Nullable [] days,
    boolean isBusiness,
    Map<String, Limits> tolerance,
    @Nullable Double similar,
    String cardinality,
    boolean searches,
    boolean isSuggested,
    String extra) {

  static final Set<LocalDate> HOLIDAYS =
      Set.of(LocalDate.of(2026, 10, 5), LocalDate.of(2026, 10, 17), LocalDate.of(2026, 10, 22));

  /** How far the right sum may lie below and above the left one; a share of it in percent. */
  record Limits(BigDecimal below, BigDecimal above, boolean isPercent) {

    boolean allows(BigDecimal left, BigDecimal right) {
      BigDecimal difference = right.subtract(left);
      BigDecimal limit = difference.signum() < 0 ? below : above;
      BigDecimal most = isPercent ? limit.multiply(left.abs()).movePointLeft(2) : limit;
      return difference.abs().compareTo(most) <= 0;
    }

    String yaml() {
      String unit = isPercent ? "%" : "";
      return below.equals(above)
          ? above + unit
          : "{below: " + below + unit + ", above: " + above + unit + "}";
    }
  }

  boolean isOneToOne() {
    return cardinality.equals("one-to-one");
  }

  String yaml() {
    StringBuilder yaml = new StringBuilder("  - name: " + name + "\n    keys: " + keysYaml());
    add(yaml, "ignore", ignore.isEmpty() ? null : ignore.toString());
    add(yaml, "days", days == null ? null : days[0] + ".." + days[1]);
    add(yaml, "day-count", isBusiness ? "business" : null);
    add(yaml, "tolerance", toleranceYaml());
    add(yaml, "cardinality", cardinality);
    add(yaml, "search", searches ? "true" : null);
    add(yaml, "status", isSuggested ? "suggested" : null);
    add(
        yaml,
        "similar",
        similar == null
            ? null
            : "{party: {left: payer, right: customer, at-least: " + similar + "}}");
    return yaml + extra + "\n";
  }

  private static void add(StringBuilder yaml, String key, @Nullable String value) {
    if (value != null) {
      yaml.append("\n    ").append(key).append(": ").append(value);
    }
  }

  private List<String> keysYaml() {
    return keys.stream()
        .map(key -> key.equals("batch") ? "{left: batch, right: document}" : key)
        .toList();
  }

  private String toleranceYaml() {
    if (tolerance.size() == 1) {
      return tolerance.values().iterator().next().yaml();
    }
    List<String> entries = new ArrayList<>();
    tolerance.forEach(
        (currency, limits) ->
            entries.add((currency.isEmpty() ? "other" : currency) + ": " + limits.yaml()));
    return "{by-currency: {" + String.join(", ", entries) + "}}";
  }

  /** The keys of a row, or null where one of them is blank. */
  @Nullable List<String> key(Entry entry, boolean hasCurrency) {
    List<String> found = new ArrayList<>();
    for (String key : keys) {
      String text =
          plain(
              switch (key) {
                case "account" -> entry.account();
                case "reference" -> entry.reference();
                default -> entry.batch();
              });
      if (text == null) {
        return null;
      }
      found.add(text);
    }
    if (hasCurrency) {
      if (entry.currency() == null) {
        return null;
      }
      found.add(entry.currency());
    }
    return found;
  }

  private @Nullable String plain(@Nullable String text) {
    if (text == null) {
      return null;
    }
    StringBuilder plain = new StringBuilder();
    for (char letter : text.toCharArray()) {
      boolean isLeftOut =
          letter == ' ' && ignore.contains("spaces")
              || letter == '-' && ignore.contains("punctuation");
      plain.append(isLeftOut ? "" : letter);
    }
    String kept = plain.toString();
    kept = ignore.contains("case") ? kept.toLowerCase(Locale.ROOT) : kept;
    return kept.isEmpty() ? null : kept;
  }

  boolean agreesInAmounts(List<Entry> left, List<Entry> right) {
    String currency = left.get(0).currency();
    Limits otherwise =
        tolerance.getOrDefault("", new Limits(BigDecimal.ZERO, BigDecimal.ZERO, false));
    Limits limits = tolerance.getOrDefault(currency == null ? "" : currency, otherwise);
    return limits.allows(sum(left), sum(right));
  }

  static BigDecimal sum(List<Entry> entries) {
    return entries.stream().map(Entry::amountOrZero).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  boolean agreesInDays(Entry left, Entry right) {
    if (days == null) {
      return true;
    }
    if (left.date() == null || right.date() == null) {
      return false;
    }
    int apart =
        isBusiness
            ? businessDays(left.date(), right.date())
            : (int) (right.date().toEpochDay() - left.date().toEpochDay());
    return apart >= days[0] && apart <= days[1];
  }

  /** The business days after one day until another; negative when it lies before. */
  private static int businessDays(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      return -businessDays(to, from);
    }
    return (int)
        from.plusDays(1)
            .datesUntil(to.plusDays(1))
            .filter(
                day ->
                    day.getDayOfWeek() != DayOfWeek.SATURDAY
                        && day.getDayOfWeek() != DayOfWeek.SUNDAY
                        && !HOLIDAYS.contains(day))
            .count();
  }

  boolean agreesInTexts(Entry left, Entry right) {
    return similar == null
        || left.party() != null
            && right.party() != null
            && new JaroWinklerSimilarity().apply(left.party(), right.party()) >= similar;
  }

  /** Whether a pair may be a match. */
  boolean allows(Entry left, Entry right) {
    return left.amount() != null
        && right.amount() != null
        && agreesInDays(left, right)
        && agreesInTexts(left, right)
        && agreesInAmounts(List.of(left), List.of(right));
  }
}
