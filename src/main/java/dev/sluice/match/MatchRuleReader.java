package dev.sluice.match;

import dev.sluice.document.Fields;
import dev.sluice.document.Node;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.match.block.Cardinality;
import dev.sluice.match.block.DayWindow;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How users write a {@link MatchRule}. */
final class MatchRuleReader {

  private static final String NAME = "name";
  private static final String KEYS = "keys";
  static final String IGNORE = "ignore";

  static final Shape IGNORE_SHAPE =
      new Shape.ListOf(new Shape.Choice(List.of("case", "spaces", "punctuation")));
  private static final String DAYS = "days";
  private static final String DAY_COUNT = "day-count";
  private static final String TOLERANCE = "tolerance";
  private static final String SIMILAR = "similar";
  private static final String CARDINALITY = "cardinality";
  private static final String SEARCH = "search";
  private static final String MEMBERS = "members";
  private static final String BUDGET = "budget";
  private static final String STATUS = "status";
  private static final String AT_LEAST = "at-least";
  private static final String BUSINESS = "business";
  private static final String SUGGESTED = "suggested";
  private static final int MOST_MEMBERS = 60;
  private static final int MEMBERS_UNLESS_SAID = 8;
  private static final long BUDGET_UNLESS_SAID = 4_000_000;
  private static final long MOST_BUDGET = 1_000_000_000;

  private MatchRuleReader() {}

  static ObjectShape options() {
    return ObjectShape.of()
        .required(NAME, new Shape.Text("a name"), "what matches of this rule are called")
        .required(
            KEYS,
            new Shape.ListOf(SideValue.SHAPE),
            "what must be equal, each a column or formula of both tables, or {left: ..., right:"
                + " ...}; a blank equals nothing")
        .optional(IGNORE, IGNORE_SHAPE, "what does not count in keys that are texts")
        .optional(DAYS, new Shape.Text("a number of days or a range"), DayRange.HELP)
        .optional(
            DAY_COUNT,
            new Shape.Choice(List.of("calendar", BUSINESS)),
            "which days count: calendar (without it) or business days")
        .optional(
            TOLERANCE,
            RuleTolerance.SHAPE,
            "how far the right amount may lie from the left one: 0.05, 1% of the left one, {below:"
                + " 1, above: 3}, or {by-currency: {CHF: 0.05, other: 0}}; without it 0")
        .optional(
            SIMILAR,
            new Shape.MapOf(
                new Shape.Anything("a number up to 1, or a mapping with left, right and at-least")),
            "texts that must be alike, each with the least Jaro-Winkler similarity: {counterparty:"
                + " 0.9}, or {name: {left: payer, right: customer, at-least: 0.9}}")
        .optional(
            CARDINALITY,
            new Shape.Choice(List.of("one-to-one", "one-to-many", "many-to-one", "many-to-many")),
            "how many rows of the left and the right table a match has; without it one-to-one."
                + " Rows of a key match together when their sums agree")
        .optional(
            SEARCH,
            new Shape.Flag(),
            "whether sets of rows with the right sum are searched for among the rows of a key;"
                + " one solution is a match, several are a suggestion")
        .optional(
            MEMBERS,
            new Shape.WholeNumber(2, MOST_MEMBERS),
            "the most rows of a set on a side, for a search; without it " + MEMBERS_UNLESS_SAID)
        .optional(
            BUDGET,
            new Shape.WholeNumber(1, MOST_BUDGET),
            "the most steps of work on the rows of a key, for a search or for similar texts; a"
                + " block that needs more stays open and says so; without it "
                + BUDGET_UNLESS_SAID)
        .optional(
            STATUS,
            new Shape.Choice(List.of("matched", SUGGESTED)),
            "what a match of this rule is: matched (without it), or suggested to a human");
  }

