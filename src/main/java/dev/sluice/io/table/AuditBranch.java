package dev.sluice.io.table;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The branch on which one run stages one table. The name tells everything that is needed to clean
 * up after a run that was killed, since a branch exists before it has a snapshot of its own:
 *
 * <pre>sluice_audit_JOB_RUN-ID_HOST_PID_STARTED_CREATED_ATTEMPT</pre>
 *
 * @param createdAt in whole seconds
 * @param attempt counts the times that the same run had to stage again
 */
record AuditBranch(String job, String runId, Owner owner, Instant createdAt, int attempt) {

  private static final String PREFIX = "sluice_audit_";
  private static final Pattern NAME =
      Pattern.compile(
          PREFIX + "([^_]+)_([^_]+)_([^_]+)_(\\d{1,18})_(\\d{1,12})_(\\d{1,12})_(\\d{1,9})");

  AuditBranch {
    job = safe(job);
    runId = safe(runId);
    createdAt = Instant.ofEpochSecond(createdAt.getEpochSecond());
  }

  static AuditBranch of(TableRun run) {
    return new AuditBranch(run.job(), run.runId(), run.owner(), Instant.now(), 1);
  }

  /** The branch on which the same run stages once more. */
  AuditBranch next() {
    return new AuditBranch(job, runId, owner, Instant.now(), attempt + 1);
  }

  String name() {
    return PREFIX
        + String.join(
            "_",
            job,
            runId,
            owner.host(),
            Long.toString(owner.pid()),
            Long.toString(owner.startedAt().getEpochSecond()),
            Long.toString(createdAt.getEpochSecond()),
            Integer.toString(attempt));
  }

  /** Reads a name; nothing when the branch is somebody else's. */
  static Optional<AuditBranch> parse(String name) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      return Optional.empty();
    }
    Owner owner =
        new Owner(
            parts.group(3),
            Long.parseLong(parts.group(4)),
            Instant.ofEpochSecond(Long.parseLong(parts.group(5))));
    return Optional.of(
        new AuditBranch(
            parts.group(1),
            parts.group(2),
            owner,
            Instant.ofEpochSecond(Long.parseLong(parts.group(6))),
            Integer.parseInt(parts.group(7))));
  }

  /** True when the summary is that of a snapshot of the same run. */
  boolean madeSnapshot(Map<String, String> summary) {
    String maker = summary.get(TableRun.RUN_ID);
    return maker != null && safe(maker).equals(runId);
  }

  boolean ownerMayBeAlive() {
    return owner.mayBeAlive(createdAt);
  }

  /** The underscore parts the name; Spark and Iceberg take the other characters as they are. */
  private static String safe(String text) {
    return text.replaceAll("[^A-Za-z0-9.-]", "-");
  }
}
