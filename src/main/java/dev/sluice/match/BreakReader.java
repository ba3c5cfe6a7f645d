package dev.sluice.match;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.formula.FormulaText;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How users write {@link BreakOptions} and {@link Ageing}. */
final class BreakReader {

  private static final String KEYS = "keys";
  private static final String COMPARE = "compare";
  private static final String DATE_LIMIT = "date-limit";
  private static final String LABELS = "labels";
  private static final String WHEN = "when";
  private static final String LABEL = "label";
  private static final String FROM = "from";
  private static final String DAYS = "days";
  private static final String FIRST_SEEN = "first-seen";
  private static final int DATE_LIMIT_UNLESS_SAID = 30;
  private static final int MOST_DAYS = 100_000;

  private BreakReader() {}

  static ObjectShape breaks() {
    return ObjectShape.of()
        .optional(
            KEYS,
            new Shape.ListOf(SideValue.SHAPE),
            "how open rows of both tables are put together, written like the keys of a rule; without"
                + " it the keys of the first rule")
        .optional(
            MatchRuleReader.IGNORE,
            MatchRuleReader.IGNORE_SHAPE,
            "what does not count in keys that are texts; without it as in the first rule")
        .optional(
            COMPARE,
            new Shape.ListOf(SideValue.SHAPE),
            "columns whose difference is named, and is a break of type other where amount and date"
                + " agree")
        .optional(
            DATE_LIMIT,
            new Shape.WholeNumber(0, MOST_DAYS),
            "dates that lie further apart, in days, are out of window; without it "
                + DATE_LIMIT_UNLESS_SAID)
        .optional(
            LABELS,
            new Shape.ListOf(
                new Shape.Nested(
                    ObjectShape.of()
                        .required(
                            WHEN,
                            new Shape.Text("a formula"),
                            "a condition over the columns of the breaks")
                        .required(LABEL, new Shape.Text("a text"), "what such breaks are called"))),
            "your own names for breaks: the label of the first formula that is true");
  }

  static ObjectShape ageing() {
    return ObjectShape.of()
        .optional(
            FROM,
            new Shape.Choice(List.of("date", FIRST_SEEN)),
            "what age is counted from: the item's date (without it), or the run that saw it first")
        .optional(
            DAYS,
            new Shape.ListOf(new Shape.WholeNumber(0, MOST_DAYS)),
            "the last day of each bucket but the last, ascending; without it 30, 60, 90");
  }

  static BreakOptions readBreaks(
      Optional<Fields> written, List<MatchRule> rules, Problems problems) {
    if (written.isEmpty()) {
      return new BreakOptions(
          rules.get(0).keys(), rules.get(0).ignore(), List.of(), DATE_LIMIT_UNLESS_SAID, List.of());
    }
    Fields options = written.get();
    List<SideValue> keys = SideValue.list(options, KEYS, problems);
    return new BreakOptions(
        keys.isEmpty() ? rules.get(0).keys() : keys,
        options.has(MatchRuleReader.IGNORE)
            ? MatchRuleReader.ignored(options)
            : rules.get(0).ignore(),
        SideValue.list(options, COMPARE, problems),
        (int) options.wholeNumber(DATE_LIMIT, DATE_LIMIT_UNLESS_SAID),
        options.nestedItems(
            LABELS,
            label ->
                new BreakOptions.Label(
                    new FormulaText(label.text(WHEN), label.place(WHEN)), label.text(LABEL))));
  }

  static Ageing readAgeing(Optional<Fields> written, Problems problems) {
    if (written.isEmpty()) {
      return Ageing.DEFAULT;
    }
    Fields options = written.get();
    List<Integer> days = new ArrayList<>();
    options.texts(DAYS).forEach(day -> days.add(Integer.parseInt(day)));
    for (int i = 1; i < days.size(); i++) {
      if (days.get(i) <= days.get(i - 1)) {
        problems.report(
            Problem.user(options.place(DAYS), "bad-ageing", "the days of buckets must ascend"));
        break;
      }
    }
    return new Ageing(
        options.text(FROM, "date").equals(FIRST_SEEN),
        days.isEmpty() ? Ageing.DEFAULT.days() : days);
  }
}
