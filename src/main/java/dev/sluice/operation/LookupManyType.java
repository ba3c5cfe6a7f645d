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
import dev.sluice.step.column.ColumnReference;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How users write a {@link LookupMany}. */
final class LookupManyType implements StepType {

  private static final String RETURN = "return";
  private static final String UNMATCHED = "unmatched";
  private static final String NUMBER = "number-column";

  @Override
  public String name() {
    return "lookup-many";
  }

  @Override
  public String summary() {
    return "Adds columns of all rows that are found in another table, a row for each match, and"
        + " proves that no row is lost.";
  }

  @Override
  public String example() {
    return """
        - lookup-many:
            table: invoices
            key: invoice
            in: payments
            match-column: invoice_no
            return: {paid_on: day, paid: amount}
            number-column: payment
        """;
  }

  @Override
  public ObjectShape options() {
    return LookupKeys.several(InputTable.shape())
        .required(
            RETURN,
            ColumnChoice.SHAPE,
            "the new columns: {paid: amount} adds that table's amount as paid")
        .optional(
            UNMATCHED,
            new Shape.Choice(List.of("keep", "drop")),
            "what becomes of a row without a match: keep (without it) leaves it once, with blanks;"
                + " drop counts it under a reason")
        .optional(
            NUMBER,
            new Shape.Text("the name of a new column"),
            "a new column that numbers the matches of a row from 1 on in the order of the file;"
                + " blank without a match")
        .optional(
            OnError.KEY,
            OnError.shape(OnError.QUARANTINE, OnError.KEEP, OnError.FAIL),
            OnError.HELP + "; a row without a match is no error here");
  }

  @Override
  public Optional<Step> read(Fields options, Problems problems) {
    int before = problems.count();
    Lookup lookup =
        new Lookup(
            InputTable.read(options),
            LookupKeys.read(options, problems),
            new LookupSearch(LookupMatch.EXACT, Pick.FIRST),
            ColumnChoice.read(options, RETURN, problems),
            Misses.blank(),
            OnError.read(options));
    LookupMany step =
        new LookupMany(
            lookup,
            LookupMany.Unmatched.valueOf(options.text(UNMATCHED, "keep").toUpperCase(Locale.ROOT)),
            options
                .optionalText(NUMBER)
                .map(name -> new ColumnReference(name, options.place(NUMBER))));
    return problems.count() == before ? Optional.of(step) : Optional.empty();
  }
}
