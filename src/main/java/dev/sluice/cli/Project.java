package dev.sluice.cli;

import dev.sluice.spec.ProjectRoot;
import java.nio.file.Files;
import java.nio.file.Path;

/** The project that a command without a job file is about. */
final class Project {

  private Project() {}

  /**
   * The current folder, or the nearest one above it, that has {@code sluice.yaml}, {@code jobs} or
   * {@code warehouse}; else where Sluice itself lies.
   */
  static ProjectRoot here() {
    Path current = Path.of("").toAbsolutePath();
    for (Path folder = current; folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve(ProjectRoot.SETTINGS_FILE))
          || Files.isDirectory(folder.resolve("jobs"))
          || Files.isDirectory(folder.resolve("warehouse"))) {
        return new ProjectRoot(folder.toString());
      }
    }
    return new ProjectRoot(System.getProperty("sluice.home", current.toString()));
  }
}
