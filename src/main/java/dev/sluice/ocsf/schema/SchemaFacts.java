package dev.sluice.ocsf.schema;

import java.util.Map;
import java.util.Set;

/**
 * What a resource says of one version.
 *
 * @param version the version
 * @param types types by name
 * @param profiles the attributes of profiles, by name
 * @param observableOwnedAttributes type ids by an object and its attribute, or a class and a path
 * @param observableAttributes type ids by the name of an attribute
 * @param classes classes by name
 * @param objects objects by name
 */
record SchemaFacts(
    String version,
    Map<String, ValueType> types,
    Map<String, Set<String>> profiles,
    Map<String, Integer> observableOwnedAttributes,
    Map<String, Integer> observableAttributes,
    Map<String, EventClass> classes,
    Map<String, ObjectType> objects) {}
