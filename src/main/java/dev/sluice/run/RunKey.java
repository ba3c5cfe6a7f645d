package dev.sluice.run;

import dev.sluice.document.Node;
import dev.sluice.spec.LoadedDocument;
import dev.sluice.spec.StepSpec;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The identity of what a run would publish: the documents of the job, its parameters, the versions
 * of its inputs and, where a formula asks for it, the as-of date. The same key published twice
 * changes nothing.
 */
final class RunKey {

  private static final Pattern TODAY = Pattern.compile("\\bTODAY\\s*\\(", Pattern.CASE_INSENSITIVE);
  private static final Pattern NOW = Pattern.compile("\\bNOW\\s*\\(", Pattern.CASE_INSENSITIVE);

  private RunKey() {}

  /** The key as 64 hex digits. */
  static String of(JobPlan plan) {
    List<String> parts = definition(plan);
    plan.sources()
        .values()
        .forEach(
            source -> {
              parts.add(source.spec().name());
              source
                  .input()
                  .versions()
                  .forEach(
                      version -> parts.add(fileName(version.name()) + " " + version.version()));
            });
    parts.addAll(clock(plan));
    return hash(parts);
  }

  /** What the job is, whatever its inputs hold: its documents, parameters and as-of date. */
  static String ofDefinition(JobPlan plan) {
    List<String> parts = definition(plan);
    parts.addAll(clock(plan));
    return hash(parts);
  }

  private static List<String> definition(JobPlan plan) {
    List<String> parts = new ArrayList<>();
    parts.add("sluice run key 1");
    plan.job().documents().forEach(document -> parts.add(document.sha256()));
    parts.add(new TreeMap<>(plan.job().parameters()).toString());
    return parts;
  }

  private static List<String> clock(JobPlan plan) {
    if (plan.asOfIsGiven() || uses(NOW, plan.job().steps())) {
      return List.of(plan.asOf().toString());
    }
    if (uses(TODAY, plan.job().steps())
        || plan.steps().stream().anyMatch(step -> step.step().dependsOnAsOf())) {
      // The day is all that is seen of the clock: a run later in it says the same.
      return List.of(LocalDate.ofInstant(plan.asOf(), ZoneOffset.UTC).toString());
    }
    return List.of();
  }

  private static String hash(List<String> parts) {
    return new LoadedDocument("", String.join("\n", parts)).sha256();
  }

  /** The folder does not count: a clone of the project elsewhere has the same key. */
  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static boolean uses(Pattern clock, List<StepSpec> steps) {
    return steps.stream().anyMatch(step -> uses(clock, step.options()));
  }

  private static boolean uses(Pattern clock, Node node) {
    if (node instanceof Node.Scalar scalar) {
      return clock.matcher(scalar.text()).find();
    }
    if (node instanceof Node.Sequence sequence) {
      return sequence.items().stream().anyMatch(item -> uses(clock, item));
    }
    return ((Node.Mapping) node)
        .entries().values().stream().anyMatch(entry -> uses(clock, entry.value()));
  }
}
