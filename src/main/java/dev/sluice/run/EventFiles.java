package dev.sluice.run;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The files of events that a user names: one, or all in a folder and below it.
 *
 * @param texts files of JSON, in the order of their names
 * @param tables Parquet files
 */
record EventFiles(List<Path> texts, List<Path> tables) {

  private static final String PARQUET = ".parquet";
  private static final List<String> JSON = List.of(".json", ".jsonl", ".ndjson");

  /** Finds them; what cannot be used is reported. */
  static EventFiles find(Path named, Problems problems) {
    Place place = Place.commandLine("FILE");
    List<Path> texts = new ArrayList<>();
    List<Path> tables = new ArrayList<>();
    if (Files.isRegularFile(named)) {
      (name(named).endsWith(PARQUET) ? tables : texts).add(named);
    } else if (Files.isDirectory(named)) {
      for (Path file : below(named)) {
        if (name(file).endsWith(PARQUET)) {
          tables.add(file);
        } else if (JSON.stream().anyMatch(withoutCompression(file)::endsWith)) {
          texts.add(file);
        }
      }
      if (texts.isEmpty() && tables.isEmpty()) {
        problems.report(
            Problem.user(
                place,
                "no-events",
                named
                    + " holds no events: no file that ends in "
                    + String.join(", ", JSON)
                    + " or "
                    + PARQUET));
      }
    } else {
      problems.report(Problem.user(place, "no-file", "there is no file " + named));
    }
    return new EventFiles(texts, tables);
  }

  private static List<Path> below(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !isHidden(folder.relativize(file)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What Spark and others keep beside their files. */
  private static boolean isHidden(Path file) {
    for (Path part : file) {
      if (part.toString().startsWith(".") || part.toString().startsWith("_")) {
        return true;
      }
    }
    return false;
  }

  private static String name(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT);
  }

  /** The name of a file in lower case, without what says that it is compressed. */
  static String withoutCompression(Path file) {
    String name = name(file);
    return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
  }
}
