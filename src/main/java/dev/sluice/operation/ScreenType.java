package dev.sluice.operation;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.problem.Problems;
import dev.sluice.step.Step;
import dev.sluice.step.StepDocuments;
import dev.sluice.step.StepType;
import java.util.Optional;

/** How users write a {@link Screen}. */
final class ScreenType implements StepType {

  private static final String RULES = "rules";

  @Override
  public String name() {
    return "screen";
  }

  @Override
  public String summary() {
    return "Drops rows by the conditions of a rule file, and counts them by reason.";
  }

  @Override
  public String example() {
    return """
        - screen:
            table: trades
            rules: transforms/market/trade-rules.csv
            into: screened
        """;
  }

  @Override
  public ObjectShape options() {
    return InputTable.shape()
        .required(
            RULES,
            new Shape.Text("a file"),
            "a CSV file with the columns reason, when and, if wanted, note; when is a formula, and"
                + " the first rule that is TRUE drops the row")
        .optional(OnError.KEY, OnError.shape(OnError.values()), OnError.HELP);
  }

  @Override
  public Optional<Step> read(Fields options, Problems problems) {
    throw new UnsupportedOperationException("the rules are a document of their own");
  }

  @Override
  public Optional<Step> read(Fields options, StepDocuments documents, Problems problems) {
    return documents
        .text(options.text(RULES), options.place(RULES))
        .flatMap(
            document ->
                ScreenRule.read(document, problems)
                    .map(
                        rules ->
                            new Screen(
                                InputTable.read(options),
                                document.path(),
                                rules,
                                OnError.read(options))));
  }
}
