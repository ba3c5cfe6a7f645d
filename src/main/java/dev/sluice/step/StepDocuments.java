package dev.sluice.step;

import dev.sluice.document.Node;
import dev.sluice.problem.Place;
import dev.sluice.spec.LoadedDocument;
import java.util.Optional;

/** The documents that steps name in their options; what is read becomes part of the job. */
public interface StepDocuments {

  /**
   * Reads a document by its path in the project; one that is not there or cannot be read is
   * reported at the place that names it.
   */
  Optional<Node> load(String path, Place namedAt);

  /** The same for a document that is no YAML, such as a table of rules: its text as it is. */
  Optional<LoadedDocument> text(String path, Place namedAt);
}
