package dev.sluice.ocsf.plan;

import dev.sluice.ocsf.mapping.MappedValue;
import dev.sluice.ocsf.schema.Attribute;
import dev.sluice.ocsf.schema.ObjectType;
import dev.sluice.ocsf.schema.OcsfSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Makes objects of plain values that stand in their place. A mapping of the AWS library that writes
 * {@code process: $.Image} often has the same process once more, with all that is known of it.
 */
final class PlainValues {

  /** Where a plain value goes that stands in the place of an object, in order of preference. */
  private static final List<String> NAMES = List.of("name", "url_string", "uid", "value");

  private final OcsfSchema schema;
  private final MappedValue.Attributes event;
  private final Defects defects;

  /**
   * For the values of one class mapping.
   *
   * @param event everything that it maps
   */
  PlainValues(OcsfSchema schema, MappedValue.Attributes event, Defects defects) {
    this.schema = schema;
    this.event = event;
    this.defects = defects;
  }

  /** The attributes of the object; a plain value is reported, and empty where it cannot be one. */
  Optional<MappedValue.Attributes> asAttributes(
      ObjectType type, Attribute attribute, MappedValue value) {
    if (value instanceof MappedValue.Attributes attributes) {
      return Optional.of(attributes);
    }
    if (value instanceof MappedValue.Constant constant && constant.isNull()) {
      return Optional.empty();
    }
    Optional<MappedValue.Attributes> made =
        value instanceof MappedValue.Elements || value instanceof MappedValue.Each
            ? Optional.empty()
            : nameOf(type).map(key -> named(type, attribute, key, value));
    defects.error(
        value.place(),
        DefectCode.ATTRIBUTE_WRONG_TYPE,
        "\"" + attribute.name() + "\" is an object, but here stands a plain value",
        made.map(
                object ->
                    "write "
                        + attribute.name()
                        + ": {"
                        + String.join(": ..., ", object.members().keySet())
                        + ": ...}")
            .orElse(null));
    return made;
  }

  /** The object with this name that the mapping has elsewhere, or one that has but the name. */
  private MappedValue.Attributes named(
      ObjectType type, Attribute attribute, String key, MappedValue name) {
    LinkedHashMap<String, MappedValue.Member> members = new LinkedHashMap<>();
    members.put(key, new MappedValue.Member(name.place(), name));
    if (name instanceof MappedValue.Field field) {
      same(event, attribute.name(), key, field)
          .ifPresent(
              known ->
                  known
                      .members()
                      .forEach(
                          (member, value) -> {
                            Attribute wanted = type.attributes().get(member);
                            if (wanted != null) {
                              members.putIfAbsent(member, borrowed(wanted, value));
                            }
                          }));
    }
    return new MappedValue.Attributes(name.place(), members);
  }

  /** What stands elsewhere is judged there; here it has the shape that it must have. */
  private MappedValue.Member borrowed(Attribute wanted, MappedValue.Member member) {
    return wanted
        .object()
        .filter(name -> member.value() instanceof MappedValue.Field)
        .flatMap(schema::object)
        .flatMap(PlainValues::nameOf)
        .map(
            key -> {
              LinkedHashMap<String, MappedValue.Member> inside = new LinkedHashMap<>();
              inside.put(key, member);
              MappedValue object = new MappedValue.Attributes(member.value().place(), inside);
              return new MappedValue.Member(member.keyPlace(), object);
            })
        .orElse(member);
  }

  private static Optional<String> nameOf(ObjectType type) {
    return NAMES.stream().filter(type.attributes()::containsKey).findFirst();
  }

  private static Optional<MappedValue.Attributes> same(
      MappedValue.Attributes among, String name, String key, MappedValue.Field field) {
    for (var entry : among.members().entrySet()) {
      if (entry.getValue().value() instanceof MappedValue.Attributes inside) {
        MappedValue.Member said = inside.members().get(key);
        boolean isSame =
            entry.getKey().equals(name)
                && said != null
                && said.value() instanceof MappedValue.Field other
                && other.path().equals(field.path());
        Optional<MappedValue.Attributes> found =
            isSame ? Optional.of(inside) : same(inside, name, key, field);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }
}
