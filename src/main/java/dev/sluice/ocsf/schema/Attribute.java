package dev.sluice.ocsf.schema;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An attribute of a class or object. It has either a type or an object.
 *
 * @param name its name
 * @param type the type of its values
 * @param object the name of the object that its values are
 * @param array whether it holds a list of them
 * @param requirement how much it is asked for
 * @param enumeration the values it may have, as text, each with its caption, in OCSF's order; empty
 *     when it is no enum
 * @param sibling the attribute that holds the caption of this one's value
 * @param profiles those that bring it in, any of them suffices; empty when it is always there
 * @param deprecatedSince the version since which it should not be used
 */
public record Attribute(
    String name,
    Optional<ValueType> type,
    Optional<String> object,
    boolean array,
    Requirement requirement,
    Map<String, String> enumeration,
    Optional<String> sibling,
    Set<String> profiles,
    Optional<String> deprecatedSince) {

  /**
   * Whether an event has this attribute.
   *
   * @param activeProfiles the profiles of the event, as its metadata names them
   */
  public boolean isIn(Set<String> activeProfiles) {
    if (profiles.isEmpty()) {
      return true;
    }
    for (String profile : profiles) {
      if (activeProfiles.contains(profile)) {
        return true;
      }
    }
    return false;
  }
}
