package dev.sluice.match;

import dev.sluice.document.Fields;
import dev.sluice.document.Node;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.Step;
import dev.sluice.step.StepType;
import dev.sluice.step.column.ColumnReference;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How users write a {@link Match}. */
final class MatchType implements StepType {

  private static final String LEFT = "left";
  private static final String RIGHT = "right";
  private static final String ID = "id";
  private static final String AMOUNT = "amount";
  private static final String DATE = "date";
  private static final String CURRENCY = "currency";
  private static final String ACCOUNT = "account";
  private static final String ORDER = "order";
  private static final String HOLIDAYS = "holidays";
  private static final String RULES = "rules";
  private static final String BREAKS = "breaks";
  private static final String AGEING = "ageing";
  private static final String PREVIOUS = "previous";
  private static final String DECISIONS = "decisions";
  private static final String INTO = "into";

  private static final Pattern TABLE_COLUMN = Pattern.compile("([^\\[\\]]+)\\[([^\\[\\]]+)]");

  @Override
  public String name() {
    return "match";
  }

  @Override
  public String summary() {
    return "Matches the items of two tables by rules in order, and classifies and ages the breaks.";
  }

  @Override
  public String example() {
    return """
        - match:
            left: bank
            right: ledger
            id: {left: txn_id, right: entry_id}
            amount: amount
            date: {left: booked_on, right: posted_on}
            account: account
            rules:
              - name: exact
                keys: [account, reference]
                days: 0
              - name: late or rounded
                keys: [account, reference]
                days: -1..5
                tolerance: 0.05
              - name: batch
                keys: [account, batch]
                cardinality: one-to-many
            breaks: {keys: [reference]}
        """;
  }

  @Override
  public ObjectShape options() {
    Shape table = new Shape.Text("the name of a table");
    return ObjectShape.of()
        .required(LEFT, table, "the left table, such as a bank statement")
        .required(
            RIGHT, table, "the right table, such as a ledger; differences are right less left")
        .required(
            ID,
            SideValue.SHAPE,
            "what names an item in every run; like all values a column or formula of both tables,"
                + " or {left: ..., right: ...}")
        .required(AMOUNT, SideValue.SHAPE, "the amounts: decimals or whole numbers")
        .optional(DATE, SideValue.SHAPE, "the dates")
        .optional(
            CURRENCY, SideValue.SHAPE, "the currencies; items of different currencies never match")
        .optional(ACCOUNT, SideValue.SHAPE, "what summaries are made by, beside the currency")
        .optional(
            ORDER,
            new Shape.ListOf(new Shape.Text("a column")),
            "columns that decide between items with the same amount and date, before their id")
        .optional(
            HOLIDAYS,
            new Shape.Text("a column of a table, such as holidays[day]"),
            "days that are no business days, besides Saturdays and Sundays")
        .required(
            RULES,
            new Shape.ListOf(new Shape.Nested(MatchRuleReader.options())),
            "the rules in order; what one matches leaves the pool of the next")
        .optional(
            BREAKS,
            new Shape.Nested(BreakReader.breaks()),
            "how open items are put together and named")
        .optional(AGEING, new Shape.Nested(BreakReader.ageing()), "how open items age")
        .optional(
            PREVIOUS,
            table,
            "the items of earlier runs as this step made them, published by as_of: those that the"
                + " latest run before the as-of date left open enter this one")
        .optional(
            DECISIONS,
            table,
            "what humans decided, with columns decision (match, close or comment), side, item_id,"
                + " group, reason and comment")
        .optional(
            INTO,
            new Shape.Nested(NamesReader.options()),
            "other names for the tables that it makes");
  }

  @Override
  public Set<String> makes(Node options) {
    Node.Entry into = options instanceof Node.Mapping mapping ? mapping.entries().get(INTO) : null;
    return NamesReader.written(into == null ? null : into.value());
  }

  @Override
  public Optional<Step> read(Fields options, Problems problems) {
    int before = problems.count();
    List<MatchRule> rules =
        options.nestedItems(RULES, rule -> MatchRuleReader.read(rule, problems));
    requireDifferentNames(rules, problems);
    Optional<SideValue> id = SideValue.read(options, ID, problems);
    Optional<SideValue> amount = SideValue.read(options, AMOUNT, problems);
    Optional<SideValue> date = SideValue.read(options, DATE, problems);
    Optional<SideValue> currency = SideValue.read(options, CURRENCY, problems);
    requireWhatRulesUse(rules, date.isPresent(), currency.isPresent(), problems);
    Optional<SideValue> account = SideValue.read(options, ACCOUNT, problems);
    Optional<Match.Holidays> holidays = holidays(options, problems);
    BreakOptions breaks = BreakReader.readBreaks(options.nested(BREAKS), rules, problems);
    Ageing ageing = BreakReader.readAgeing(options.nested(AGEING), problems);
    MatchNames names = NamesReader.read(options.nested(INTO), problems);
    if (problems.count() > before || id.isEmpty() || amount.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Match(
            new Match.Side(options.text(LEFT), options.place(LEFT)),
            new Match.Side(options.text(RIGHT), options.place(RIGHT)),
            id.get(),
            amount.get(),
            date,
            currency,
            account,
            ColumnReference.list(options, ORDER),
            holidays,
            rules,
            breaks,
            ageing,
            table(options, PREVIOUS),
            table(options, DECISIONS),
            names,
            options.place()));
  }

  private static Optional<ColumnReference> table(Fields options, String key) {
    return options.optionalText(key).map(name -> new ColumnReference(name, options.place(key)));
  }

  private static Optional<Match.Holidays> holidays(Fields options, Problems problems) {
    Optional<String> text = options.optionalText(HOLIDAYS);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Place place = options.place(HOLIDAYS);
    Matcher reference = TABLE_COLUMN.matcher(text.get().strip());
    if (!reference.matches()) {
      problems.report(
          Problem.user(place, "bad-holidays", "\"" + text.get() + "\" is no column of a table")
              .withHint("write the table with the column in brackets: holidays[day]"));
      return Optional.empty();
    }
    return Optional.of(
        new Match.Holidays(
            new ColumnReference(reference.group(1), place),
            new ColumnReference(reference.group(2), place)));
  }

  private static void requireDifferentNames(List<MatchRule> rules, Problems problems) {
    Set<String> seen = new LinkedHashSet<>();
    for (MatchRule rule : rules) {
      if (!seen.add(rule.name())) {
        problems.report(
            Problem.user(
                rule.place(), "duplicate-rule", "two rules are named \"" + rule.name() + "\""));
      }
    }
  }

  private static void requireWhatRulesUse(
      List<MatchRule> rules, boolean hasDate, boolean hasCurrency, Problems problems) {
    for (MatchRule rule : rules) {
      Map<String, Boolean> missing =
          Map.of(
              "date", !rule.window().isAny() && !hasDate,
              "currency", rule.tolerance().isByCurrency() && !hasCurrency);
      missing.forEach(
          (role, isMissing) -> {
            if (isMissing) {
              problems.report(
                  Problem.user(
                          rule.place(),
                          "missing-key",
                          "rule \"" + rule.name() + "\" needs to know the " + role + " of items")
                      .withHint("add \"" + role + ":\" to the step"));
            }
          });
    }
  }
}
