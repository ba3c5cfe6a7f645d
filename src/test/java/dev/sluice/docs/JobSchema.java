package dev.sluice.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.sluice.document.JsonSchema;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.run.StepTypes;
import dev.sluice.spec.JobShape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The JSON Schemas of jobs and recipes, from the definitions by which Sluice itself reads them. */
final class JobSchema {

  private JobSchema() {}

  /** By the name of their file in {@code docs}. */
  static Map<String, String> files() {
    return Map.of(
        "job.schema.json", write("A job of Sluice", JobShape.JOB),
        "recipe.schema.json", write("A recipe of Sluice", JobShape.RECIPE));
  }

  private static String write(String title, ObjectShape shape) {
    Map<String, Object> schema = new HashMap<>(JsonSchema.of(shape));
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", title);
    schema.put("$defs", Map.of("step", step()));
    schema.put("properties", withSteps(properties(schema)));
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
    try {
      return new ObjectMapper()
              .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
              .writer(printer)
              .writeValueAsString(schema)
          + "\n";
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @SuppressWarnings("unchecked") // JsonSchema writes them as a map
  private static Map<String, Object> properties(Map<String, Object> schema) {
    return (Map<String, Object>) schema.get("properties");
  }

  /** The shape of a job leaves steps to their types; an editor should not. */
  private static Map<String, Object> withSteps(Map<String, Object> properties) {
    Map<String, Object> step = Map.of("$ref", "#/$defs/step");
    Map<String, Object> all = new HashMap<>(properties);
    all.put(
        "steps",
        Map.of(
            "description",
            "the steps, in order",
            "anyOf",
            List.of(step, Map.of("type", "array", "items", step, "minItems", 1))));
    return all;
  }

  /** One key, which is the type of the step. */
  private static Map<String, Object> step() {
    Map<String, Object> types = new HashMap<>();
    StepTypes.all()
        .forEach(type -> types.put(type.name(), described(type.options(), type.summary())));
    Map<String, Object> path = JsonSchema.of(new Shape.Text("a path"));
    types.put(
        "recipe",
        Map.of(
            "description",
            "The steps of a recipe, in place of this one.",
            "anyOf",
            List.of(path, JsonSchema.of(JobShape.INCLUDE))));
    return Map.of(
        "type",
        "object",
        "properties",
        types,
        "additionalProperties",
        false,
        "minProperties",
        1,
        "maxProperties",
        1);
  }

  private static Map<String, Object> described(ObjectShape options, String summary) {
    Map<String, Object> schema = new HashMap<>(JsonSchema.of(options));
    schema.put("description", summary);
    return schema;
  }
}
