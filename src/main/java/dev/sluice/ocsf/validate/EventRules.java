package dev.sluice.ocsf.validate;

import dev.sluice.ocsf.schema.EventClass;
import dev.sluice.ocsf.schema.OcsfSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules for events as a whole. Keeps what it made ready for the versions and profiles that it
 * met; not for several threads at once.
 */
final class EventRules {

  /**
   * So many combinations of profiles are kept; events have a handful, unless somebody makes them
   * up.
   */
  private static final int MOST_BOOKS = 256;

  private static final String CLASS_UID = "class_uid";
  private static final String METADATA = "metadata";

  private final OcsfSchema schema;
  private final ValidationOptions options;
  private final Map<BookKey, RuleBook> books = new HashMap<>();

  EventRules(OcsfSchema schema, ValidationOptions options) {
    this.schema = schema;
    this.options = options;
  }

  /**
   * What rules depend on.
   *
   * @param profiles as the event lists them
   */
  private record BookKey(OcsfSchema schema, List<String> profiles) {}

  /** The faults of an event, in the order of places. */
  List<EventFault> check(EventObject event) {
    Faults faults = new Faults(options.warnings());
    EventObject metadata = event.value(METADATA) instanceof EventObject each ? each : null;
    String version = text(metadata, "version");
    OcsfSchema judging = judging(version);
    Optional<EventClass> eventClass = eventClass(event, judging, faults);
    if (eventClass.isEmpty()) {
      return faults.found();
    }
    RuleBook book = book(judging, profiles(metadata, judging, faults));
    if (options.warnings() && eventClass.get().deprecatedSince().isPresent()) {
      faults.add(
          FaultCode.CLASS_DEPRECATED,
          "class "
              + eventClass.get().name()
              + " is deprecated since "
              + eventClass.get().deprecatedSince().get());
    }
    ObjectRules rules = new ObjectRules(book, options.warnings() && options.recommended(), faults);
    rules.attributes(event, book.rules(eventClass.get()));
    if (version != null) {
      int before = faults.into("metadata.version");
      VersionRule.check(version, judging.version(), newest(), faults);
      faults.back(before);
    }
    typeUid(event, faults);
    rules.constraints(event, eventClass.get());
    rules.observables(event.value("observables"), eventClass.get());
    return faults.found();
  }

  private static @Nullable String text(@Nullable EventObject object, String name) {
    Object value = object == null ? null : object.value(name);
    return value != null && ValueRules.isText(value) ? value.toString() : null;
  }

  private OcsfSchema judging(@Nullable String version) {
    return options.ownVersion() && version != null && !version.equals(schema.version())
        ? OcsfSchema.of(version).orElse(schema)
        : schema;
  }

  private String newest() {
    return options.ownVersion()
        ? OcsfSchema.versions().get(OcsfSchema.versions().size() - 1)
        : schema.version();
  }

  private static Optional<EventClass> eventClass(
      EventObject event, OcsfSchema schema, Faults faults) {
    Object uid = event.value(CLASS_UID);
    if (uid == null) {
      faults.addAt(
          CLASS_UID,
          FaultCode.ATTRIBUTE_REQUIRED_MISSING,
          CLASS_UID + " is required; nothing else can be judged without it");
      return Optional.empty();
    }
    if (!(uid instanceof Long number)) {
      faults.addAt(
          CLASS_UID,
          FaultCode.ATTRIBUTE_WRONG_TYPE,
          Faults.shown(uid) + " is not a whole number (integer_t); nothing else can be judged");
      return Optional.empty();
    }
    Optional<EventClass> found =
        number.intValue() == number ? schema.eventClass(number.intValue()) : Optional.empty();
    if (found.isEmpty()) {
      faults.addAt(
          CLASS_UID,
          FaultCode.CLASS_UID_UNKNOWN,
          "OCSF " + schema.version() + " has no class " + number);
    }
    return found;
  }

  private static List<String> profiles(
      @Nullable EventObject metadata, OcsfSchema schema, Faults faults) {
    if (metadata == null || !(metadata.value("profiles") instanceof List<?> listed)) {
      return List.of();
    }
    List<String> profiles = new ArrayList<>();
    for (int i = 0; i < listed.size(); i++) {
      if (!ValueRules.isText(listed.get(i))) {
        continue;
      }
      String profile = listed.get(i).toString();
      if (schema.profiles().containsKey(profile)) {
        profiles.add(profile);
      } else {
        faults.addAt(
            "metadata.profiles[" + i + "]",
            FaultCode.PROFILE_UNKNOWN,
            "OCSF " + schema.version() + " has no such profile as " + Faults.shown(profile));
      }
    }
    return profiles;
  }

  private RuleBook book(OcsfSchema judging, List<String> profiles) {
    BookKey key = new BookKey(judging, profiles);
    RuleBook book = books.get(key);
    if (book == null) {
      if (books.size() == MOST_BOOKS) {
        books.clear();
      }
      Set<String> active = new HashSet<>(profiles);
      book = new RuleBook(judging, active);
      books.put(key, book);
    }
    return book;
  }

  private static void typeUid(EventObject event, Faults faults) {
    if (event.value(CLASS_UID) instanceof Long classUid
        && event.value("activity_id") instanceof Long activityId
        && event.value("type_uid") instanceof Long typeUid
        && typeUid != classUid * 100 + activityId) {
      faults.addAt(
          "type_uid",
          FaultCode.TYPE_UID_INCORRECT,
          typeUid
              + " is not "
              + (classUid * 100 + activityId)
              + ", which is class_uid "
              + classUid
              + " times 100 plus activity_id "
              + activityId);
    }
  }
}
