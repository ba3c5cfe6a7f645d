package dev.sluice.ocsf.validate;

/**
 * One thing that is wrong with an event.
 *
 * @param code what kind of fault it is
 * @param path the place in the event, such as {@code observables[0].name}; empty when it is the
 *     event as a whole
 * @param message what was found and what is asked for
 */
public record EventFault(FaultCode code, String path, String message) {

  /** How bad it is. */
  public Severity severity() {
    return code.severity();
  }

  /** {@code path: code}, or the code alone when it is the event as a whole. */
  public String described() {
    return path.isEmpty() ? code.code() : path + ": " + code.code();
  }
}
