package dev.sluice.io.file;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.problem.Suggestion;
import dev.sluice.spec.ProjectRoot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Finds the files that a source reads: a file, a glob, or a folder with everything in it. A path
 * that exists as it is written is never taken for a glob. Names that start with {@code .} or {@code
 * _} are skipped in folders and globs.
 */
public final class InputFiles {

  private final StorageSettings settings;
  private final Place place;
  private final Problems problems;
  private final List<StoredEntry> found = new ArrayList<>();

  private InputFiles(StorageSettings settings, Place place, Problems problems) {
    this.settings = settings;
    this.place = place;
    this.problems = problems;
  }

  /**
   * The files of all paths, sorted by path, each once. A missing file, a glob or folder without
   * files and an empty file are problems of the user at the place; storage that does not answer is
   * an external one. Reads the content of files up to 32 MB for their checksum.
   */
  public static List<InputFile> expand(
      List<String> paths, StorageSettings settings, Place place, Problems problems) {
    return expand(paths, settings, false, place, problems);
  }

  /**
   * The same for files that may be empty.
   *
   * @param mayBeEmpty whether a file without a byte is one without rows, and no fault
   */
  public static List<InputFile> expand(
      List<String> paths,
      StorageSettings settings,
      boolean mayBeEmpty,
      Place place,
      Problems problems) {
    InputFiles files = new InputFiles(settings, place, problems);
    paths.forEach(files::add);
    List<StoredEntry> filled =
        files.found.stream().filter(file -> mayBeEmpty || files.hasContent(file)).toList();
    TreeSet<InputFile> sorted = new TreeSet<>(InputFile.ORDER);
    ConcurrentReads.each(filled, file -> files.checked(file))
        .forEach(file -> file.ifPresent(sorted::add));
    return List.copyOf(sorted);
  }

  private void add(String path) {
    Storage storage = settings.storageOf(path);
    try {
      Optional<StoredEntry> entry = storage.find(path);
      if (entry.isPresent()) {
        addEntry(storage, entry.get());
      } else if (GlobPattern.hasWildcard(path)) {
        addMatches(storage, path);
      } else {
        report(missing(storage, path));
      }
    } catch (IOException | IllegalArgumentException e) {
      report(unreadable(path, e));
    }
  }

  private void addEntry(Storage storage, StoredEntry entry) throws IOException {
    if (!entry.isFolder()) {
      found.add(entry);
      return;
    }
    int before = found.size();
    addAllOf(storage, entry);
    if (found.size() == before) {
      report(
          Problem.user(
              place,
              "empty-folder",
              "folder \""
                  + ProjectRoot.displayed(entry.path())
                  + "\" has no files to read; names that start with . or _ are skipped"));
    }
  }

  private void addAllOf(Storage storage, StoredEntry folder) throws IOException {
    for (StoredEntry child : storage.list(folder.path())) {
      if (child.isHidden()) {
        continue;
      }
      if (child.isFolder()) {
        addAllOf(storage, child);
      } else {
        found.add(child);
      }
    }
  }

  private void addMatches(Storage storage, String pattern) throws IOException {
    List<StoredEntry> matches = matches(storage, pattern);
    if (matches.isEmpty()) {
      report(
          Problem.user(
              place,
              "nothing-matched",
              "no file matches \"" + ProjectRoot.displayed(pattern) + "\""));
    }
    for (StoredEntry match : matches) {
      addEntry(storage, match);
    }
  }

  /** Goes down the folders, so that only folders that can match are listed. */
  private static List<StoredEntry> matches(Storage storage, String pattern) throws IOException {
    Storage.PathParts parts = Storage.split(pattern);
    List<String> folders = List.of(parts.folder());
    if (GlobPattern.hasWildcard(parts.folder())) {
      folders =
          matches(storage, parts.folder()).stream()
              .filter(StoredEntry::isFolder)
              .map(StoredEntry::path)
              .toList();
    }
    GlobPattern name = GlobPattern.of(parts.name());
    List<StoredEntry> matches = new ArrayList<>();
    for (String folder : folders) {
      storage.list(folder).stream()
          .filter(child -> !child.isHidden() && name.matches(child.name()))
          .forEach(matches::add);
    }
    return matches;
  }

  private Problem missing(Storage storage, String path) throws IOException {
    Storage.PathParts parts = Storage.split(path);
    List<String> neighbours = storage.list(parts.folder()).stream().map(StoredEntry::name).toList();
    String message = "there is no file \"" + ProjectRoot.displayed(path) + "\"";
    if (neighbours.isEmpty()
        && storage.find(parts.folder()).isEmpty()
        && !parts.folder().isEmpty()) {
      message += "; there is no folder \"" + ProjectRoot.displayed(parts.folder()) + "\" either";
    }
    return Problem.user(place, "missing-file", message)
        .withHint(Suggestion.hint(parts.name(), neighbours).orElse(null));
  }

  private boolean hasContent(StoredEntry file) {
    if (file.size() == 0) {
      report(
          Problem.user(
              place, "empty-file", "file \"" + ProjectRoot.displayed(file.path()) + "\" is empty"));
    }
    return file.size() > 0;
  }

  private Optional<InputFile> checked(StoredEntry file) {
    try {
      String checksum = Checksum.of(settings.storageOf(file.path()), file);
      return Optional.of(new InputFile(file.path(), file.size(), file.modified(), checksum));
    } catch (IOException e) {
      report(unreadable(file.path(), e));
      return Optional.empty();
    }
  }

  private Problem unreadable(String path, Exception cause) {
    return Problem.external(
        place,
        "unreadable",
        "cannot read \"" + ProjectRoot.displayed(path) + "\": " + ConcurrentReads.inWords(cause));
  }

  private synchronized void report(Problem problem) {
    problems.report(problem);
  }
}
