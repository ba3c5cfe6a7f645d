package dev.sluice.spec;

import dev.sluice.document.Fields;
import dev.sluice.document.Node;
import dev.sluice.document.ShapeChecker;
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
import org.jspecify.annotations.Nullable;

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
    Optional<Node> recipe = job.node(INCLUDE);
    if (recipe.isEmpty()) {
      return steps(job.items("steps"));
    }
    return recipe(job.text(INCLUDE), recipe.get(), new LinkedHashMap<>());
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
        steps.add(StepSpec.unreadable(item));
      }
    }
    return steps;
  }

  private List<StepSpec> step(String type, Node.Entry entry) {
    if (!type.equals(INCLUDE)) {
      return List.of(new StepSpec(type, entry.keyPlace(), entry.value()));
    }
    if (entry.value() instanceof Node.Scalar path && !path.isNull()) {
      return recipe(path.text(), path, new LinkedHashMap<>());
    }
    return ShapeChecker.read(entry.value(), JobShape.INCLUDE, problems)
        .map(
            include ->
                recipe(
                    include.text("use"),
                    include.node("use").orElse(entry.value()),
                    include.entries("with")))
        .orElseGet(() -> List.of(StepSpec.unreadable(entry.value())));
  }

  private List<StepSpec> recipe(String written, Node include, LinkedHashMap<String, Node> with) {
    Place namedAt = include.place();
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
      return List.of(StepSpec.unreadable(include));
    }
    open.push(path);
    try {
      return reader
          .load(path, namedAt)
          .flatMap(reader::parse)
          .flatMap(node -> substituted(node, namedAt, with))
          .map(fields -> steps(fields.items("steps")))
          .orElseGet(() -> List.of(StepSpec.unreadable(include)));
    } finally {
      open.pop();
    }
  }

  private Optional<Fields> substituted(
      Node recipe, Place namedAt, LinkedHashMap<String, Node> with) {
    if (recipe instanceof Node.Mapping mapping && mapping.entries().containsKey("job")) {
      problems.report(
          Problem.user(
              namedAt,
              "not-a-recipe",
              recipe.place().file() + " is a job; a recipe has \"recipe\" and \"steps\""));
      return Optional.empty();
    }
    Map<String, String> given = new LinkedHashMap<>();
    with.forEach((name, value) -> given.put(name, ((Node.Scalar) value).text()));
    if (recipe instanceof Node.Mapping mapping
        && mapping.entries().get("parameters") != null
        && mapping.entries().get("parameters").value() instanceof Node.Mapping declared) {
      // A job's parameter of the same name reaches the recipe without being passed on.
      declared.entries().keySet().stream()
          .filter(jobParameters::containsKey)
          .forEach(name -> given.putIfAbsent(name, jobParameters.get(name)));
    }
    Parameters.InForce parameters =
        Parameters.inForce(recipe, given, name -> placeOf(with.get(name), namedAt), problems);
    parameters
        .unset()
        .keySet()
        .forEach(name -> problems.report(notSet(name, recipe.place().file(), namedAt)));
    return ShapeChecker.readWhatFits(parameters.fill(recipe, problems), JobShape.RECIPE, problems)
        .filter(fields -> fields.has("steps"));
  }

  private static Place placeOf(@Nullable Node value, Place otherwise) {
    return value == null ? otherwise : value.place();
  }

  private static Problem notSet(String name, String recipe, Place namedAt) {
    return Problem.user(
            namedAt,
            "parameter-not-set",
            "parameter \"" + name + "\" of recipe " + recipe + " has no default and is not set")
        .withHint("write {use: ..., with: {" + name + ": ...}}");
  }
}
