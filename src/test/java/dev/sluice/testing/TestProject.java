package dev.sluice.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the project's documents and data in a folder of its own, with its own warehouse. */
public record TestProject(Path folder) {

  private static final List<String> PARTS = List.of("jobs", "transforms", "quality", "test-data");

  /** Copies the project into an empty folder. */
  public static TestProject in(Path folder) {
    for (String part : PARTS) {
      copy(Path.of(part), folder.resolve(part));
    }
    return new TestProject(folder);
  }

  /** A file of the project. */
  public Path file(String name) {
    return folder.resolve(name);
  }

  /** The path of a job. */
  public String job(String name) {
    return file("jobs/" + name).toString();
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
