package dev.sluice.ocsf.plan;

import dev.sluice.ocsf.mapping.MappedValue;
import dev.sluice.ocsf.schema.Attribute;
import dev.sluice.ocsf.schema.EventClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks what a mapping says of itself: class, category and type follow from the class. */
final class TypeCheck {

  private final EventClass eventClass;
  private final Reachable reachable;
  private final Defects defects;

  TypeCheck(EventClass eventClass, Reachable reachable, Defects defects) {
    this.eventClass = eventClass;
    this.reachable = reachable;
    this.defects = defects;
  }

  void check(MappedValue.Attributes mapped) {
    Map<String, String> right =
        Map.of(
            "class_uid", String.valueOf(eventClass.uid()),
            "class_name", eventClass.caption(),
            "category_uid", String.valueOf(eventClass.categoryUid()),
            "category_name", eventClass.categoryCaption());
    new TreeMap<>(right)
        .forEach(
            (name, value) ->
                constant(mapped, name)
                    .filter(constant -> !constant.text().equals(value))
                    .ifPresent(
                        constant ->
                            defects.error(
                                constant.place(),
                                DefectCode.valueOf(name.toUpperCase(Locale.ROOT) + "_INCORRECT"),
                                name
                                    + " of "
                                    + eventClass.name()
                                    + " is "
                                    + value
                                    + ", not "
                                    + constant.text(),
                                "leave it out: it follows from the class")));
    checkTypeUid(mapped);
    Stream.concat(right.keySet().stream().sorted(), Stream.of("type_uid", "type_name"))
        .forEach(name -> checkSource(mapped, name));
  }

  /** What the record says of these is not asked. */
  private void checkSource(MappedValue.Attributes mapped, String name) {
    MappedValue.Member member = mapped.members().get(name);
    if (member != null && reachable.results(member.value()).isEmpty()) {
      defects.warning(
          member.value().place(),
          DefectCode.ATTRIBUTE_IGNORED,
          "\"" + name + "\" is not taken from here: it follows from class and activity",
          "leave it out");
    }
  }

  private void checkTypeUid(MappedValue.Attributes mapped) {
    MappedValue.Member typeUid = mapped.members().get("type_uid");
    if (typeUid == null) {
      return;
    }
    Set<String> possible = possibleTypes(mapped.members().get("activity_id"));
    Set<String> written = new TreeSet<>(reachable.results(typeUid.value()));
    if (written.isEmpty() || possible.isEmpty()) {
      return;
    }
    List<String> never = new ArrayList<>(written);
    never.removeAll(possible);
    List<String> missing = new ArrayList<>(possible);
    missing.removeAll(written);
    if (!never.isEmpty() || !missing.isEmpty()) {
      defects.error(
          typeUid.value().place(),
          DefectCode.TYPE_UID_INCORRECT,
          "type_uid is "
              + String.join(" or ", written)
              + ", but by class_uid * 100 + activity_id it is "
              + String.join(" or ", possible),
          "leave it out: it follows from class and activity");
    } else {
      defects.warning(
          typeUid.value().place(),
          DefectCode.TYPE_UID_LITERAL,
          "type_uid is written out",
          "leave it out: it follows from class and activity");
    }
  }

  private Set<String> possibleTypes(MappedValue.@Nullable Member activity) {
    Set<String> types = new TreeSet<>();
    Attribute attribute = eventClass.attributes().get("activity_id");
    if (activity != null && attribute != null) {
      for (String id : reachable.results(activity.value())) {
        EnumPlanner.key(attribute, id)
            .map(Long::parseLong)
            .map(eventClass::typeUid)
            .ifPresent(type -> types.add(String.valueOf(type)));
      }
    }
    return types;
  }

  private static Optional<MappedValue.Constant> constant(
      MappedValue.Attributes mapped, String name) {
    MappedValue.Member member = mapped.members().get(name);
    return member != null && member.value() instanceof MappedValue.Constant constant
        ? Optional.of(constant)
        : Optional.empty();
  }
}
