package dev.sluice.operation;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.formula.LookupMatch;
import dev.sluice.formula.LookupSearch;
import dev.sluice.formula.Pick;
import dev.sluice.problem.Problems;
import dev.sluice.step.Step;
import dev.sluice.step.StepType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How users write a {@link Vlookup}. */
final class VlookupType implements StepType {

  private static final String RETURN = "return";
  private static final String MATCH = "match";
  private static final Map<String, LookupSearch> SEARCHES =
      Map.of(
          "exact", new LookupSearch(LookupMatch.EXACT, Pick.FIRST),
          "approximate", new LookupSearch(LookupMatch.NEXT_SMALLER, Pick.LAST),
          "wildcard", new LookupSearch(LookupMatch.WILDCARD, Pick.FIRST));

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
    ObjectShape shape =
        LookupKeys.single(InputTable.shape())
            .required(
                RETURN,
                ColumnChoice.SHAPE,
                "the new columns: {owner: name} adds that table's name as owner")
            .optional(
                MATCH,
                new Shape.Choice(List.of("exact", "approximate", "wildcard")),
                "exact (without it); approximate: the largest key that is not larger; wildcard: * ?"
                    + " ~ in the looked-up text; always without regard to case, and the first match"
                    + " counts");
    return Misses.in(shape).optional(OnError.KEY, OnError.shape(OnError.values()), OnError.HELP);
  }

  @Override
  public Optional<Step> read(Fields options, Problems problems) {
    int before = problems.count();
    List<ColumnChoice> returned = ColumnChoice.read(options, RETURN, problems);
    Lookup lookup =
        new Lookup(
            InputTable.read(options),
            LookupKeys.read(options, problems),
            Objects.requireNonNull(SEARCHES.get(options.text(MATCH, "exact"))),
            returned,
            Misses.read(options, returned, problems),
            OnError.read(options));
    return problems.count() == before ? Optional.of(new Vlookup(lookup)) : Optional.empty();
  }
}
