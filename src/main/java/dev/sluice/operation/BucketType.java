package dev.sluice.operation;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.Step;
import dev.sluice.step.StepType;
import dev.sluice.step.column.ColumnReference;
import java.util.Optional;

/** How users write a {@link Bucket}. */
final class BucketType implements StepType {

  private static final String NUMBER = "number";
  private static final String DATE = "date";
  private static final String AS_OF = "as-of";
  private static final String COLUMN = "column";
  private static final String RANGES = "ranges";
  private static final String IN = "in";
  private static final String FROM_COLUMN = "from-column";
  private static final String NAME_COLUMN = "name-column";
  private static final String DAYS_COLUMN = "days-column";
  private static final String OTHERWISE = "otherwise";

  @Override
  public String name() {
    return "bucket";
  }

  @Override
  public String summary() {
    return "Names the range that a number or the age of a date in days is in.";
  }

  @Override
  public String example() {
    return """
        - bucket:
            table: invoices
            date: due_on
            column: overdue
            days-column: days
            ranges:
              - {up-to: 0, name: not due}
              - {up-to: 30, name: 1 to 30}
              - {up-to: 60, name: 31 to 60}
              - {name: over 60}
            otherwise: no due date
        """;
  }

  @Override
  public ObjectShape options() {
    Shape column = new Shape.Text("a column");
    return InputTable.shape()
        .optional(NUMBER, column, "the column with the number")
        .optional(
            DATE,
            column,
            "the column with the date, whose days until the as-of date are the number")
        .optional(
            AS_OF,
            column,
            "the column with the day to count to; without it the as-of date of the run; a later"
                + " date has days below 0")
        .required(COLUMN, new Shape.Text("the name of a new column"), "gets the name of the range")
        .optional(
            DAYS_COLUMN,
            new Shape.Text("the name of a new column"),
            "a new column that gets the number of days")
        .optional(RANGES, BucketRanges.SHAPE, "the ranges, from the lowest to the highest")
        .optional(
            IN,
            new Shape.Text("the name of a table"),
            "the table with the ranges, in any order: each goes on to the next larger start")
        .optional(
            FROM_COLUMN, column, "the column of that table with the smallest number in a range")
        .optional(NAME_COLUMN, column, "the column of that table with the name of the range")
        .optional(
            OTHERWISE,
            new Shape.Text("a text"),
            "what a blank and a number in no range get; without it a blank")
        .exactlyOneOf(NUMBER, DATE)
        .exactlyOneOf(RANGES, IN);
  }

  @Override
  public Optional<Step> read(Fields options, Problems problems) {
    int before = problems.count();
    if (options.has(NUMBER)) {
      refuse(options, "\"" + NUMBER + "\" has no days", problems, AS_OF, DAYS_COLUMN);
    }
    if (options.has(RANGES)) {
      refuse(
          options,
          "it goes with \"" + IN + "\", the table with the ranges",
          problems,
          FROM_COLUMN,
          NAME_COLUMN);
    } else {
      require(options, problems, FROM_COLUMN, NAME_COLUMN);
    }
    BucketValue value =
        new BucketValue(
            reference(options, options.has(NUMBER) ? NUMBER : DATE),
            options.has(NUMBER) ? BucketValue.Kind.NUMBER : BucketValue.Kind.DATE,
            options.has(AS_OF) ? Optional.of(reference(options, AS_OF)) : Optional.empty());
    Bucket step =
        new Bucket(
            InputTable.read(options),
            value,
            options.has(RANGES)
                ? Optional.of(BucketRanges.read(options, RANGES, problems))
                : Optional.empty(),
            options.has(IN) ? Optional.of(rangeTable(options)) : Optional.empty(),
            new NewColumn(options.text(COLUMN), options.place(COLUMN)),
            options
                .optionalText(DAYS_COLUMN)
                .map(name -> new NewColumn(name, options.place(DAYS_COLUMN))),
            options
                .optionalText(OTHERWISE)
                .map(written -> new TypedConstant(written, options.place(OTHERWISE))));
    return problems.count() == before ? Optional.of(step) : Optional.empty();
  }

  private static BucketTable rangeTable(Fields options) {
    return new BucketTable(
        reference(options, IN), reference(options, FROM_COLUMN), reference(options, NAME_COLUMN));
  }

  private static ColumnReference reference(Fields options, String key) {
    return new ColumnReference(options.text(key, ""), options.place(key));
  }

  private static void refuse(Fields options, String reason, Problems problems, String... keys) {
    for (String key : keys) {
      if (options.has(key)) {
        problems.report(
            Problem.user(
                options.place(key), "conflicting-keys", "no \"" + key + "\" here: " + reason));
      }
    }
  }

  private static void require(Fields options, Problems problems, String... keys) {
    for (String key : keys) {
      if (!options.has(key)) {
        problems.report(
            Problem.user(options.place(IN), "missing-key", "\"" + IN + "\" needs \"" + key + "\""));
      }
    }
  }
}
