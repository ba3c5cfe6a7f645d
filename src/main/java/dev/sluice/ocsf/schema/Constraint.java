package dev.sluice.ocsf.schema;

import java.util.List;

/**
 * What must hold among the attributes of a class or object.
 *
 * @param kind how many of the attributes there must be
 * @param attributes their names
 */
public record Constraint(Kind kind, List<String> attributes) {

  /** How many of the attributes of a constraint an event must have. */
  public enum Kind {
    /** One or more. */
    AT_LEAST_ONE,
    /** Exactly one. */
    JUST_ONE
  }

  /** Copies the names. */
  public Constraint {
    attributes = List.copyOf(attributes);
  }

  /**
   * Whether so many of the attributes are right.
   *
   * @param present how many of the attributes an event has
   */
  public boolean holds(int present) {
    return kind == Kind.JUST_ONE ? present == 1 : present > 0;
  }
}
