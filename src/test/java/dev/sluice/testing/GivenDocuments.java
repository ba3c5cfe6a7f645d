package dev.sluice.testing;

import dev.sluice.document.DocumentParser;
import dev.sluice.document.Node;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.spec.LoadedDocument;
import dev.sluice.step.StepDocuments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The documents of a step in a test, without a project around them. */
public record GivenDocuments(Texts texts, Problems problems) implements StepDocuments {

  /** The text of a document by its path; nothing where there is none. */
  @FunctionalInterface
  public interface Texts {

    /** Reads the text of a document. */
    Optional<String> read(String path) throws IOException;
  }

  @Override
  public Optional<Node> load(String path, Place namedAt) {
    return text(path, namedAt)
        .flatMap(document -> DocumentParser.parse(path, document.text(), problems));
  }

  @Override
  public Optional<LoadedDocument> text(String path, Place namedAt) {
    try {
      Optional<String> text = texts.read(path);
      if (text.isEmpty()) {
        problems.report(Problem.user(namedAt, "missing-file", "there is no file \"" + path + "\""));
      }
      return text.map(found -> new LoadedDocument(path, found));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
