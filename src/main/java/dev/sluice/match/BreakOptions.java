package dev.sluice.match;

import dev.sluice.formula.FormulaText;
import java.util.List;
import java.util.Set;

/**
 * How open items become breaks.
 *
 * @param keys how open items of both sides are put together
 * @param ignore what does not count in keys that are texts
 * @param compare columns whose difference is a break of type {@code other}
 * @param dateLimit days beyond which a date break is out of window
 * @param labels the user's names for breaks; the first whose condition holds
 */
record BreakOptions(
    List<SideValue> keys,
    Set<MatchRule.Ignored> ignore,
    List<SideValue> compare,
    int dateLimit,
    List<Label> labels) {

  BreakOptions {
    keys = List.copyOf(keys);
    ignore = Set.copyOf(ignore);
    compare = List.copyOf(compare);
    labels = List.copyOf(labels);
  }

  /** All that decides what breaks are called. */
  String described() {
    return String.join(
        " ",
        keys.stream().map(SideValue::described).toList().toString(),
        ignore.stream().sorted().toList().toString(),
        compare.stream().map(SideValue::described).toList().toString(),
        String.valueOf(dateLimit),
        labels.stream()
            .map(label -> label.when().text() + ": " + label.label())
            .toList()
            .toString());
  }

  /** A name for the breaks for which a formula over the columns of the breaks is true. */
  record Label(FormulaText when, String label) {}
}
