package dev.sluice.docs;

import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.report.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lists the keys of a mapping as a table. */
final class ShapeTable {

  private ShapeTable() {}

  /** The keys, what each may hold and what it is for. */
  static String of(ObjectShape shape) {
    List<List<String>> rows = new ArrayList<>();
    for (ObjectShape.Field field : shape.fields()) {
      rows.add(
          List.of(
              Markdown.code(field.name()),
              need(shape, field),
              value(field.shape()),
              text(field.help())));
    }
    return Markdown.table(List.of("Key", "", "Value", "Meaning"), rows);
  }

  /** The same, followed by a table for each key whose values are mappings themselves. */
  static String withNested(ObjectShape shape) {
    StringBuilder tables = new StringBuilder(of(shape));
    for (ObjectShape.Field field : shape.fields()) {
      nested(field.shape())
          .ifPresent(
              object ->
                  tables
                      .append("\nThe longer form of `")
                      .append(field.name())
                      .append("`:\n\n")
                      .append(of(object)));
    }
    return tables.toString();
  }

  /** Help is plain text: what looks like a tag is none. */
  private static String text(String help) {
    return help.replace("<", "&lt;");
  }

  private static String need(ObjectShape shape, ObjectShape.Field field) {
    if (field.isRequired()) {
      return "required";
    }
    return shape.alternatives().stream()
        .filter(names -> names.contains(field.name()))
        .findFirst()
        .map(names -> names.size() > 2 ? "exactly one" : "one of two")
        .orElse("");
  }

  private static String value(Shape shape) {
    if (shape instanceof Shape.Choice choice) {
      return choice.words().stream().map(Markdown::code).collect(Collectors.joining(", "));
    }
    if (shape instanceof Shape.Flag) {
      return "`true` or `false`";
    }
    if (shape instanceof Shape.ListOf list) {
      return value(list.item()) + "; or a list of them";
    }
    if (shape instanceof Shape.MapOf map) {
      return "names, each with " + value(map.value());
    }
    if (shape instanceof Shape.TextOr either) {
      return either.what() + ", or its longer form";
    }
    return shape instanceof Shape.Nested ? "a mapping" : shape.described();
  }

  private static Optional<ObjectShape> nested(Shape shape) {
    if (shape instanceof Shape.ListOf list) {
      return nested(list.item());
    }
    if (shape instanceof Shape.MapOf map) {
      return nested(map.value());
    }
    if (shape instanceof Shape.TextOr either) {
      return Optional.of(either.object());
    }
    return shape instanceof Shape.Nested nested ? Optional.of(nested.object()) : Optional.empty();
  }
}
