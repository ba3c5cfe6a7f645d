package dev.sluice.spec;

import dev.sluice.document.Fields;
import dev.sluice.document.Node;
import dev.sluice.document.ShapeChecker;
import dev.sluice.document.Substitution;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the steps of recipes in the place of their includes; a recipe that leads back to itself is
 * reported with its whole circle.
 */
final class RecipeIncluder {

  private static final String INCLUDE = "recipe";

  private final JobReader reader;
  private final ProjectRoot root;
  private final Map<String, String> jobParameters;
  private final Problems problems;
  private final Deque<String> open = new ArrayDeque<>();

  RecipeIncluder(
      JobReader reader, ProjectRoot root, Map<String, String> jobParameters, Problems problems) {
    this.reader = reader;
    this.root = root;
    this.jobParameters = jobParameters;
    this.problems = problems;
  }

  /** The steps of a job, from its {@code steps} or its {@code recipe}. */
  List<StepSpec> steps(Fields job) {
    return job.optionalText(INCLUDE)
        .map(path -> recipe(path, job.place(INCLUDE), Map.of()))
        .orElseGet(() -> steps(job.items("steps")));
  }

  private List<StepSpec> steps(List<Node> items) {
    List<StepSpec> steps = new ArrayList<>();
    for (Node item : items) {
      if (item instanceof Node.Mapping mapping && mapping.entries().size() == 1) {
        mapping.entries().forEach((type, entry) -> steps.addAll(step(type, entry)));
      } else {
        problems.report(
            Problem.user(
                    item.place(),
                    "bad-step",
                    "a step has exactly one type, but here stands "
                        + (item instanceof Node.Mapping mapping
                            ? "a mapping with " + mapping.entries().size() + " keys"
                            : item.described()))
                .withHint("write it as \"- filter: {table: ..., where: ...}\""));
      }
    }
    return steps;
  }

  private List<StepSpec> step(String type, Node.Entry entry) {
    if (!type.equals(INCLUDE)) {
      return List.of(new StepSpec(type, entry.keyPlace(), entry.value()));
    }
    if (entry.value() instanceof Node.Scalar path && !path.isNull()) {
      return recipe(path.text(), path.place(), Map.of());
    }
    return ShapeChecker.read(entry.value(), JobShape.INCLUDE, problems)
        .map(
            include ->
                recipe(include.text("use"), include.place("use"), include.textEntries("with")))
        .orElse(List.of());
  }

  private List<StepSpec> recipe(String written, Place namedAt, Map<String, String> with) {
    String path = root.resolve(written);
    if (open.contains(path)) {
      List<String> circle = new ArrayList<>();
      open.descendingIterator().forEachRemaining(p -> circle.add(ProjectRoot.displayed(p)));
      circle.add(ProjectRoot.displayed(path));
      problems.report(
          Problem.user(
              namedAt,
              "cyclic-recipe",
              "the recipe includes itself: " + String.join(" -> ", circle)));
      return List.of();
    }
    open.push(path);
    try {
      return reader
          .load(path, namedAt)
          .flatMap(reader::parse)
          .flatMap(node -> substituted(node, namedAt, with))
          .map(fields -> steps(fields.items("steps")))
          .orElse(List.of());
    } finally {
      open.pop();
    }
  }

  private Optional<Fields> substituted(Node recipe, Place namedAt, Map<String, String> with) {
    Map<String, String> given = new LinkedHashMap<>(with);
    if (recipe instanceof Node.Mapping mapping
        && mapping.entries().get("parameters") != null
        && mapping.entries().get("parameters").value() instanceof Node.Mapping declared) {
      // A job's parameter of the same name reaches the recipe without being passed on.
      declared.entries().keySet().stream()
          .filter(jobParameters::containsKey)
          .forEach(name -> given.putIfAbsent(name, jobParameters.get(name)));
    }
    Map<String, String> inForce = Parameters.inForce(recipe, given, namedAt, problems);
    Node node = new Substitution(inForce, problems).apply(recipe);
    return ShapeChecker.read(node, JobShape.RECIPE, problems);
  }
}
