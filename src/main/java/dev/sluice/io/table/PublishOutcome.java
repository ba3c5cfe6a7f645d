package dev.sluice.io.table;

/** What came of a publication that was tried to its end. */
public sealed interface PublishOutcome {

  /**
   * Main is what was staged and audited.
   *
   * @param snapshotId what main is now
   * @param attempts 1 when main had not moved meanwhile
   */
  record Published(long snapshotId, int attempts) implements PublishOutcome {}

  /** Another run with the same run key published first; this one's rows were dropped. */
  record AlreadyPublished(PublishedRun by) implements PublishOutcome {}

  /** Main had moved, and the audit on top of it refused; the staged rows were dropped. */
  record Refused() implements PublishOutcome {}
}
