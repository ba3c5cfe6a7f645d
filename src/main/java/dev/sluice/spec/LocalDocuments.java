package dev.sluice.spec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Documents in files of this machine. */
final class LocalDocuments implements DocumentStore {

  @Override
  public String read(String path) throws IOException {
    return Files.readString(Path.of(path), StandardCharsets.UTF_8);
  }

  @Override
  public List<String> neighbours(String path) {
    Path folder = Path.of(path).toAbsolutePath().normalize().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> nameOf(file.toString())).sorted().toList();
    } catch (IOException e) {
      // Only a hint is lost; that the file is missing is told all the same.
      return List.of();
    }
  }

  /** The last part of a path. */
  static String nameOf(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
