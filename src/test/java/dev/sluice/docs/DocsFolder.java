package dev.sluice.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The documents that users read: README.md and the folder {@code docs}. */
final class DocsFolder {

  static final Path HOME = Path.of("docs");

  /** The pages that explain operations, first the one that lists them all. */
  static final List<String> OPERATIONS = List.of("operations.md", "market.md");

  private static final String ACTUAL = "actual.";

  private DocsFolder() {}

  /** All pages. */
  static List<Path> pages() {
    try (Stream<Path> files = Files.list(HOME)) {
      return Stream.concat(
              Stream.of(Path.of("README.md")),
              files
                  .filter(file -> file.toString().endsWith(".md"))
                  .filter(file -> !file.getFileName().toString().startsWith(ACTUAL))
                  .sorted())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of a page among which its headings are. */
  static List<String> headings(String page) {
    return read(HOME.resolve(page)).lines().filter(line -> line.startsWith("#")).toList();
  }

  /** The text of a file; empty when there is none. */
  static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Holds a committed file against what the definitions make of it. When they differ, the latter is
   * written beside it as {@code docs/actual.<name>}, to be read and copied over.
   */
  static void requireCurrent(Path committed, String made) throws IOException {
    Path actual = HOME.resolve(ACTUAL + committed.getFileName());
    Files.deleteIfExists(actual);
    if (!read(committed).equals(made)) {
      Files.writeString(actual, made);
    }
    assertThat(firstDifference(read(committed), made))
        .as("%s is not what the definitions say; read %s and copy it over", committed, actual)
        .isEmpty();
  }

  private static String firstDifference(String committed, String made) {
    List<String> is = List.of(committed.split("\n", -1));
    List<String> should = List.of(made.split("\n", -1));
    for (int i = 0; i < Math.max(is.size(), should.size()); i++) {
      String here = i < is.size() ? is.get(i) : "";
      String there = i < should.size() ? should.get(i) : "";
      if (!here.equals(there) || i >= is.size() || i >= should.size()) {
        return "line " + (i + 1) + ": \"" + here + "\" should be \"" + there + "\"";
      }
    }
    return "";
  }
}
