package dev.sluice.run;

import dev.sluice.quality.Ruleset;
import dev.sluice.spec.Incremental;
import dev.sluice.spec.Job;
import dev.sluice.spec.Settings;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.StructType;

/**
 * A job of which everything that can be checked without data has been checked.
 *
 * @param asOf what the job's formulas take for now
 * @param asOfIsGiven whether the job or the user said so, or it is the time of the run
 * @param schemas the user's columns of every table after the last step
 * @param rulesets the gate of each published table that has one
 */
record JobPlan(
    Job job,
    Settings settings,
    Instant asOf,
    boolean asOfIsGiven,
    LinkedHashMap<String, PlannedSource> sources,
    List<PlannedStep> steps,
    Map<String, StructType> schemas,
    Map<String, Ruleset> rulesets) {

  /** A source that the check has found to be there. */
  PlannedSource source(String name) {
    return Optional.ofNullable(sources.get(name)).orElseThrow();
  }

  /** The column that tells the day of a source's rows, if the job goes by it. */
  Optional<String> dayColumn(String source) {
    return job.incremental()
        .map(incremental -> incremental.sources().get(source))
        .map(Incremental.DayColumn::column);
  }

  /** The input's size in bytes. */
  long bytes() {
    return sources.values().stream().mapToLong(PlannedSource::bytes).sum();
  }
}
