package dev.sluice.ocsf.mapping;

import dev.sluice.document.Node;
import dev.sluice.problem.Place;
import java.util.Optional;

/** Where the documents that a mapping is made of come from. */
@FunctionalInterface
public interface Documents {

  /** Reads a document; one that is not there or cannot be read is reported at the place. */
  Optional<Node> load(String path, Place namedAt);
}
