package dev.sluice.ocsf.record;

/**
 * Says why a text is no record. Thrown within the readers only, so that it carries no stack: lines
 * that are wrong may be many.
 */
final class NotARecord extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  NotARecord(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  /** What a user reads in quarantine. */
  String reason() {
    return reason;
  }
}
