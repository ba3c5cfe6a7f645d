package dev.sluice.spec;

import java.io.IOException;
import java.util.List;

/** Where the texts of jobs, recipes and rulesets come from. */
@FunctionalInterface
public interface DocumentStore {

  /**
   * The whole text of a document.
   *
   * @throws java.nio.file.NoSuchFileException when there is none
   */
  String read(String path) throws IOException;

  /** The names of what lies beside a path, for a hint; empty where nobody knows. */
  default List<String> neighbours(String path) {
    return List.of();
  }

  /** The files of this machine. */
  static DocumentStore local() {
    return new LocalDocuments();
  }
}
