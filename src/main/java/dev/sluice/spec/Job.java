package dev.sluice.spec;

import dev.sluice.problem.Place;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A job as its author wrote it, with its recipes included and its parameters filled in.
 *
 * @param place the job's own document
 * @param parameters the values in force
 * @param asOf the time that the job declares for itself
 * @param documents everything that the job is made of: the job, its recipes, its rulesets
 * @param sampleRows how many rows of each kind the report shows
 */
public record Job(
    String name,
    String description,
    Place place,
    ProjectRoot root,
    Map<String, String> parameters,
    Optional<Instant> asOf,
    LinkedHashMap<String, Source> sources,
    List<StepSpec> steps,
    LinkedHashMap<String, Publication> publications,
    List<LoadedDocument> documents,
    int sampleRows) {

  public Job {
    parameters = new LinkedHashMap<>(parameters);
    steps = List.copyOf(steps);
    documents = List.copyOf(documents);
  }
}
