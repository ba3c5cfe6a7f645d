package dev.sluice.operation;

import dev.sluice.document.Fields;
import dev.sluice.document.Node;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.problem.Suggestion;
import dev.sluice.step.Step;
import dev.sluice.step.StepType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How users write a {@link Vlookup}. */
final class VlookupType implements StepType {

  private static final String KEY = "key";
  private static final String IN = "in";
  private static final String MATCH_COLUMN = "match-column";
  private static final String RETURN = "return";
  private static final String MATCH = "match";
  private static final String NOT_FOUND = "not-found";
  private static final String DEFAULT = "default";

  @Override
  public String name() {
    return "vlookup";
  }

  @Override
  public String summary() {
    return "Adds columns of the row that is found in another table, as Excel's VLOOKUP does.";
  }

  @Override
  public String example() {
    return """
        - vlookup:
            table: bank
            key: account
            in: accounts
            match-column: id
            return: {owner: name, limit: credit_limit}
            on-error: keep
        """;
  }

  @Override
  public ObjectShape options() {
    return InputTable.shape()
        .required(
            KEY,
            new Shape.Text("a column or a formula"),
            "what to look up: a column of the table, or a formula that starts with =")
        .required(IN, new Shape.Text("the name of a table"), "the table to look in")
        .required(
            MATCH_COLUMN, new Shape.Text("a column"), "the column of that table with the keys")
        .required(
            RETURN,
            ColumnChoice.SHAPE,
            "the new columns: {owner: name} adds that table's name as owner")
        .optional(
            MATCH,
            new Shape.Choice(List.of("exact", "approximate", "wildcard")),
            "exact (without it); approximate: the largest key that is not larger; wildcard: * ? ~"
                + " in the looked-up text; always without regard to case, and the first match counts")
        .optional(
            NOT_FOUND,
            new Shape.Choice(List.of("error", "blank")),
            "what a row without a match gets: the error #N/A (without it) or blanks")
        .optional(
            DEFAULT,
            new Shape.MapOf(new Shape.Text("a constant")),
            "constants for a row without a match, by new column")
        .optional(OnError.KEY, OnError.shape(OnError.values()), OnError.HELP);
  }

  @Override
  public Optional<Step> read(Fields options, Problems problems) {
    int before = problems.count();
    List<ColumnChoice> returned = ColumnChoice.read(options, RETURN, problems);
    Map<String, TypedConstant> defaults = defaults(options, returned, problems);
    Vlookup step =
        new Vlookup(
            InputTable.read(options),
            new LookupKey(options.text(KEY).strip(), options.place(KEY)),
            new ColumnReference(options.text(IN), options.place(IN)),
            new ColumnReference(options.text(MATCH_COLUMN), options.place(MATCH_COLUMN)),
            returned,
            Vlookup.Match.valueOf(options.text(MATCH, "exact").toUpperCase(Locale.ROOT)),
            Vlookup.NotFound.valueOf(options.text(NOT_FOUND, "error").toUpperCase(Locale.ROOT)),
            defaults,
            OnError.read(options));
    return problems.count() == before ? Optional.of(step) : Optional.empty();
  }

  private static Map<String, TypedConstant> defaults(
      Fields options, List<ColumnChoice> returned, Problems problems) {
    List<String> names = returned.stream().map(ColumnChoice::name).toList();
    Map<String, String> texts = options.textEntries(DEFAULT);
    Map<String, TypedConstant> defaults = new LinkedHashMap<>();
    for (Map.Entry<String, Node> constant : options.entries(DEFAULT).entrySet()) {
      String name = constant.getKey();
      defaults.put(
          name, new TypedConstant(texts.getOrDefault(name, ""), constant.getValue().place()));
      if (!names.contains(name)) {
        problems.report(
            Problem.user(
                    constant.getValue().place(),
                    "unknown-column",
                    "\"" + name + "\" is not returned; there is " + String.join(", ", names))
                .withHint(Suggestion.hint(name, names).orElse(null)));
      }
    }
    if (options.has(DEFAULT) && options.text(NOT_FOUND, "").equals("error")) {
      problems.report(
          Problem.user(
              options.place(NOT_FOUND),
              "conflicting-keys",
              "a row without a match is either an error or gets the constants of \""
                  + DEFAULT
                  + "\""));
    } else if (options.has(DEFAULT) && !options.has(NOT_FOUND)) {
      List<String> without = names.stream().filter(name -> !defaults.containsKey(name)).toList();
      if (!without.isEmpty()) {
        problems.report(
            Problem.user(
                    options.place(DEFAULT),
                    "missing-default",
                    "there is no constant for " + String.join(", ", without))
                .withHint("not-found: blank leaves the others blank"));
      }
    }
    return defaults;
  }
}
