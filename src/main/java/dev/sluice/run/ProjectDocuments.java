package dev.sluice.run;

import dev.sluice.document.DocumentParser;
import dev.sluice.document.Node;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.problem.Suggestion;
import dev.sluice.spec.DocumentStore;
import dev.sluice.spec.LoadedDocument;
import dev.sluice.spec.ProjectRoot;
import dev.sluice.step.StepDocuments;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads documents of a project, and remembers them: they are part of the job that names them. */
final class ProjectDocuments implements StepDocuments {

  private final DocumentStore store;
  private final ProjectRoot root;
  private final Problems problems;
  private final List<LoadedDocument> loaded = new ArrayList<>();

  ProjectDocuments(DocumentStore store, ProjectRoot root, Problems problems) {
    this.store = store;
    this.root = root;
    this.problems = problems;
  }

  @Override
  public Optional<Node> load(String path, Place namedAt) {
    return text(path, namedAt)
        .flatMap(document -> DocumentParser.parse(document.path(), document.text(), problems));
  }

  @Override
  public Optional<LoadedDocument> text(String path, Place namedAt) {
    String full = root.resolve(path);
    String displayed = ProjectRoot.displayed(full);
    try {
      LoadedDocument document = new LoadedDocument(displayed, store.read(full));
      if (!loaded.contains(document)) {
        loaded.add(document);
      }
      return Optional.of(document);
    } catch (NoSuchFileException e) {
      problems.report(
          Problem.user(namedAt, "missing-file", "there is no file \"" + displayed + "\"")
              .withHint(Suggestion.hint(full, store.neighbours(full)).orElse(null)));
    } catch (IOException e) {
      problems.report(
          Problem.external(
              namedAt, "unreadable-file", "cannot read \"" + displayed + "\": " + e.getMessage()));
    }
    return Optional.empty();
  }

  /** Everything that was read. */
  List<LoadedDocument> loaded() {
    return List.copyOf(loaded);
  }
}
