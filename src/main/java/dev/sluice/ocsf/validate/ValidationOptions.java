package dev.sluice.ocsf.validate;

import java.io.Serializable;

/**
 * How strictly events are looked at.
 *
 * @param warnings whether warnings are told, too
 * @param recommended whether missing recommended attributes are among them
 * @param ownVersion whether an event is judged by the version that it names itself, if that is one
 *     known here; else all are judged by the same
 */
public record ValidationOptions(boolean warnings, boolean recommended, boolean ownVersion)
    implements Serializable {

  private static final long serialVersionUID = 1;

  /** Errors only, each event by the version it names. */
  public static final ValidationOptions ERRORS = new ValidationOptions(false, false, true);

  /** All that can be told, each event by the version it names. */
  public static final ValidationOptions EVERYTHING = new ValidationOptions(true, true, true);

  /** The same, but all events are judged by one version. */
  public ValidationOptions byOneVersion() {
    return new ValidationOptions(warnings, recommended, false);
  }
}
