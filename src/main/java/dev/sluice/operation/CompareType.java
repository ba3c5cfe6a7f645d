package dev.sluice.operation;

import dev.sluice.document.Fields;
import dev.sluice.document.Node;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.problem.Problems;
import dev.sluice.step.Step;
import dev.sluice.step.StepType;
import dev.sluice.step.column.ColumnReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How users write a {@link Compare}. */
final class CompareType implements StepType {

  private static final String WITH = "with";
  private static final String KEYS = "keys";
  private static final String COLUMNS = "columns";
  private static final String LEFT_SUFFIX = "left-suffix";
  private static final String RIGHT_SUFFIX = "right-suffix";
  private static final String STATUS_COLUMN = "status-column";
  private static final String CHANGED_COLUMN = "changed-column";
  private static final String DIFFERENCES = "differences";
  private static final String TOLERANCE = "tolerance";
  private static final String SAME = "same";

  @Override
  public String name() {
    return "compare";
  }

  @Override
  public String summary() {
    return "Compares two tables by key: what is the same, changed, or on one side only.";
  }

  @Override
  public String example() {
    return """
        - compare:
            table: before
            with: after
            keys: [id]
            columns: [amount, {owner: holder}]
            differences: amount
            tolerance: {amount: 0.01}
            same: drop
            into: changes
        """;
  }

  @Override
  public ObjectShape options() {
    Shape newColumn = new Shape.Text("the name of a new column");
    return InputTable.shape()
        .required(
            WITH, new Shape.Text("the name of a table"), "the table to compare with, the right one")
        .required(
            KEYS,
            ColumnChoice.SHAPE,
            "the keys: columns that both tables have, or a mapping from columns of the table to"
                + " columns of the right one; a blank key equals a blank key; texts are equal when"
                + " every character is, also in case")
        .optional(
            COLUMNS,
            ColumnChoice.SHAPE,
            "what to compare, written like the keys; without it all other columns that both tables"
                + " have")
        .optional(
            LEFT_SUFFIX,
            new Shape.Text("a text"),
            "what the name of a compared column gets behind for the value of the table; without it"
                + " _left")
        .optional(RIGHT_SUFFIX, new Shape.Text("a text"), "the same for the right one; _right")
        .optional(
            STATUS_COLUMN,
            newColumn,
            "gets same, changed, only-left or only-right; without it its name is status")
        .optional(
            CHANGED_COLUMN,
            newColumn,
            "gets the names of the columns that changed; without it its name is changed_columns")
        .optional(
            DIFFERENCES,
            new Shape.ListOf(new Shape.Text("a column")),
            "compared columns of numbers that get a column <column>_difference: right less left")
        .optional(
            TOLERANCE,
            new Shape.MapOf(new Shape.Text("a number or a percentage")),
            "how far the numbers of a column may differ and still be the same: 0.01, or 0.5% of the"
                + " left one")
        .optional(
            SAME,
            new Shape.Choice(List.of("keep", "drop")),
            "what becomes of rows that are the same: keep (without it), or drop, which counts them");
  }

  @Override
  public Optional<Step> read(Fields options, Problems problems) {
    int before = problems.count();
    Compare step =
        new Compare(
            InputTable.read(options),
            new ColumnReference(options.text(WITH), options.place(WITH)),
            ColumnChoice.read(options, KEYS, problems),
            ColumnChoice.read(options, COLUMNS, problems),
            options.text(LEFT_SUFFIX, "_left"),
            options.text(RIGHT_SUFFIX, "_right"),
            newColumn(options, STATUS_COLUMN, "status"),
            newColumn(options, CHANGED_COLUMN, "changed_columns"),
            ColumnReference.list(options, DIFFERENCES),
            tolerances(options, problems),
            TextRule.EXACT,
            Compare.Same.valueOf(options.text(SAME, "keep").toUpperCase(Locale.ROOT)));
    return problems.count() == before ? Optional.of(step) : Optional.empty();
  }

  private static NewColumn newColumn(Fields options, String key, String otherwise) {
    return new NewColumn(options.text(key, otherwise), options.place(key));
  }

  private static Map<String, Tolerance> tolerances(Fields options, Problems problems) {
    Map<String, String> texts = options.textEntries(TOLERANCE);
    Map<String, Tolerance> tolerances = new LinkedHashMap<>();
    for (Map.Entry<String, Node> entry : options.entries(TOLERANCE).entrySet()) {
      Tolerance.parse(
              texts.getOrDefault(entry.getKey(), "").strip(), entry.getValue().place(), problems)
          .ifPresent(tolerance -> tolerances.put(entry.getKey(), tolerance));
    }
    return tolerances;
  }
}
