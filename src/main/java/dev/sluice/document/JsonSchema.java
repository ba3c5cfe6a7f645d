package dev.sluice.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes shapes as JSON Schema (draft 2020-12), for the completion and checks of editors. */
public final class JsonSchema {

  private JsonSchema() {}

  /** The schema of a mapping as nested maps and lists. */
  public static Map<String, Object> of(ObjectShape shape) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (ObjectShape.Field field : shape.fields()) {
      Map<String, Object> property = new LinkedHashMap<>(of(field.shape()));
      property.put("description", field.help());
      properties.put(field.name(), property);
      if (field.isRequired()) {
        required.add(field.name());
      }
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("additionalProperties", false);
    schema.put("properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    if (!shape.alternatives().isEmpty()) {
      schema.put("allOf", shape.alternatives().stream().map(JsonSchema::exactlyOne).toList());
    }
    return schema;
  }

  private static Map<String, Object> exactlyOne(List<String> names) {
    return Map.of("oneOf", names.stream().map(name -> Map.of("required", List.of(name))).toList());
  }

  /** The schema of any value. */
  public static Map<String, Object> of(Shape shape) {
    if (shape instanceof Shape.ListOf list) {
      Map<String, Object> item = of(list.item());
      return Map.of("anyOf", List.of(item, Map.of("type", "array", "items", item, "minItems", 1)));
    }
    if (shape instanceof Shape.MapOf map) {
      return Map.of("type", "object", "additionalProperties", of(map.value()), "minProperties", 1);
    }
    if (shape instanceof Shape.Nested nested) {
      return of(nested.object());
    }
    if (shape instanceof Shape.TextOr either) {
      return Map.of("anyOf", List.of(scalar(), of(either.object())));
    }
    if (shape instanceof Shape.Choice choice) {
      // A parameter may stand for the word.
      return Map.of("anyOf", List.of(Map.of("enum", choice.words()), parameter()));
    }
    if (shape instanceof Shape.Flag) {
      return Map.of("anyOf", List.of(Map.of("type", "boolean"), parameter()));
    }
    if (shape instanceof Shape.FlagOr either) {
      return Map.of("anyOf", List.of(Map.of("type", "boolean"), of(either.number())));
    }
    if (shape instanceof Shape.WholeNumber number) {
      return Map.of(
          "anyOf",
          List.of(
              Map.of("type", "integer", "minimum", number.min(), "maximum", number.max()),
              parameter()));
    }
    return shape instanceof Shape.Text ? scalar() : Map.of();
  }

  private static Map<String, Object> scalar() {
    return Map.of("type", List.of("string", "number", "boolean"));
  }

  private static Map<String, Object> parameter() {
    return Map.of("type", "string", "pattern", "^\\$\\{.*\\}$");
  }
}
