package dev.sluice.ocsf.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * An object in events, such as {@code process}.
 *
 * @param name its name
 * @param profiles those that add attributes to it
 * @param constraints what must hold among its attributes
 * @param deprecatedSince the version since which it should not be used
 * @param observable the type id of an observable that refers to such an object
 * @param attributes its attributes by name; none means that it may hold anything
 */
public record ObjectType(
    String name,
    Set<String> profiles,
    List<Constraint> constraints,
    Optional<String> deprecatedSince,
    OptionalInt observable,
    Map<String, Attribute> attributes)
    implements AttributeOwner {}
