package dev.sluice.operation;

import dev.sluice.document.Fields;
import dev.sluice.document.Node;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.operation.Classify.Unmatched;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.Step;
import dev.sluice.step.StepDocuments;
import dev.sluice.step.StepType;
import dev.sluice.step.column.ColumnReference;
import java.util.Optional;

/** How users write a {@link Classify}. */
final class ClassifyType implements StepType {

  private static final String COLUMN = "column";
  private static final String RULES = "rules";
  private static final String ADD = "add";
  private static final String OTHERWISE = "otherwise";
  private static final String REJECT = "reject";
  private static final String VALUE = "null, " + REJECT + " or a text";
  private static final Unmatched BLANK = new Unmatched(Optional.empty(), false);

  @Override
  public String name() {
    return "classify";
  }

  @Override
  public String summary() {
    return "Gives each row the value of the first pattern of a rule file that a text fits.";
  }

  @Override
  public String example() {
    return """
        - classify:
            table: quotes
            column: exchange
            rules: transforms/market/parent-exchanges.csv
            add: parent_exchange
        """;
  }

  @Override
  public ObjectShape options() {
    return InputTable.shape()
        .required(COLUMN, new Shape.Text("a column"), "the column with the text")
        .required(
            RULES,
            new Shape.Text("a file"),
            "a CSV file with the columns pattern, value and, if wanted, note; a pattern is one of"
                + " SQL's LIKE, the first that fits counts")
        .required(ADD, new Shape.Text("the name of a new column"), "gets the value")
        .optional(
            OTHERWISE,
            new Shape.Anything(VALUE),
            "what a text that fits no pattern and a blank get; null without it; reject sends the"
                + " row to quarantine");
  }

  @Override
  public Optional<Step> read(Fields options, Problems problems) {
    throw new UnsupportedOperationException("the rules are a document of their own");
  }

  @Override
  public Optional<Step> read(Fields options, StepDocuments documents, Problems problems) {
    int before = problems.count();
    Unmatched unmatched =
        options.node(OTHERWISE).map(node -> unmatched(node, problems)).orElse(BLANK);
    Optional<ClassRules> rules =
        documents
            .text(options.text(RULES), options.place(RULES))
            .flatMap(document -> ClassRules.read(document, problems));
    return problems.count() == before
        ? rules.map(
            read ->
                new Classify(
                    InputTable.read(options),
                    new ColumnReference(options.text(COLUMN), options.place(COLUMN)),
                    read,
                    new NewColumn(options.text(ADD), options.place(ADD)),
                    unmatched))
        : Optional.empty();
  }

  private static Unmatched unmatched(Node node, Problems problems) {
    if (!(node instanceof Node.Scalar scalar)) {
      problems.report(
          Problem.user(
              node.place(),
              "wrong-type",
              node.described() + " stands where " + VALUE + " is expected"));
      return BLANK;
    }
    if (scalar.isNull() || scalar.text().isBlank()) {
      return BLANK;
    }
    return scalar.text().equals(REJECT)
        ? new Unmatched(Optional.empty(), true)
        : new Unmatched(Optional.of(scalar.text()), false);
  }
}
