package dev.sluice.io.table;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.problem.Suggestion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.exceptions.ValidationException;

/** Reads how a table is to be partitioned: {@code symbol}, {@code days(booked_on)}. */
final class Partitioning {

  private static final Pattern CALL = Pattern.compile("\\s*(\\w+)\\s*\\((.*)\\)\\s*");
  private static final Pattern WIDTH = Pattern.compile("\\s*(\\d{1,9})\\s*,(.*)");
  private static final List<String> TRANSFORMS =
      List.of("years", "months", "days", "hours", "bucket", "truncate");

  private final Schema schema;
  private final Place place;
  private final Problems problems;

  private Partitioning(Schema schema, Place place, Problems problems) {
    this.schema = schema;
    this.place = place;
    this.problems = problems;
  }

  /** The partitioning of these columns; nothing when a problem was reported. */
  static Optional<PartitionSpec> of(
      List<String> written, Schema schema, Place place, Problems problems) {
    int before = problems.count();
    Partitioning reading = new Partitioning(schema, place, problems);
    PartitionSpec.Builder builder = PartitionSpec.builderFor(schema);
    for (String one : written) {
      try {
        reading.add(one, builder);
      } catch (ValidationException | IllegalArgumentException e) {
        problems.report(
            problem("\"" + one + "\" cannot partition the table: " + e.getMessage()).at(place));
      }
    }
    if (problems.count() > before) {
      return Optional.empty();
    }
    try {
      return Optional.of(builder.build());
    } catch (ValidationException e) {
      problems.report(
          problem(
                  "\""
                      + String.join(", ", written)
                      + "\" cannot partition the table: "
                      + e.getMessage())
              .at(place));
      return Optional.empty();
    }
  }

  private void add(String written, PartitionSpec.Builder builder) {
    Matcher call = CALL.matcher(written);
    // A column may be called "days(x)" itself.
    if (schema.findField(written) != null || !call.matches()) {
      column(written).ifPresent(builder::identity);
      return;
    }
    String transform = call.group(1).toLowerCase(Locale.ROOT);
    String argument = call.group(2);
    switch (transform) {
      case "years", "months", "days", "hours" ->
          column(argument.strip()).ifPresent(name -> addTime(transform, name, builder));
      case "bucket", "truncate" -> addWidth(transform, argument, builder);
      default ->
          problems.report(
              problem(
                      "\""
                          + call.group(1)
                          + "\" is no partition transform; it can be "
                          + String.join(", ", TRANSFORMS))
                  .at(place)
                  .withHint(Suggestion.hint(transform, TRANSFORMS).orElse(null)));
    }
  }

  private static void addTime(String transform, String column, PartitionSpec.Builder builder) {
    switch (transform) {
      case "years" -> builder.year(column);
      case "months" -> builder.month(column);
      case "days" -> builder.day(column);
      default -> builder.hour(column);
    }
  }

  private void addWidth(String transform, String argument, PartitionSpec.Builder builder) {
    Matcher parts = WIDTH.matcher(argument);
    if (!parts.matches() || Integer.parseInt(parts.group(1)) == 0) {
      problems.report(
          problem(
                  transform
                      + "("
                      + argument
                      + ") lacks its number; write "
                      + transform
                      + "(16,column)")
              .at(place));
      return;
    }
    int width = Integer.parseInt(parts.group(1));
    column(parts.group(2).strip())
        .ifPresent(
            name -> {
              if (transform.equals("bucket")) {
                builder.bucket(name, width);
              } else {
                builder.truncate(name, width);
              }
            });
  }

  private Optional<String> column(String name) {
    if (schema.findField(name) != null) {
      return Optional.of(name);
    }
    List<String> names = schema.columns().stream().map(field -> field.name()).toList();
    problems.report(
        Problem.user(
                place,
                "unknown-column",
                "partition column \""
                    + name
                    + "\" is not among the columns: "
                    + String.join(", ", names))
            .withHint(Suggestion.hint(name, names).orElse(null)));
    return Optional.empty();
  }

  private static Problem problem(String message) {
    return Problem.user(Place.file(""), "bad-partitioning", message);
  }

  /** {@code days(booked_on), symbol}: the partitioning as a job writes it. */
  static String written(PartitionSpec spec) {
    if (spec.isUnpartitioned()) {
      return "nothing";
    }
    return String.join(
        ", ",
        spec.fields().stream()
            .filter(field -> !field.transform().isVoid())
            .map(
                field -> {
                  String column = spec.schema().findColumnName(field.sourceId());
                  String transform = field.transform().toString();
                  Matcher width = Pattern.compile("(\\w+)\\[(\\d+)\\]").matcher(transform);
                  if (field.transform().isIdentity()) {
                    return column;
                  }
                  return width.matches()
                      ? width.group(1) + "(" + width.group(2) + "," + column + ")"
                      : transform + "s(" + column + ")";
                })
            .toList());
  }
}
