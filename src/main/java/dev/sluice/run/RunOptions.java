package dev.sluice.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a user says on the command line about one run.
 *
 * @param job path of the job
 * @param parameters values of {@code --set}
 * @param asOf what the job's formulas take for now
 * @param master Spark master, when spark-submit has not set one
 * @param folder where the run folder goes, instead of the project's {@code runs} folder
 * @param extent how far to go
 * @param full whether everything is computed, also what did not change
 */
public record RunOptions(
    String job,
    Map<String, String> parameters,
    Optional<Instant> asOf,
    Optional<String> master,
    Optional<Path> folder,
    Extent extent,
    boolean full) {

  /** How far a run goes. */
  public enum Extent {
    /** All checks, no data. */
    PLAN,
    /** To the published table. */
    PUBLISH
  }

  public RunOptions {
    parameters = new LinkedHashMap<>(parameters);
  }

  /** A run that computes what changed. */
  public RunOptions(
      String job,
      Map<String, String> parameters,
      Optional<Instant> asOf,
      Optional<String> master,
      Optional<Path> folder,
      Extent extent) {
    this(job, parameters, asOf, master, folder, extent, false);
  }

  /** A run to the published table with all defaults. */
  public static RunOptions of(String job, Map<String, String> parameters) {
    return new RunOptions(
        job, parameters, Optional.empty(), Optional.empty(), Optional.empty(), Extent.PUBLISH);
  }
}
