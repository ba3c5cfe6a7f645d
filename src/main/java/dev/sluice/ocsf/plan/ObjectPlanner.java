package dev.sluice.ocsf.plan;

import dev.sluice.ocsf.mapping.MappedValue;
import dev.sluice.ocsf.schema.Attribute;
import dev.sluice.ocsf.schema.AttributeOwner;
import dev.sluice.ocsf.schema.Constraint;
import dev.sluice.ocsf.schema.ObjectType;
import dev.sluice.ocsf.schema.OcsfSchema;
import dev.sluice.ocsf.schema.Requirement;
import dev.sluice.problem.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Plans the attributes of one object and of those within it. What cannot be is reported and left
 * out: the fields that it would have taken then go to {@code unmapped}.
 */
final class ObjectPlanner {

  private final OcsfSchema schema;
  private final Set<String> profiles;
  private final Defects defects;
  private final EnumPlanner enums;
  private final PlainValues plain;

  /**
   * For one class mapping.
   *
   * @param event everything that it maps
   */
  ObjectPlanner(
      OcsfSchema schema, Set<String> profiles, MappedValue.Attributes event, Defects defects) {
    this.schema = schema;
    this.profiles = profiles;
    this.defects = defects;
    this.enums = new EnumPlanner(defects);
    this.plain = new PlainValues(schema, event, defects);
  }

  /**
   * Plans an object.
   *
   * @param path the place of the object in the event, empty at its top
   * @param added attributes that are added by themselves
   */
  PlannedObject plan(
      AttributeOwner type, MappedValue.Attributes mapped, String path, Map<String, Planned> added) {
    Map<String, Planned> attributes = new TreeMap<>(added);
    mapped
        .members()
        .forEach(
            (name, member) -> {
              if (!added.containsKey(name)) {
                attribute(type, name, member, path)
                    .ifPresent(planned -> attributes.put(name, planned));
              }
            });
    addEnums(type, mapped, attributes, path);
    addMoments(type, attributes);
    PlannedObject object = new PlannedObject(type, new LinkedHashMap<>(attributes), profiles);
    requireWhatMustBe(object, mapped.place(), path);
    return object;
  }

  private Optional<Planned> attribute(
      AttributeOwner type, String name, MappedValue.Member member, String path) {
    Attribute attribute = type.attributes().get(name);
    if (attribute == null) {
      defects.unknown(
          member.keyPlace(),
          DefectCode.ATTRIBUTE_UNKNOWN,
          "\"" + name + "\" is no attribute of " + type.name() + " in OCSF " + schema.version(),
          name,
          type.attributes().keySet());
      return Optional.empty();
    }
    if (!attribute.isIn(profiles)) {
      defects.error(
          member.keyPlace(),
          DefectCode.PROFILE_MISSING,
          "\""
              + name
              + "\" is only there in the profile "
              + String.join(" or ", attribute.profiles()),
          "the class has no such profile here; leave it out");
      return Optional.empty();
    }
    attribute
        .deprecatedSince()
        .ifPresent(
            since ->
                defects.warning(
                    member.keyPlace(),
                    DefectCode.DEPRECATED,
                    "\"" + name + "\" should not be used since OCSF " + since,
                    null));
    return attribute.object().isPresent()
        ? object(attribute, member.value(), path)
        : leaf(attribute, member.value());
  }

  private Optional<Planned> leaf(Attribute attribute, MappedValue value) {
    boolean isList = value instanceof MappedValue.Elements || value instanceof MappedValue.Each;
    if (value instanceof MappedValue.Attributes || isList && !attribute.array()) {
      defects.error(
          value.place(),
          DefectCode.ATTRIBUTE_WRONG_TYPE,
          "\""
              + attribute.name()
              + "\" is "
              + described(attribute)
              + ", but here stands "
              + (isList ? "a list" : "an object"),
          null);
      return Optional.empty();
    }
    if (value instanceof MappedValue.Constant constant && constant.isNull()) {
      return Optional.empty();
    }
    LeafCheck.check(attribute, value, defects);
    if (!attribute.enumeration().isEmpty()) {
      enums.check(attribute, value);
    } else if (value instanceof MappedValue.Constant constant) {
      ConstantCheck.fault(attribute, constant.text())
          .ifPresent(
              fault ->
                  defects.error(constant.place(), DefectCode.ATTRIBUTE_WRONG_TYPE, fault, null));
    }
    return Optional.of(new Planned.Leaf(attribute, value));
  }

  private static String described(Attribute attribute) {
    return (attribute.array() ? "a list of " : "of type ")
        + attribute.type().map(type -> type.name()).orElse("object");
  }

