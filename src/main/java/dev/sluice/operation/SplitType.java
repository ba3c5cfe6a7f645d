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
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** How users write a {@link Split}. */
final class SplitType implements StepType {

  private static final String COLUMN = "column";
  private static final String DELIMITER = "delimiter";
  private static final String WIDTHS = "widths";
  private static final String PATTERN = "pattern";
  private static final String INTO_COLUMNS = "into-columns";
  private static final String INTO_ROWS = "into-rows";
  private static final String POSITION_TO = "position-to";
  private static final String TOO_FEW = "too-few";
  private static final String TOO_MANY = "too-many";
  private static final String TRIM = "trim";
  private static final String ERROR = "error";
  private static final int WIDEST = 100_000;

  @Override
  public String name() {
    return "split";
  }

  @Override
  public String summary() {
    return "Splits a text column into several columns, or into rows.";
  }

  @Override
  public String example() {
    return """
        - split:
            table: bank
            column: reference
            delimiter: "/"
            into-columns: [invoice, period]
            too-few: blank
        """;
  }

  @Override
  public ObjectShape options() {
    return InputTable.shape()
        .required(COLUMN, new Shape.Text("a column"), "the text column to split; it stays as it is")
        .optional(
            DELIMITER, new Shape.Anything("a text"), "what stands between the parts, as it is")
        .optional(
            WIDTHS,
            new Shape.ListOf(new Shape.WholeNumber(1, WIDEST)),
            "the numbers of characters of the parts")
        .optional(
            PATTERN,
            new Shape.Text("a regular expression"),
            "a regular expression of Java that must fit the whole text; its groups are the parts")
        .exactlyOneOf(DELIMITER, WIDTHS, PATTERN)
        .optional(
            INTO_COLUMNS,
            new Shape.ListOf(new Shape.Text("the name of a column")),
            "the columns that get the parts; the name of the split column replaces it")
        .optional(
            INTO_ROWS,
            new Shape.Text("the name of a column"),
            "the column that gets the parts, each in a row of its own; only with a delimiter; a"
                + " blank stays one row")
        .exactlyOneOf(INTO_COLUMNS, INTO_ROWS)
        .optional(
            POSITION_TO,
            new Shape.Text("the name of a new column"),
            "with into-rows: a column that gets the number of the part, from 1")
        .optional(
            TOO_FEW,
            new Shape.Choice(List.of(ERROR, "blank")),
            "what a text with fewer parts is: the error #VALUE! (without it), or fine, with blanks")
        .optional(
            TOO_MANY,
            new Shape.Choice(List.of(ERROR, "rest-in-last")),
            "what a text with more parts is: the error #VALUE! (without it), or fine, with the rest"
                + " in the last part")
        .optional(TRIM, new Shape.Flag(), "true takes spaces and tabs off the ends of each part")
        .optional(
            OnError.KEY,
            OnError.shape(OnError.values()),
            OnError.HELP + "; a blank has blank parts and no error");
  }

  @Override
  public Optional<Step> read(Fields options, Problems problems) {
    int before = problems.count();
    Optional<SplitBy> by = by(options, problems);
    Split.Target target = target(options, problems);
    by.ifPresent(found -> checkCount(options, found, problems));
    return problems.count() == before
        ? by.map(
            found ->
                new Split(
                    InputTable.read(options),
                    new ColumnReference(options.text(COLUMN), options.place(COLUMN)),
                    found,
                    target,
                    options.flag(TRIM, false)))
        : Optional.empty();
  }

  private static Optional<SplitBy> by(Fields options, Problems problems) {
    if (options.has(WIDTHS)) {
      return Optional.of(
          new SplitBy.Widths(options.texts(WIDTHS).stream().map(Integer::valueOf).toList()));
    }
    if (options.has(PATTERN)) {
      return Optional.of(new SplitBy.Groups(options.text(PATTERN)));
    }
    String delimiter = options.text(DELIMITER, "");
    if (delimiter.isEmpty()) {
      problems.report(
          Problem.user(
              options.place(DELIMITER), "wrong-type", "a delimiter is at least one character"));
      return Optional.empty();
    }
    return Optional.of(new SplitBy.Delimiter(delimiter));
  }

  private static Split.Target target(Fields options, Problems problems) {
    if (options.has(INTO_ROWS)) {
      for (String key : List.of(TOO_FEW, TOO_MANY, OnError.KEY, WIDTHS, PATTERN)) {
        if (options.has(key)) {
          problems.report(conflict(options, key, INTO_ROWS));
        }
      }
      return new Split.IntoRows(
          new ColumnReference(options.text(INTO_ROWS), options.place(INTO_ROWS)),
          options
              .optionalText(POSITION_TO)
              .map(name -> new ColumnReference(name, options.place(POSITION_TO))));
    }
    if (options.has(POSITION_TO)) {
      problems.report(conflict(options, POSITION_TO, INTO_COLUMNS));
    }
    if (options.has(PATTERN) && options.has(TOO_MANY)) {
      problems.report(conflict(options, TOO_MANY, PATTERN));
    }
    return new Split.IntoColumns(
        ColumnReference.list(options, INTO_COLUMNS),
        misfit(options, TOO_FEW),
        misfit(options, TOO_MANY),
        OnError.read(options));
  }

  private static Problem conflict(Fields options, String key, String with) {
    return Problem.user(
        options.place(key), "conflicting-keys", key + " has no meaning beside " + with);
  }

  private static Split.Misfit misfit(Fields options, String key) {
    return options.text(key, ERROR).equals(ERROR) ? Split.Misfit.ERROR : Split.Misfit.FITS;
  }

  private static void checkCount(Fields options, SplitBy by, Problems problems) {
    int names = options.texts(INTO_COLUMNS).size();
    if (names == 0) {
      return;
    }
    if (by instanceof SplitBy.Widths widths && widths.widths().size() != names) {
      problems.report(
          Problem.user(
              options.place(INTO_COLUMNS),
              "wrong-count",
              names + " columns cannot get " + widths.widths().size() + " parts"));
    } else if (by instanceof SplitBy.Groups groups) {
      try {
        int found = Pattern.compile(groups.pattern()).matcher("").groupCount();
        if (found != names) {
          problems.report(
              Problem.user(
                      options.place(INTO_COLUMNS),
                      "wrong-count",
                      names + " columns cannot get the parts of " + found + " groups")
                  .withHint("(?:...) is a group that is no part"));
        }
      } catch (PatternSyntaxException e) {
        problems.report(
            Problem.user(
                options.place(PATTERN),
                "bad-pattern",
                "it is no regular expression: " + e.getDescription()));
      }
    }
  }
}
