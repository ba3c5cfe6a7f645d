package dev.sluice.ocsf.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What has attributes: a class of events, or an object in them. */
public sealed interface AttributeOwner permits EventClass, ObjectType {

  /** Its name in OCSF, such as {@code process_activity}. */
  String name();

  /** Its attributes by name, those of all profiles included, in the order of names. */
  Map<String, Attribute> attributes();

  /** What must hold among its attributes. */
  List<Constraint> constraints();

  /** The version since which it should not be used. */
  Optional<String> deprecatedSince();
}
