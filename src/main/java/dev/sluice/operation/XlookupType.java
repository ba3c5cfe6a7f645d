package dev.sluice.operation;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.formula.LookupMatch;
import dev.sluice.formula.LookupSearch;
import dev.sluice.formula.Pick;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.Step;
import dev.sluice.step.StepType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How users write an {@link Xlookup}. */
final class XlookupType implements StepType {

  private static final String RETURN = "return";
  private static final String MATCH = "match";
  private static final String SEARCH = "search";

  @Override
  public String name() {
    return "xlookup";
  }

  @Override
  public String summary() {
    return "Adds columns of the row that is found in another table, as Excel's XLOOKUP does: by one"
        + " key or several, exact or nearest, the first match or the last.";
  }

  @Override
  public String example() {
    return """
        - xlookup:
            table: orders
            keys: {item: item, region: market}
            in: prices
            return: {unit_price: price}
            search: last
            default: {unit_price: 0}
        """;
  }

  @Override
  public ObjectShape options() {
    ObjectShape shape =
        LookupKeys.several(InputTable.shape())
            .required(
                RETURN,
                ColumnChoice.SHAPE,
                "the new columns: {owner: name} adds that table's name as owner")
            .optional(
                MATCH,
                new Shape.Choice(List.of("exact", "next-smaller", "next-larger", "wildcard")),
                "exact (without it); next-smaller and next-larger: the equal key, else the nearest"
                    + " on that side; wildcard: * ? ~ in the looked-up text; always without regard"
                    + " to case, and a blank key finds nothing")
            .optional(
                SEARCH,
                new Shape.Choice(List.of("first", "last")),
                "which of several rows that fit counts, by their order in the file: first (without"
                    + " it) or last");
    return Misses.in(shape).optional(OnError.KEY, OnError.shape(OnError.values()), OnError.HELP);
  }

  @Override
  public Optional<Step> read(Fields options, Problems problems) {
    int before = problems.count();
    List<ColumnChoice> returned = ColumnChoice.read(options, RETURN, problems);
    LookupKeys keys = LookupKeys.read(options, problems);
    LookupMatch match = LookupMatch.valueOf(word(options, MATCH, "exact"));
    if (match != LookupMatch.EXACT && keys.keys().size() > 1) {
      problems.report(
          Problem.user(
                  options.place(MATCH),
                  "conflicting-keys",
                  "several keys are found by an exact match only")
              .withHint("look the nearest up with one key, in a table filtered before"));
    }
    Lookup lookup =
        new Lookup(
            InputTable.read(options),
            keys,
            new LookupSearch(match, Pick.valueOf(word(options, SEARCH, "first"))),
            returned,
            Misses.read(options, returned, problems),
            OnError.read(options));
    return problems.count() == before ? Optional.of(new Xlookup(lookup)) : Optional.empty();
  }

  private static String word(Fields options, String key, String otherwise) {
    return options.text(key, otherwise).toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
