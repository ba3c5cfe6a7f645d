package dev.sluice.spec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the texts of jobs, recipes and rulesets come from. */
@FunctionalInterface
public interface DocumentStore {

  /**
   * The whole text of a document.
   *
   * @throws java.nio.file.NoSuchFileException when there is none
   */
  String read(String path) throws IOException;

  /** The files of this machine. */
  static DocumentStore local() {
    return path -> Files.readString(Path.of(path), StandardCharsets.UTF_8);
  }
}
