package dev.sluice.operation;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.Step;
import dev.sluice.step.StepType;
import dev.sluice.step.column.ColumnReference;
import java.util.List;
import java.util.Optional;

/** How users write an {@link Unpivot}. */
final class UnpivotType implements StepType {

  private static final String KEEP = "keep";
  private static final String COLUMNS = "columns";
  private static final String NAMES_TO = "names-to";
  private static final String VALUES_TO = "values-to";
  private static final String BLANKS = "blanks";

  @Override
  public String name() {
    return "unpivot";
  }

  @Override
  public String summary() {
    return "Turns columns into rows, the opposite of a pivot table.";
  }

  @Override
  public String example() {
    return """
        - unpivot:
            table: budget
            keep: account
            names-to: month
            values-to: amount
            blanks: skip
        """;
  }

  @Override
  public ObjectShape options() {
    return InputTable.shape()
        .optional(
            KEEP,
            new Shape.ListOf(new Shape.Text("a column")),
            "the columns that every row keeps; without it all that do not become rows")
        .optional(
            COLUMNS,
            new Shape.ListOf(new Shape.Text("a column")),
            "the columns that become rows; without it all that are not kept; their types must"
                + " widen to one without loss")
        .required(
            NAMES_TO,
            new Shape.Text("the name of a new column"),
            "the column that gets the names of the columns")
        .required(
            VALUES_TO, new Shape.Text("the name of a new column"), "the column that gets the cells")
        .optional(
            BLANKS,
            new Shape.Choice(List.of("keep", "skip")),
            "skip drops and counts the rows of blank cells; without it they stay");
  }

  @Override
  public Optional<Step> read(Fields options, Problems problems) {
    if (!options.has(KEEP) && !options.has(COLUMNS)) {
      problems.report(
          Problem.user(
              options.place(),
              "missing-key",
              "say which columns become rows by \"columns\", or which stay by \"keep\""));
      return Optional.empty();
    }
    return Optional.of(
        new Unpivot(
            InputTable.read(options),
            ColumnReference.list(options, KEEP),
            ColumnReference.list(options, COLUMNS),
            new ColumnReference(options.text(NAMES_TO), options.place(NAMES_TO)),
            new ColumnReference(options.text(VALUES_TO), options.place(VALUES_TO)),
            options.text(BLANKS, "keep").equals("skip")
                ? Unpivot.Blanks.SKIP
                : Unpivot.Blanks.KEEP));
  }
}