  private Optional<Planned> object(Attribute attribute, MappedValue value, String path) {
    String inside = inside(path, attribute.name());
    if (attribute.array() && value instanceof MappedValue.Elements elements) {
      List<PlannedObject> objects =
          elements.values().stream()
              .flatMap(element -> possible(attribute, element, inside).stream())
              .toList();
      return objects.isEmpty()
          ? Optional.empty()
          : Optional.of(new Planned.Several(attribute, objects));
    }
    if (attribute.array() && value instanceof MappedValue.Each each) {
      return possible(attribute, each.element(), inside)
          .map(object -> new Planned.Each(attribute, each.array(), object));
    }
    return possible(attribute, value, inside)
        .map(
            object ->
                attribute.array()
                    ? new Planned.Several(attribute, List.of(object))
                    : new Planned.Nested(attribute, object));
  }

  /** An object, unless it could never be valid: then its fields go to {@code unmapped}. */
  private Optional<PlannedObject> possible(Attribute attribute, MappedValue value, String path) {
    ObjectType type = schema.object(attribute.object().orElseThrow()).orElseThrow();
    type.deprecatedSince()
        .ifPresent(
            since ->
                defects.warning(
                    value.place(),
                    DefectCode.DEPRECATED,
                    "the object " + type.name() + " should not be used since OCSF " + since,
                    null));
    return plain
        .asAttributes(type, attribute, value)
        .map(attributes -> plan(type, attributes, path, Map.of()))
        .filter(PlannedObject::canBe);
  }

  /** Ids and captions imply each other; a required id is 0 where the record says nothing. */
  private void addEnums(
      AttributeOwner type,
      MappedValue.Attributes mapped,
      Map<String, Planned> attributes,
      String path) {
    for (Attribute id : type.attributes().values()) {
      if (id.sibling().isEmpty()
          || id.array()
          || id.enumeration().isEmpty()
          || !id.isIn(profiles)) {
        continue;
      }
      Optional<MappedValue> given = leafValue(attributes.get(id.name()));
      Optional<MappedValue> caption = leafValue(attributes.get(id.sibling().get()));
      boolean isRequired =
          id.requirement() == Requirement.REQUIRED
              && id.enumeration().containsKey(EnumPlanner.UNKNOWN);
      Planned there = attributes.get(id.name());
      boolean isAdded = there != null && !(there instanceof Planned.Leaf);
      if (isAdded || given.isEmpty() && caption.isEmpty() && !isRequired) {
        continue;
      }
      if (given.isPresent() && caption.isPresent()) {
        enums.checkSibling(id, given.get(), caption.get());
      }
      if (given.isEmpty() && caption.isEmpty()) {
        defects.warning(
            mapped.place(),
            DefectCode.ATTRIBUTE_REQUIRED_MISSING,
            "\"" + inside(path, id.name()) + "\" is required and not mapped: it is 0 (Unknown)",
            null);
      }
      Planned.Id planned = new Planned.Id(id, given, caption, isRequired);
      attributes.put(id.name(), planned);
      Attribute words = type.attributes().get(id.sibling().get());
      if (words != null && words.isIn(profiles)) {
        attributes.put(words.name(), new Planned.Caption(words, planned));
      }
    }
  }

  private static Optional<MappedValue> leafValue(@Nullable Planned planned) {
    return planned instanceof Planned.Leaf leaf ? Optional.of(leaf.value()) : Optional.empty();
  }

  private void addMoments(AttributeOwner type, Map<String, Planned> attributes) {
    for (String name : List.copyOf(attributes.keySet())) {
      Attribute moment = type.attributes().get(name + "_dt");
      if (moment != null
          && moment.isIn(profiles)
          && moment.profiles().contains("datetime")
          && !attributes.containsKey(moment.name())) {
        attributes.put(moment.name(), new Planned.Moment(moment, name));
      }
    }
  }

  private void requireWhatMustBe(PlannedObject object, Place place, String path) {
    for (String name : object.required()) {
      if (!object.attributes().containsKey(name)) {
        defects.error(
            place,
            DefectCode.ATTRIBUTE_REQUIRED_MISSING,
            "\"" + inside(path, name) + "\" is required and not mapped",
            whatBecomes(path));
      }
    }
    for (Constraint constraint : object.type().constraints()) {
      List<String> there =
          constraint.attributes().stream().filter(object.attributes()::containsKey).toList();
      if (there.isEmpty()) {
        defects.error(
            place,
            DefectCode.CONSTRAINT_FAILED,
            (path.isEmpty() ? object.type().name() : path)
                + " must have "
                + (constraint.kind() == Constraint.Kind.JUST_ONE ? "one of " : "at least one of ")
                + String.join(", ", constraint.attributes()),
            whatBecomes(path));
      } else if (constraint.kind() == Constraint.Kind.JUST_ONE && there.size() > 1) {
        defects.warning(
            place,
            DefectCode.CONSTRAINT_FAILED,
            (path.isEmpty() ? object.type().name() : path)
                + " may have only one of "
                + String.join(", ", there),
            null);
      }
    }
  }

  private static String whatBecomes(String path) {
    return path.isEmpty()
        ? "without that no event is valid"
        : "so it is left out, and its fields go to unmapped";
  }

  private static String inside(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
