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

/** How users write a {@link Join}. */
final class JoinType implements StepType {

  private static final String WITH = "with";
  private static final String ON = "on";
  private static final String KIND = "kind";
  private static final String COLUMNS = "columns";
  private static final String PREFIX = "prefix";
  private static final String SUFFIX = "suffix";
  private static final String NULL_KEYS = "null-keys";
  private static final String CARDINALITY = "cardinality";

  @Override
  public String name() {
    return "join";
  }

  @Override
  public String summary() {
    return "Brings rows of two tables together by equal keys, and proves that none multiplies"
        + " against your word.";
  }

  @Override
  public String example() {
    return """
        - join:
            table: bank
            with: accounts
            on: {account: id}
            kind: left
            columns: [owner, {account_currency: currency}]
        """;
  }

  @Override
  public ObjectShape options() {
    return InputTable.shape()
        .required(WITH, new Shape.Text("the name of a table"), "the table to join, the right one")
        .optional(
            ON,
            ColumnChoice.SHAPE,
            "the keys: columns that both tables have, or a mapping from columns of the table to"
                + " columns of the right one; texts are equal when every character is, also in"
                + " case")
        .optional(
            KIND,
            new Shape.Choice(JoinKind.words()),
            "which rows stay: inner (without it), left, right, full, semi, anti or cross")
        .optional(
            COLUMNS,
            ColumnChoice.SHAPE,
            "the columns to take from the right table; without it all but the shared keys")
        .optional(
            PREFIX,
            new Shape.Text("a text"),
            "what a column of the right table gets in front when both tables have its name")
        .optional(SUFFIX, new Shape.Text("a text"), "what it gets behind")
        .optional(
            NULL_KEYS,
            new Shape.Choice(List.of("never-match", "match")),
            "whether a blank key equals a blank key; without it never-match")
        .optional(
            CARDINALITY,
            new Shape.Choice(Cardinality.words()),
            "how many partners a row may have, which the run proves: many-to-one (without it) lets"
                + " each row find at most one; a cross join is many-to-many without it");
  }

  @Override
  public Optional<Step> read(Fields options, Problems problems) {
    int before = problems.count();
    JoinKind kind = options.optionalText(KIND).map(JoinKind::of).orElse(JoinKind.INNER);
    if (kind == JoinKind.CROSS) {
      refuse(options, kind, "it pairs every row with every row", problems, ON, NULL_KEYS);
    } else if (!options.has(ON)) {
      problems.report(
          Problem.user(
              options.place(), "missing-key", "\"" + ON + "\" is missing: the keys to join by"));
    }
    if (!kind.pairs()) {
      refuse(
          options,
          kind,
          "it keeps rows of the table as they are, each at most once",
          problems,
          COLUMNS,
          PREFIX,
          SUFFIX,
          CARDINALITY);
    }
    Join join = join(options, kind, problems);
    return problems.count() == before ? Optional.of(join) : Optional.empty();
  }

  private static Join join(Fields options, JoinKind kind, Problems problems) {
    boolean match = options.text(NULL_KEYS, "").equals("match");
    return new Join(
        InputTable.read(options),
        new ColumnReference(options.text(WITH), options.place(WITH)),
        new JoinKeys(
            ColumnChoice.read(options, ON, problems),
            match ? JoinKeys.Nulls.MATCH : JoinKeys.Nulls.NEVER_MATCH),
        kind,
        options
            .optionalText(CARDINALITY)
            .map(Cardinality::of)
            .orElse(kind == JoinKind.CROSS ? Cardinality.MANY_TO_MANY : Cardinality.MANY_TO_ONE),
        new JoinColumns(
            ColumnChoice.read(options, COLUMNS, problems),
            options.optionalText(PREFIX),
            options.optionalText(SUFFIX)));
  }

  private static void refuse(
      Fields options, JoinKind kind, String reason, Problems problems, String... keys) {
    for (String key : keys) {
      if (options.has(key)) {
        problems.report(
            Problem.user(
                options.place(key),
                "conflicting-keys",
                "a " + kind.written() + " join takes no \"" + key + "\": " + reason));
      }
    }
  }
}
