package dev.sluice.spec;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The folder against which the relative paths of a document are resolved: the one that holds the
 * {@code jobs} or {@code transforms} folder in which it lies, or a {@code sluice.yaml} above it, or
 * else the document's own folder. Nothing depends on the folder in which the command was typed.
 */
public record ProjectRoot(String folder) {

  /** The settings file that also marks a project. */
  public static final String SETTINGS_FILE = "sluice.yaml";

  private static final Set<String> DOCUMENT_FOLDERS = Set.of("jobs", "transforms");

  private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]+:/.*");

  /** The project in which a document lies. */
  public static ProjectRoot of(String document) {
    Path file = Path.of(document).toAbsolutePath().normalize();
    for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
      Path name = folder.getFileName();
      if (Files.isRegularFile(folder.resolve(SETTINGS_FILE))) {
        return new ProjectRoot(folder.toString());
      }
      if (name != null
          && DOCUMENT_FOLDERS.contains(name.toString())
          && folder.getParent() != null) {
        return new ProjectRoot(folder.getParent().toString());
      }
    }
    Path parent = file.getParent();
    return new ProjectRoot(parent == null ? "." : parent.toString());
  }

  /** The full path of something that a document names. */
  public String resolve(String path) {
    if (SCHEME.matcher(path).matches() || path.startsWith("/")) {
      return path;
    }
    return folder + "/" + path;
  }

  /** A path as a message names it: short when it lies below the current folder. */
  public static String displayed(String path) {
    if (SCHEME.matcher(path).matches()) {
      return path;
    }
    Path here = Path.of("").toAbsolutePath();
    Path there = Path.of(path).toAbsolutePath().normalize();
    return there.startsWith(here) && !there.equals(here)
        ? here.relativize(there).toString()
        : there.toString();
  }
}
