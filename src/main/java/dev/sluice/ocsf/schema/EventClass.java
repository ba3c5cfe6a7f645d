package dev.sluice.ocsf.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A class of events.
 *
 * @param name its name, such as {@code process_activity}
 * @param uid its number, such as 1007
 * @param caption its name for people, such as Process Activity
 * @param category the name of its category, such as {@code system}
 * @param categoryUid the number of its category
 * @param categoryCaption the name of its category for people
 * @param parents the classes that it extends, nearest first
 * @param profiles those that add attributes to it
 * @param allProfiles those and the ones that add attributes to objects in it
 * @param constraints what must hold among its attributes
 * @param deprecatedSince the version since which it should not be used
 * @param attributes its attributes by name
 */
public record EventClass(
    String name,
    int uid,
    String caption,
    String category,
    int categoryUid,
    String categoryCaption,
    List<String> parents,
    Set<String> profiles,
    Set<String> allProfiles,
    List<Constraint> constraints,
    Optional<String> deprecatedSince,
    Map<String, Attribute> attributes)
    implements AttributeOwner {

  /**
   * The number that says what happened in an event of this class.
   *
   * @param activityId the activity of the event
   */
  public long typeUid(long activityId) {
    return uid * 100L + activityId;
  }
}
