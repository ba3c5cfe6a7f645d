package dev.sluice.ocsf.plan;

import dev.sluice.ocsf.mapping.MappedValue;
import dev.sluice.ocsf.mapping.Mapping;
import dev.sluice.ocsf.schema.Attribute;
import dev.sluice.ocsf.schema.AttributeOwner;
import dev.sluice.ocsf.schema.EventClass;
import dev.sluice.ocsf.schema.OcsfSchema;
import dev.sluice.ocsf.schema.Requirement;
import dev.sluice.problem.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the profiles of the events of a class: those that the mapping names, and those whose
 * attributes it maps.
 */
final class ProfilePlanner {

  private final OcsfSchema schema;
  private final EventClass eventClass;
  private final Defects defects;

  ProfilePlanner(OcsfSchema schema, EventClass eventClass, Defects defects) {
    this.schema = schema;
    this.eventClass = eventClass;
    this.defects = defects;
  }

  /** The profiles, in the order of names. */
  Set<String> of(Mapping mapping, MappedValue.Attributes attributes) {
    Set<String> named = new TreeSet<>();
    List<Mapping.Profile> written = new ArrayList<>(inMetadata(attributes));
    written.forEach(profile -> known(profile, true).ifPresent(named::add));
    // Those of the whole mapping are meant for the classes that have them.
    mapping.profiles().forEach(profile -> known(profile, false).ifPresent(named::add));
    named.removeIf(profile -> lacks(profile, attributes));
    addUsed(eventClass, attributes, named, !written.isEmpty());
    return named;
  }

  private Optional<String> known(Mapping.Profile profile, boolean isOfTheClass) {
    String name = profile.name();
    if (!schema.profiles().containsKey(name)) {
      defects.unknown(
          profile.place(),
          DefectCode.PROFILE_UNKNOWN,
          "\"" + name + "\" is no profile of OCSF " + schema.version(),
          name,
          schema.profiles().keySet());
      return Optional.empty();
    }
    if (!eventClass.allProfiles().contains(name)) {
      if (isOfTheClass) {
        defects.error(
            profile.place(),
            DefectCode.PROFILE_UNKNOWN,
            eventClass.name() + " has no profile \"" + name + "\"",
            "it has " + String.join(", ", new TreeSet<>(eventClass.allProfiles())));
      }
      return Optional.empty();
    }
    return Optional.of(name);
  }

  private List<Mapping.Profile> inMetadata(MappedValue.Attributes attributes) {
    MappedValue.Member metadata = attributes.members().get("metadata");
    if (metadata == null || !(metadata.value() instanceof MappedValue.Attributes inside)) {
      return List.of();
    }
    MappedValue.Member profiles = inside.members().get("profiles");
    if (profiles == null) {
      return List.of();
    }
    if (profiles.value() instanceof MappedValue.Constant text) {
      List<Mapping.Profile> found =
          Arrays.stream(text.text().split(","))
              .map(String::strip)
              .filter(name -> !name.isEmpty())
              .map(name -> new Mapping.Profile(name, text.place()))
              .toList();
      defects.error(
          text.place(),
          DefectCode.ATTRIBUTE_WRONG_TYPE,
          "\"profiles\" is a list of texts, but here stands one text",
          "write ["
              + String.join(", ", found.stream().map(p -> "\"" + p.name() + "\"").toList())
              + "]");
      return found;
    }
    List<Mapping.Profile> found = new ArrayList<>();
    if (profiles.value() instanceof MappedValue.Elements elements) {
      for (MappedValue element : elements.values()) {
        if (element instanceof MappedValue.Constant name) {
          found.add(new Mapping.Profile(name.text(), name.place()));
        }
      }
    }
    return found;
  }

  /** True, and reported, when a profile asks for an attribute that is not mapped. */
  private boolean lacks(String profile, MappedValue.Attributes attributes) {
    for (Attribute attribute : eventClass.attributes().values()) {
      if (attribute.profiles().contains(profile)
          && attribute.requirement() == Requirement.REQUIRED
          && attribute.enumeration().isEmpty()
          && !attributes.members().containsKey(attribute.name())) {
        defects.error(
            attributes.place(),
            DefectCode.ATTRIBUTE_REQUIRED_MISSING,
            "the profile "
                + profile
                + " asks for \""
                + attribute.name()
                + "\", which is not mapped",
            "map it or leave the profile out");
        return true;
      }
    }
    return false;
  }

  /**
   * Attributes that only a profile has ask for the profile.
   *
   * @param areListed whether the class lists its profiles, so that another one is probably
   *     forgotten
   */
  private void addUsed(
      AttributeOwner owner,
      MappedValue.Attributes attributes,
      Set<String> named,
      boolean areListed) {
    attributes
        .members()
        .forEach(
            (name, member) -> {
              Attribute attribute = owner.attributes().get(name);
              if (attribute == null) {
                return;
              }
              if (!attribute.isIn(named)) {
                Set<String> possible = new LinkedHashSet<>(attribute.profiles());
                possible.retainAll(eventClass.allProfiles());
                possible.stream()
                    .sorted()
                    .findFirst()
                    .ifPresent(
                        profile -> {
                          named.add(profile);
                          if (areListed) {
                            missing(name, profile, member.keyPlace());
                          }
                        });
              }
              attribute
                  .object()
                  .flatMap(schema::object)
                  .ifPresent(type -> inside(member.value(), type, named, areListed));
            });
  }

  private void missing(String attribute, String profile, Place place) {
    defects.warning(
        place,
        DefectCode.PROFILE_MISSING,
        "\""
            + attribute
            + "\" is of the profile "
            + profile
            + ", which metadata.profiles does not list: it is added",
        "list it too, or leave metadata.profiles out");
  }

  private void inside(
      MappedValue value, AttributeOwner type, Set<String> named, boolean areListed) {
    if (value instanceof MappedValue.Attributes attributes) {
      addUsed(type, attributes, named, areListed);
    } else if (value instanceof MappedValue.Elements elements) {
      elements.values().forEach(element -> inside(element, type, named, areListed));
    } else if (value instanceof MappedValue.Each each) {
      inside(each.element(), type, named, areListed);
    }
  }
}
