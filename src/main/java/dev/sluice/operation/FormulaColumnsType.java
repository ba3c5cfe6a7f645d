package dev.sluice.operation;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.formula.FormulaText;
import dev.sluice.problem.Problems;
import dev.sluice.step.Step;
import dev.sluice.step.StepType;
import java.util.LinkedHashMap;
import java.util.Optional;

/** How users write {@link FormulaColumns}. */
final class FormulaColumnsType implements StepType {

  private static final String COLUMNS = "columns";

  @Override
  public String name() {
    return "formula";
  }

  @Override
  public String summary() {
    return "Adds or replaces columns by Excel formulas.";
  }

  @Override
  public String example() {
    return """
        - formula:
            table: bank
            columns:
              net: "=ROUND([@amount]*(1-[@fee_rate]),2)"
              is_large: "=[@net]>=10000"
            on-error: quarantine
        """;
  }

  @Override
  public ObjectShape options() {
    return InputTable.shape()
        .required(
            COLUMNS,
            new Shape.MapOf(new Shape.Text("a formula")),
            "the formulas by the name of their column; [@x] is column x of the same row")
        .optional(
            OnError.KEY,
            OnError.shape(OnError.QUARANTINE, OnError.KEEP, OnError.FAIL),
            OnError.HELP + "; keep adds a column <column>_error");
  }

  @Override
  public Optional<Step> read(Fields options, Problems problems) {
    LinkedHashMap<String, FormulaText> columns = new LinkedHashMap<>();
    Fields written = options.nested(COLUMNS).orElseThrow();
    options
        .textEntries(COLUMNS)
        .forEach((name, text) -> columns.put(name, new FormulaText(text, written.place(name))));
    return Optional.of(
        new FormulaColumns(InputTable.read(options), columns, OnError.read(options)));
  }
}
