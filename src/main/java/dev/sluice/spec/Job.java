package dev.sluice.spec;

import dev.sluice.problem.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A job as its author wrote it, with its recipes included and its parameters filled in. Parts with
 * a fault are left out, so that the others can be checked all the same; such a job cannot run.
 *
 * @param place the job's own document
 * @param parameters the values in force
 * @param asOf the time that the job declares for itself
 * @param unreadSources names of sources that were left out
 * @param documents everything that the job is made of: the job, its recipes, its rulesets, its
 *     mappings
 * @param incremental how it recomputes only what changed, if it does
 */
public record Job(
    String name,
    String description,
    Place place,
    ProjectRoot root,
    Map<String, String> parameters,
    Optional<Instant> asOf,
    LinkedHashMap<String, Source> sources,
    Set<String> unreadSources,
    List<StepSpec> steps,
    LinkedHashMap<String, Publication> publications,
    List<LoadedDocument> documents,
    Report report,
    Optional<Incremental> incremental) {

  public Job {
    parameters = new LinkedHashMap<>(parameters);
    unreadSources = Set.copyOf(unreadSources);
    steps = List.copyOf(steps);
    documents = List.copyOf(documents);
  }

  /** The same job, made of further documents too. */
  public Job withDocuments(List<LoadedDocument> more) {
    List<LoadedDocument> all = new ArrayList<>(documents);
    more.stream().filter(document -> !all.contains(document)).forEach(all::add);
    return new Job(
        name,
        description,
        place,
        root,
        parameters,
        asOf,
        sources,
        unreadSources,
        steps,
        publications,
        all,
        report,
        incremental);
  }
}
