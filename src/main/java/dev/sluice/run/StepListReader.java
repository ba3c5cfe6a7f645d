package dev.sluice.run;

import dev.sluice.document.ShapeChecker;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.problem.Suggestion;
import dev.sluice.spec.StepSpec;
import dev.sluice.step.Step;
import dev.sluice.step.StepDocuments;
import dev.sluice.step.StepType;
import dev.sluice.step.TableSchemas;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.types.StructType;

/**
 * Reads and checks the steps of a job in order. After a faulty step the others are checked all the
 * same, except where they stand on a table whose columns are no longer known: a fault must not be
 * reported twice under other names.
 */
final class StepListReader {

  private final Map<String, StructType> schemas;
  private final Instant asOf;
  private final StepDocuments documents;
  private final Problems problems;
  private final Set<String> unknown = new LinkedHashSet<>();
  private final List<PlannedStep> planned = new ArrayList<>();
  private boolean everythingIsUnknown;

  /**
   * @param unknown tables that exist, but whose columns could not be found out
   */
  StepListReader(
      Map<String, StructType> sources,
      Set<String> unknown,
      Instant asOf,
      StepDocuments documents,
      Problems problems) {
    this.schemas = new LinkedHashMap<>(sources);
    this.unknown.addAll(unknown);
    this.asOf = asOf;
    this.documents = documents;
    this.problems = problems;
  }

  /** Reads all steps. */
  StepListReader read(List<StepSpec> specs) {
    specs.forEach(this::read);
    return this;
  }

  /**
   * The steps that are sound, in order. Of those that no user wrote only the ones whose tables are
   * asked for.
   *
   * @param published the tables that are published
   */
  List<PlannedStep> planned(Set<String> published) {
    Set<String> needed = new LinkedHashSet<>(published);
    LinkedList<PlannedStep> steps = new LinkedList<>();
    for (int i = planned.size() - 1; i >= 0; i--) {
      PlannedStep step = planned.get(i);
      if (!step.isImplied() || step.makes().stream().anyMatch(needed::contains)) {
        needed.addAll(step.step().inputs());
        steps.addFirst(step);
      }
    }
    return List.copyOf(steps);
  }

  /** The columns of every table after the last step. */
  Map<String, StructType> schemas() {
    return new LinkedHashMap<>(schemas);
  }

  /** True when a table may exist, but its columns could not be found out. */
  boolean isUnknown(String table) {
    return everythingIsUnknown || unknown.contains(table);
  }

  private void read(StepSpec spec) {
    if (!spec.isReadable()) {
      // It could have made or changed any table.
      everythingIsUnknown = true;
      schemas.clear();
      return;
    }
    Optional<StepType> type = StepTypes.find(spec.type());
    if (type.isEmpty()) {
      problems.report(unknownStep(spec.type(), spec.place()));
      forget(StepType.written(spec.options()));
      return;
    }
    Optional<Step> step =
        ShapeChecker.read(spec.options(), type.get().options(), problems)
            .flatMap(options -> type.get().read(options, documents, problems));
    if (step.isEmpty()) {
      everythingIsUnknown |= type.get().makesMore();
      forget(type.get().makes(spec.options()));
    } else {
      plan(spec, step.get(), type.get().makes(spec.options()), false);
    }
  }

  /**
   * @param makes what it makes, as far as its options tell
   */
  private void plan(StepSpec spec, Step step, Set<String> makes, boolean isImplied) {
    if (step.inputs().stream().anyMatch(this::isUnknown)) {
      forget(makes);
      return;
    }
    int before = problems.count();
    Optional<Map<String, StructType>> made = step.check(new TableSchemas(schemas, asOf), problems);
    if (made.isEmpty()) {
      forget(makes);
      return;
    }
    schemas.putAll(made.get());
    unknown.removeAll(made.get().keySet());
    if (problems.count() == before) {
      planned.add(new PlannedStep(spec, step, made.get().keySet(), isImplied));
    }
    step.followedBy().forEach(next -> plan(spec, next, makes, true));
  }

  /** The problem that there is no such step type. */
  static Problem unknownStep(String type, Place place) {
    List<String> names = new ArrayList<>(StepTypes.names());
    names.add("recipe");
    return Problem.user(
            place,
            "unknown-step",
            "unknown step \"" + type + "\"; it can be " + String.join(", ", names))
        .withHint(Suggestion.hint(type, names).orElse(null));
  }

  /** What a step would have made is no longer known. */
  private void forget(Set<String> tables) {
    unknown.addAll(tables);
    schemas.keySet().removeAll(tables);
  }
}
