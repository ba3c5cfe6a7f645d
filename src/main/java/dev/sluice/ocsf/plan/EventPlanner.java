package dev.sluice.ocsf.plan;

import dev.sluice.ocsf.mapping.ClassMapping;
import dev.sluice.ocsf.mapping.MappedValue;
import dev.sluice.ocsf.mapping.Mapping;
import dev.sluice.ocsf.schema.Attribute;
import dev.sluice.ocsf.schema.AttributeOwner;
import dev.sluice.ocsf.schema.EventClass;
import dev.sluice.ocsf.schema.OcsfSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plans the events of one class mapping, with the attributes that are added by themselves. */
final class EventPlanner {

  private static final String METADATA = "metadata";
  private static final String UNMAPPED = "unmapped";

  private final OcsfSchema schema;
  private final Mapping mapping;
  private final Defects defects;

  EventPlanner(OcsfSchema schema, Mapping mapping, Defects defects) {
    this.schema = schema;
    this.mapping = mapping;
    this.defects = defects;
  }

  Optional<PlannedEvent> plan(int rule, ClassMapping written) {
    Optional<EventClass> eventClass = schema.eventClass(written.schema());
    if (eventClass.isEmpty()) {
      defects.unknown(
          written.schemaPlace(),
          DefectCode.CLASS_UNKNOWN,
          "\"" + written.schema() + "\" is no event class of OCSF " + schema.version(),
          written.schema(),
          schema.classes().stream().map(EventClass::name).toList());
    }
    return eventClass.map(type -> plan(rule, written, type));
  }

  private PlannedEvent plan(int rule, ClassMapping written, EventClass eventClass) {
    eventClass
        .deprecatedSince()
        .ifPresent(
            since ->
                defects.warning(
                    written.schemaPlace(),
                    DefectCode.DEPRECATED,
                    eventClass.name() + " should not be used since OCSF " + since,
                    null));
    MappedValue.Attributes mapped = withTime(written.attributes());
    Set<String> profiles = new ProfilePlanner(schema, eventClass, defects).of(mapping, mapped);
    ObjectPlanner objects = new ObjectPlanner(schema, profiles, mapped, defects);
    Reachable reachable = Reachable.in(mapping, written);
    new TypeCheck(eventClass, reachable, defects).check(mapped);
    reachable.check(mapped, defects);
    ElementFormulas.check(mapped, false, defects);
    Map<String, Planned> added = new LinkedHashMap<>();
    fixed(added, eventClass, "class_uid", String.valueOf(eventClass.uid()));
    fixed(added, eventClass, "class_name", eventClass.caption());
    fixed(added, eventClass, "category_uid", String.valueOf(eventClass.categoryUid()));
    fixed(added, eventClass, "category_name", eventClass.categoryCaption());
    attribute(eventClass, "type_uid")
        .ifPresent(attribute -> added.put("type_uid", new Planned.TypeUid(attribute)));
    attribute(eventClass, "type_name")
        .ifPresent(attribute -> added.put("type_name", new Planned.TypeName(attribute)));
    PlannedObject metadata = metadata(objects, mapped, profiles);
    attribute(eventClass, METADATA)
        .filter(attribute -> metadata.canBe())
        .ifPresent(attribute -> added.put(METADATA, new Planned.Nested(attribute, metadata)));
    return new PlannedEvent(
        rule,
        written,
        eventClass,
        objects.plan(eventClass, without(without(mapped, UNMAPPED), METADATA), "", added),
        unmapped(mapped));
  }

  /** Classes that do not map the time have that of the whole mapping. */
  private MappedValue.Attributes withTime(MappedValue.Attributes mapped) {
    if (mapped.members().containsKey("time") || mapping.timestamp().isEmpty()) {
      return mapped;
    }
    LinkedHashMap<String, MappedValue.Member> members = new LinkedHashMap<>(mapped.members());
    MappedValue time = mapping.timestamp().get();
    members.put("time", new MappedValue.Member(time.place(), time));
    return new MappedValue.Attributes(mapped.place(), members);
  }

  private static MappedValue.Attributes without(MappedValue.Attributes mapped, String name) {
    LinkedHashMap<String, MappedValue.Member> members = new LinkedHashMap<>(mapped.members());
    members.remove(name);
    return new MappedValue.Attributes(mapped.place(), members);
  }

  private PlannedObject metadata(
      ObjectPlanner objects, MappedValue.Attributes mapped, Set<String> profiles) {
    var type = schema.object(METADATA).orElseThrow();
    MappedValue.Member member = mapped.members().get(METADATA);
    MappedValue.Attributes written =
        member != null && member.value() instanceof MappedValue.Attributes attributes
            ? attributes
            : new MappedValue.Attributes(mapped.place(), new LinkedHashMap<>());
    checkVersion(written.members().get("version"));
    Map<String, Planned> added = new LinkedHashMap<>();
    fixed(added, type, "version", schema.version());
    if (!profiles.isEmpty()) {
      attribute(type, "profiles")
          .ifPresent(
              attribute ->
                  added.put("profiles", new Planned.Fixed(attribute, List.copyOf(profiles))));
    }
    if (!written.members().containsKey("uid")) {
      attribute(type, "uid").ifPresent(attribute -> added.put("uid", new Planned.Uid(attribute)));
    }
    return objects.plan(
        type, profiles.isEmpty() ? without(written, "profiles") : written, METADATA, added);
  }

  private void checkVersion(MappedValue.@Nullable Member version) {
    if (version != null
        && version.value() instanceof MappedValue.Constant constant
        && !constant.text().equals(schema.version())) {
      defects.error(
          constant.place(),
          DefectCode.VERSION_INCORRECT,
          "\""
              + constant.text()
              + "\" is not the version of the events, which are made for OCSF "
              + schema.version(),
          versionHint(constant.text().replaceFirst("^[vV]", "")));
    }
  }

  private String versionHint(String meant) {
    if (meant.equals(schema.version())) {
      return "leave it out, or write \"" + meant + "\"";
    }
    return OcsfSchema.of(meant).isPresent()
        ? "leave it out; \"ocsf: " + meant + "\" beside source_name asks for that version"
        : "leave it out; there is no OCSF "
            + meant
            + " here, but "
            + String.join(", ", OcsfSchema.versions());
  }

  /** What the mapping itself wants in {@code unmapped}, by dotted name. */
  private static LinkedHashMap<String, MappedValue> unmapped(MappedValue.Attributes mapped) {
    LinkedHashMap<String, MappedValue> flat = new LinkedHashMap<>();
    MappedValue.Member member = mapped.members().get(UNMAPPED);
    if (member != null) {
      flatten("", member.value(), flat);
    }
    return flat;
  }

  private static void flatten(
      String path, MappedValue value, LinkedHashMap<String, MappedValue> flat) {
    if (value instanceof MappedValue.Attributes attributes) {
      attributes
          .members()
          .forEach(
              (name, member) ->
                  flatten(path.isEmpty() ? name : path + "." + name, member.value(), flat));
    } else {
      flat.put(path.isEmpty() ? "value" : path, value);
    }
  }

  private static void fixed(
      Map<String, Planned> added, AttributeOwner owner, String name, String value) {
    attribute(owner, name)
        .ifPresent(attribute -> added.put(name, new Planned.Fixed(attribute, List.of(value))));
  }

  private static Optional<Attribute> attribute(AttributeOwner owner, String name) {
    return Optional.ofNullable(owner.attributes().get(name));
  }
}