  static MatchRule read(Fields options, Problems problems) {
    Cardinality cardinality =
        Cardinality.valueOf(
            options.text(CARDINALITY, "one-to-one").replace('-', '_').toUpperCase(Locale.ROOT));
    boolean searches = options.flag(SEARCH, false);
    List<MatchRule.Similar> similar = similar(options, problems);
    requireSense(options, cardinality, searches, !similar.isEmpty(), problems);
    DayWindow window =
        DayRange.read(options, DAYS, options.text(DAY_COUNT, "").equals(BUSINESS), problems);
    return new MatchRule(
        options.text(NAME),
        options.place(),
        SideValue.list(options, KEYS, problems),
        ignored(options),
        window,
        RuleTolerance.read(options, TOLERANCE, problems),
        similar,
        cardinality,
        searches,
        (int) options.wholeNumber(MEMBERS, MEMBERS_UNLESS_SAID),
        options.wholeNumber(BUDGET, BUDGET_UNLESS_SAID),
        options.text(STATUS, "").equals(SUGGESTED));
  }

  static Set<MatchRule.Ignored> ignored(Fields options) {
    return options.texts(IGNORE).stream()
        .map(word -> MatchRule.Ignored.valueOf(word.toUpperCase(Locale.ROOT)))
        .collect(Collectors.toSet());
  }

  private static void requireSense(
      Fields options,
      Cardinality cardinality,
      boolean searches,
      boolean isSimilar,
      Problems problems) {
    if (searches && cardinality == Cardinality.ONE_TO_ONE) {
      problems.report(
          Problem.user(options.place(SEARCH), "bad-rule", "a search finds sets, not single rows")
              .withHint("add cardinality: one-to-many, many-to-one or many-to-many"));
    }
    if (isSimilar && cardinality != Cardinality.ONE_TO_ONE) {
      problems.report(
          Problem.user(
              options.place(SIMILAR),
              "bad-rule",
              "only rows that match one to one can have similar texts"));
    }
    for (String key : List.of(MEMBERS)) {
      if (options.has(key) && !searches) {
        problems.report(
            Problem.user(options.place(key), "bad-rule", "\"" + key + "\" is for a search")
                .withHint("add search: true"));
      }
    }
  }

  private static List<MatchRule.Similar> similar(Fields options, Problems problems) {
    List<MatchRule.Similar> found = new ArrayList<>();
    options
        .entries(SIMILAR)
        .forEach((name, node) -> similar(name, node, problems).ifPresent(found::add));
    return found;
  }

  private static Optional<MatchRule.Similar> similar(String name, Node node, Problems problems) {
    if (node instanceof Node.Mapping mapping
        && mapping.entries().keySet().equals(Set.of("left", "right", AT_LEAST))) {
      Node.Entry left = Objects.requireNonNull(mapping.entries().get("left"));
      Node.Entry right = Objects.requireNonNull(mapping.entries().get("right"));
      Node.Entry least = Objects.requireNonNull(mapping.entries().get(AT_LEAST));
      if (left.value() instanceof Node.Scalar l && right.value() instanceof Node.Scalar r) {
        SideValue texts =
            new SideValue(
                new SideValue.Written(l.text(), l.place()),
                new SideValue.Written(r.text(), r.place()));
        return least(least.value(), problems).map(most -> new MatchRule.Similar(texts, most));
      }
    }
    SideValue both = SideValue.both(name, node.place());
    return least(node, problems).map(most -> new MatchRule.Similar(both, most));
  }

  private static Optional<Double> least(Node node, Problems problems) {
    if (node instanceof Node.Scalar scalar) {
      try {
        double least = Double.parseDouble(scalar.text());
        if (least > 0 && least <= 1) {
          return Optional.of(least);
        }
      } catch (NumberFormatException e) {
        // Reported like a number out of range.
      }
    }
    Place place = node.place();
    problems.report(
        Problem.user(place, "bad-similarity", node.described() + " is no similarity")
            .withHint("write a number above 0 and up to 1, or {left:, right:, at-least:}"));
    return Optional.empty();
  }
}
