package dev.sluice.ocsf;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.ocsf.schema.OcsfSchema;
import dev.sluice.problem.Problems;
import dev.sluice.step.Step;
import dev.sluice.step.StepType;
import dev.sluice.step.column.ColumnReference;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How users write {@link ValidateEvents}. */
final class ValidateEventsType implements StepType {

  private static final String TABLE = "table";
  private static final String INTO = "into";
  private static final String COLUMN = "column";
  private static final String VERSION = "version";
  private static final String ON_INVALID = "on-invalid";
  private static final String WARNINGS = "warnings";

  @Override
  public String name() {
    return "ocsf-validate";
  }

  @Override
  public String summary() {
    return "Sends events that are not valid OCSF to quarantine, each with its codes, or marks"
        + " them.";
  }

  @Override
  public String example() {
    return """
    - ocsf-validate:
        table: log
        column: event
        version: 1.3.0
    """;
  }

  @Override
  public ObjectShape options() {
    return ObjectShape.of()
        .required(TABLE, new Shape.Text("the name of a table"), "the table of events")
        .optional(
            INTO,
            new Shape.Text("the name of a table"),
            "the name of the result; without it the result replaces the table")
        .optional(
            COLUMN,
            new Shape.Text("a column"),
            "the column of text that holds each event as JSON; without it the columns of the table"
                + " are the attributes, structs the objects, and what is null is absent")
        .optional(
            VERSION,
            new Shape.Choice(OcsfSchema.versions()),
            "the version of OCSF by which all events are judged; without it each event by the one"
                + " that its metadata names, or else by "
                + OcsfSchema.DEFAULT_VERSION)
        .optional(
            ON_INVALID,
            new Shape.Choice(
                Arrays.stream(ValidateEvents.OnInvalid.values())
                    .map(ValidateEventsType::written)
                    .toList()),
            "what becomes of events that are not valid: quarantine (the default), counted by the"
                + " code of the first error, with all others as text; keep, which adds the columns "
                + ValidateEvents.VALID
                + " (boolean) and "
                + ValidateEvents.FAULTS
                + " (code, path, message, severity) to all rows; or drop")
        .optional(
            WARNINGS,
            new Shape.Flag(),
            "whether kept events have their warnings among the faults, too; a warning makes no"
                + " event invalid");
  }

  private static String written(ValidateEvents.OnInvalid onInvalid) {
    return onInvalid.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Optional<Step> read(Fields options, Problems problems) {
    ColumnReference table = new ColumnReference(options.text(TABLE), options.place(TABLE));
    return Optional.of(
        new ValidateEvents(
            table,
            options
                .optionalText(INTO)
                .map(name -> new ColumnReference(name, options.place(INTO)))
                .orElse(table),
            options
                .optionalText(COLUMN)
                .map(name -> new ColumnReference(name, options.place(COLUMN))),
            options.optionalText(VERSION),
            ValidateEvents.OnInvalid.valueOf(
                options
                    .text(ON_INVALID, written(ValidateEvents.OnInvalid.QUARANTINE))
                    .toUpperCase(Locale.ROOT)),
            options.flag(WARNINGS, false)));
  }
}
