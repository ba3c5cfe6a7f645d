package dev.sluice.run;

import dev.sluice.document.DocumentParser;
import dev.sluice.document.Node;
import dev.sluice.document.ShapeChecker;
import dev.sluice.ocsf.mapping.MappingReader;
import dev.sluice.ocsf.plan.MappingPlan;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.quality.Ruleset;
import dev.sluice.spec.DocumentKind;
import dev.sluice.spec.DocumentStore;
import dev.sluice.spec.ProjectRoot;
import dev.sluice.spec.RecipeReader;
import dev.sluice.spec.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks jobs, recipes, mappings and rulesets without running anything; all faults at once. */
public final class DocumentChecker {

  /** A part of mappings, which is checked with each of them. */
  private static final String FRAGMENT = ".fragment.yaml";

  private final Map<String, String> parameters;
  private final Problems problems;
  private final List<Problem> warnings = new ArrayList<>();

  public DocumentChecker(Map<String, String> parameters, Problems problems) {
    this.parameters = Map.copyOf(parameters);
    this.problems = problems;
  }

  /**
   * Checks a document, or every {@code .yaml}, {@code .dqdl} and {@code mapping.json} file of a
   * folder.
   *
   * @return the documents that were checked
   */
  public List<Path> check(Path path) {
    List<Path> checked = new ArrayList<>();
    if (!Files.exists(path)) {
      problems.report(
          Problem.user(
              Place.file("command line"),
              "missing-file",
              "there is no file or folder \"" + path + "\""));
      return checked;
    }
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (file.equals(path) || isDocument(file)) {
          checkFile(file);
          checked.add(file);
        }
      }
    } catch (IOException e) {
      problems.report(
          Problem.external(
              Place.file(path.toString()), "unreadable-file", "cannot read it: " + e.getMessage()));
    }
    return checked;
  }

  private static boolean isDocument(Path file) {
    String name = file.toString();
    return name.endsWith(".yaml") && !name.endsWith(FRAGMENT)
        || name.endsWith(".dqdl")
        || name.endsWith("mapping.json");
  }

  /** What is probably not meant, but stops nothing. */
  public List<Problem> warnings() {
    return List.copyOf(warnings);
  }

  private void checkMapping(Path file, Node document) {
    ProjectDocuments documents =
        new ProjectDocuments(DocumentStore.local(), ProjectRoot.of(file.toString()), problems);
    new MappingReader(documents::load, problems)
        .read(document)
        .map(MappingPlan::of)
        .ifPresent(
            plan -> {
              problems.reportAll(plan.defects().errors());
              warnings.addAll(plan.defects().warnings());
            });
  }

  private void checkFile(Path file) throws IOException {
    String name = ProjectRoot.displayed(file.toString());
    String text = Files.readString(file, StandardCharsets.UTF_8);
    if (name.endsWith(".dqdl")) {
      Ruleset.parse(text, name, problems);
      return;
    }
    Optional<Node> document = DocumentParser.parse(name, text, problems);
    if (document.isEmpty()) {
      return;
    }
    if (MappingReader.isMapping(document.get())) {
      checkMapping(file, document.get());
    } else if (DocumentKind.of(document.get()) == DocumentKind.RECIPE) {
      checkRecipe(document.get());
    } else if (name.endsWith(ProjectRoot.SETTINGS_FILE)) {
      Settings.of(ProjectRoot.of(file.toString()), problems);
    } else {
      new JobPlanner(problems).check(file.toString(), parameters);
    }
  }

  /** The tables of a recipe are only known in a job; its steps must be well-formed all the same. */
  private void checkRecipe(Node recipe) {
    RecipeReader.alone(recipe, problems)
        .ifPresent(
            fields ->
                fields
                    .items("steps")
                    .forEach(
                        step -> {
                          if (step instanceof Node.Mapping mapping) {
                            mapping.entries().forEach(this::checkStep);
                          }
                        }));
  }

  private void checkStep(String type, Node.Entry entry) {
    if (type.equals("recipe")) {
      return;
    }
    StepTypes.find(type)
        .ifPresentOrElse(
            known -> ShapeChecker.read(entry.value(), known.options(), problems),
            () -> problems.report(StepListReader.unknownStep(type, entry.keyPlace())));
  }
}
