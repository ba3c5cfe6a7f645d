package dev.sluice.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Holds a document against a JSON Schema; it knows the words that our schemas use, no others. */
final class SchemaCheck {

  private static final Set<String> KNOWN =
      Set.of(
          "$defs",
          "$ref",
          "$schema",
          "additionalProperties",
          "allOf",
          "anyOf",
          "description",
          "enum",
          "items",
          "maxProperties",
          "maximum",
          "minItems",
          "minProperties",
          "minimum",
          "oneOf",
          "pattern",
          "properties",
          "required",
          "title",
          "type");

  private final Map<String, Object> root;
  private final List<String> faults = new ArrayList<>();

  private SchemaCheck(Map<String, Object> root) {
    this.root = root;
  }

  /** What does not fit, each with its place; nothing for a document that fits. */
  static List<String> faults(Map<String, Object> schema, Object document) {
    SchemaCheck check = new SchemaCheck(schema);
    check.check(schema, document, "");
    return check.faults;
  }

  private boolean fits(Map<String, Object> schema, Object value) {
    SchemaCheck attempt = new SchemaCheck(root);
    attempt.check(schema, value, "");
    return attempt.faults.isEmpty();
  }

  private void check(Map<String, Object> schema, Object value, String place) {
    if (!KNOWN.containsAll(schema.keySet())) {
      throw new IllegalArgumentException("cannot check all of " + schema.keySet());
    }
    if (schema.get("$ref") instanceof String reference) {
      check(map(map(root, "$defs"), reference.substring("#/$defs/".length())), value, place);
    }
    for (Map<String, Object> part : maps(schema, "allOf")) {
      check(part, value, place);
    }
    long any = maps(schema, "anyOf").stream().filter(part -> fits(part, value)).count();
    require(!schema.containsKey("anyOf") || any > 0, place, "fits none of the alternatives");
    long one = maps(schema, "oneOf").stream().filter(part -> fits(part, value)).count();
    require(!schema.containsKey("oneOf") || one == 1, place, "fits " + one + " of the choices");
    require(hasType(schema.get("type"), value), place, "is no " + schema.get("type"));
    require(
        !(schema.get("enum") instanceof List<?> words) || words.contains(value),
        place,
        "is none of " + schema.get("enum"));
    if (value instanceof Map<?, ?> object) {
      checkObject(schema, object, place);
    } else if (value instanceof List<?> list) {
      checkList(schema, list, place);
    } else if (value instanceof String text && schema.get("pattern") instanceof String pattern) {
      require(Pattern.compile(pattern).matcher(text).find(), place, "does not match " + pattern);
    } else if (value instanceof Number number) {
      require(number.doubleValue() >= bound(schema, "minimum", -Double.MAX_VALUE), place, "small");
      require(number.doubleValue() <= bound(schema, "maximum", Double.MAX_VALUE), place, "large");
    }
  }

  private void checkObject(Map<String, Object> schema, Map<?, ?> object, String place) {
    require(object.size() >= bound(schema, "minProperties", 0), place, "has too few keys");
    require(object.size() <= bound(schema, "maxProperties", 1e9), place, "has too many keys");
    if (schema.get("required") instanceof List<?> required) {
      required.forEach(key -> require(object.containsKey(key), place, "lacks " + key));
    }
    Map<String, Object> properties =
        schema.containsKey("properties") ? map(schema, "properties") : Map.of();
    object.forEach(
        (key, value) -> {
          String at = place + "/" + key;
          if (properties.containsKey(key)) {
            check(map(properties, (String) key), value, at);
          } else if (schema.get("additionalProperties") instanceof Map<?, ?>) {
            check(map(schema, "additionalProperties"), value, at);
          } else {
            require(!Boolean.FALSE.equals(schema.get("additionalProperties")), at, "is unknown");
          }
        });
  }

  private void checkList(Map<String, Object> schema, List<?> list, String place) {
    require(list.size() >= bound(schema, "minItems", 0), place, "has too few items");
    if (schema.containsKey("items")) {
      for (int i = 0; i < list.size(); i++) {
        check(map(schema, "items"), list.get(i), place + "/" + i);
      }
    }
  }

  private static boolean hasType(Object type, Object value) {
    if (type instanceof List<?> types) {
      return types.stream().anyMatch(one -> hasType(one, value));
    }
    return type == null
        || switch ((String) type) {
          case "object" -> value instanceof Map;
          case "array" -> value instanceof List;
          case "string" -> value instanceof String;
          case "number" -> value instanceof Number;
          case "integer" -> value instanceof Integer || value instanceof Long;
          case "boolean" -> value instanceof Boolean;
          default -> throw new IllegalArgumentException("cannot check type " + type);
        };
  }

  private void require(boolean holds, String place, String fault) {
    if (!holds) {
      faults.add(place + " " + fault);
    }
  }

  private static double bound(Map<String, Object> schema, String key, double otherwise) {
    return schema.get(key) instanceof Number number ? number.doubleValue() : otherwise;
  }

  @SuppressWarnings("unchecked") // keys of JSON objects are texts
  private static Map<String, Object> map(Map<String, Object> parent, String key) {
    return (Map<String, Object>) parent.get(key);
  }

  @SuppressWarnings("unchecked") // our schemas have lists of objects there
  private static List<Map<String, Object>> maps(Map<String, Object> schema, String key) {
    return (List<Map<String, Object>>) schema.getOrDefault(key, List.of());
  }
}
