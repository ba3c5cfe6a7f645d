package dev.sluice.io.table;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The run that publishes, as written into the summary of every snapshot that it makes.
 *
 * @param job name of the job
 * @param parameters the job's parameters as one canonical text: equal texts, equal parameters
 * @param runId unique
 * @param runKey equal for runs that would publish the same: job, parameters and input versions
 */
public record TableRun(String job, String parameters, String runId, String runKey, Owner owner) {

  static final String RUN_ID = "sluice.run-id";
  static final String RUN_KEY = "sluice.run-key";
  static final String JOB = "sluice.job";
  static final String PARAMETERS = "sluice.parameters";
  private static final String OWNER = "sluice.owner";

  /** The summary properties of a snapshot of this run. */
  Map<String, String> summary() {
    Map<String, String> summary = new LinkedHashMap<>();
    summary.put(JOB, job);
    summary.put(PARAMETERS, parameters);
    summary.put(RUN_ID, runId);
    summary.put(RUN_KEY, runKey);
    summary.put(OWNER, owner.host() + " " + owner.pid() + " " + owner.startedAt());
    return summary;
  }

  /** The summary properties of a snapshot that only holds the branch of this run. */
  Map<String, String> forkSummary() {
    Map<String, String> summary = summary();
    // An empty snapshot is no publication.
    summary.remove(RUN_KEY);
    return summary;
  }

  /** True when the summary is that of the snapshot that holds this run's rows. */
  boolean staged(Map<String, String> summary) {
    return runId.equals(summary.get(RUN_ID)) && runKey.equals(summary.get(RUN_KEY));
  }
}
