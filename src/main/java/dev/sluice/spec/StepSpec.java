package dev.sluice.spec;

import dev.sluice.document.Node;
import dev.sluice.problem.Place;

/** A step as it was written: its type and its options, not yet understood. */
public record StepSpec(String type, Place place, Node options) {

  private static final String UNREADABLE = "";

  /**
   * Something that should have been a step, such as a recipe that is not there; its fault is
   * reported. Nobody knows which tables it would have made or changed.
   */
  static StepSpec unreadable(Node written) {
    return new StepSpec(UNREADABLE, written.place(), written);
  }

  /** False when nothing is known of the step but its place. */
  public boolean isReadable() {
    return !type.equals(UNREADABLE);
  }
}
