package dev.sluice.ocsf.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One version of OCSF. Read when first asked for, in some ten milliseconds, and kept; it never
 * changes.
 */
public final class OcsfSchema {

  /** The newest version that Security Lake takes from custom sources. */
  public static final String DEFAULT_VERSION = "1.3.0";

  private static final List<String> VERSIONS = List.of("1.1.0", DEFAULT_VERSION, "1.8.0");
  private static final Map<String, OcsfSchema> READ = new ConcurrentHashMap<>();

  private final String version;
  private final Map<String, EventClass> classes;
  private final Map<Integer, EventClass> classesByUid;
  private final Map<String, ObjectType> objects;
  private final Map<String, ValueType> types;
  private final Map<String, Set<String>> profiles;
  private final ObservableTypes observables;

  OcsfSchema(SchemaFacts facts) {
    version = facts.version();
    classes = Collections.unmodifiableMap(facts.classes());
    Map<Integer, EventClass> byUid = new LinkedHashMap<>();
    classes.values().forEach(each -> byUid.put(each.uid(), each));
    classesByUid = Collections.unmodifiableMap(byUid);
    objects = Collections.unmodifiableMap(facts.objects());
    types = Collections.unmodifiableMap(facts.types());
    profiles = Collections.unmodifiableMap(facts.profiles());
    observables =
        new ObservableTypes(this, facts.observableOwnedAttributes(), facts.observableAttributes());
  }

  /** The versions that can be asked for, oldest first. */
  public static List<String> versions() {
    return VERSIONS;
  }

  /** A version by its name, such as {@code 1.3.0}; nothing when it is not one of those known. */
  public static Optional<OcsfSchema> of(String version) {
    if (!VERSIONS.contains(version)) {
      return Optional.empty();
    }
    return Optional.of(
        READ.computeIfAbsent(version, each -> new OcsfSchema(SchemaReader.read(each))));
  }

  /** The version, such as {@code 1.3.0}. */
  public String version() {
    return version;
  }

  /** A class by its name, such as {@code process_activity}. */
  public Optional<EventClass> eventClass(String name) {
    return Optional.ofNullable(classes.get(name));
  }

  /** A class by its number, such as 1007. */
  public Optional<EventClass> eventClass(int uid) {
    return Optional.ofNullable(classesByUid.get(uid));
  }

  /** All classes, in the order of names. */
  public Collection<EventClass> classes() {
    return classes.values();
  }

  /** An object by its name, such as {@code process}. */
  public Optional<ObjectType> object(String name) {
    return Optional.ofNullable(objects.get(name));
  }

  /** All objects, in the order of names. */
  public Collection<ObjectType> objects() {
    return objects.values();
  }

  /**
   * A type by its name, such as {@code port_t}.
   *
   * @throws IllegalArgumentException when there is none such
   */
  public ValueType type(String name) {
    ValueType type = types.get(name);
    if (type == null) {
      throw new IllegalArgumentException("OCSF " + version + " has no type \"" + name + "\"");
    }
    return type;
  }

  /**
   * The profiles, each with the attributes it brings; the generated times of one are not listed.
   */
  public Map<String, Set<String>> profiles() {
    return profiles;
  }

  /** Which attributes are observables. */
  public ObservableTypes observables() {
    return observables;
  }
}
