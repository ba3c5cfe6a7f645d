package dev.sluice.ocsf.schema;

import dev.sluice.ocsf.schema.SchemaReader.Words;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The lines of the resource that tell of attributes, each made once and shared by all its users.
 */
final class AttributeDefinitions {

  private static final String VALUES = " | ";

  private final Map<String, ValueType> types;
  private final Map<String, Attribute> optional = new HashMap<>();
  private final Map<OwnerLines.Use, Attribute> used = new HashMap<>();

  AttributeDefinitions(Map<String, ValueType> types) {
    this.types = types;
  }

  void add(String line) {
    int values = line.indexOf(VALUES);
    Words words = Words.of(values < 0 ? line : line.substring(0, values));
    String variant = words.first();
    String kind = words.get(1);
    boolean array = kind.endsWith("[]");
    String one = array ? kind.substring(0, kind.length() - 2) : kind;
    boolean object = one.startsWith("{");
    Map<String, String> options = words.optionsFrom(2);
    int at = variant.indexOf('@');
    optional.put(
        variant,
        new Attribute(
            at < 0 ? variant : variant.substring(0, at),
            object ? Optional.empty() : Optional.of(type(one)),
            object ? Optional.of(one.substring(1, one.length() - 1)) : Optional.empty(),
            array,
            Requirement.OPTIONAL,
            values < 0 ? Map.of() : values(line, values),
            Optional.ofNullable(options.get("sibling")),
            options.containsKey("profiles") ? Set.of(options.get("profiles").split(",")) : Set.of(),
            Optional.ofNullable(options.get("deprecated"))));
  }

  private ValueType type(String name) {
    ValueType type = types.get(name);
    if (type == null) {
      throw new IllegalStateException("no type " + name);
    }
    return type;
  }

  private static Map<String, String> values(String line, int start) {
    Map<String, String> values = new LinkedHashMap<>();
    int from = start;
    while (from >= 0) {
      int next = line.indexOf(VALUES, from + VALUES.length());
      String value = line.substring(from + VALUES.length(), next < 0 ? line.length() : next);
      int equals = value.indexOf('=');
      values.put(value.substring(0, equals), value.substring(equals + 1));
      from = next;
    }
    return Collections.unmodifiableMap(values);
  }

  /** The attributes of an object, by name. */
  Map<String, Attribute> of(OwnerLines owner) {
    Map<String, Attribute> attributes = new LinkedHashMap<>();
    owner.uses().forEach((name, use) -> attributes.put(name, used.computeIfAbsent(use, this::as)));
    return Collections.unmodifiableMap(attributes);
  }

  /** The attributes of a class, by name, with the enums that follow from the class. */
  Map<String, Attribute> ofClass(
      OwnerLines owner, int uid, String caption, String categoryUid, String categoryCaption) {
    Map<String, Attribute> attributes = new LinkedHashMap<>(of(owner));
    Map<String, String> typeUids = new LinkedHashMap<>();
    Attribute activityId = attributes.get("activity_id");
    if (activityId != null) {
      activityId
          .enumeration()
          .forEach(
              (activity, activityCaption) ->
                  typeUids.put(
                      Long.toString(uid * 100L + Long.parseLong(activity)),
                      caption + ": " + activityCaption));
    }
    Map<String, Map<String, String>> derived =
        Map.of(
            "class_uid", Map.of(Integer.toString(uid), caption),
            "category_uid", Map.of(categoryUid, categoryCaption),
            "type_uid", Collections.unmodifiableMap(typeUids));
    derived.forEach(
        (name, values) ->
            attributes.computeIfPresent(
                name, (key, each) -> with(each, each.requirement(), values)));
    return Collections.unmodifiableMap(attributes);
  }

  private Attribute as(OwnerLines.Use use) {
    Attribute attribute = optional.get(use.variant());
    if (attribute == null) {
      throw new IllegalStateException("no attribute " + use.variant());
    }
    return with(attribute, use.requirement(), attribute.enumeration());
  }

  private static Attribute with(
      Attribute attribute, Requirement requirement, Map<String, String> enumeration) {
    return new Attribute(
        attribute.name(),
        attribute.type(),
        attribute.object(),
        attribute.array(),
        requirement,
        enumeration,
        attribute.sibling(),
        attribute.profiles(),
        attribute.deprecatedSince());
  }
}
