package dev.sluice.io.file;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.spec.ProjectRoot;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.StructType;

/**
 * The columns that all files of a source must have, where files say themselves what they hold.
 *
 * @param title the format in words
 * @param code the code of the problem of a file that is not of the format
 */
public record FileSchemas(String title, String code, Reader reader) {

  /** Reads the columns of one file. */
  public interface Reader {

    /**
     * The columns; throws anything but an {@link IOException} when the file is of another format.
     */
    StructType columns(InputFile file) throws IOException;
  }

  /** The columns that all files have; empty when they differ or one is not of the format. */
  public Optional<StructType> common(List<InputFile> files, Place place, Problems problems) {
    int before = problems.count();
    Map<StructType, String> schemas = new LinkedHashMap<>();
    for (Answer answer : ConcurrentReads.each(files, file -> ask(file, place))) {
      answer.fault().ifPresent(problems::report);
      answer.columns().ifPresent(columns -> schemas.putIfAbsent(columns, answer.path()));
    }
    if (problems.count() > before) {
      return Optional.empty();
    }
    if (schemas.size() > 1) {
      problems.report(differing(List.copyOf(schemas.entrySet()), place));
      return Optional.empty();
    }
    return schemas.keySet().stream().findFirst();
  }

  /** What one file says, or what is wrong with it. */
  private record Answer(String path, Optional<StructType> columns, Optional<Problem> fault) {}

  private Answer ask(InputFile file, Place place) {
    String name = "\"" + ProjectRoot.displayed(file.path()) + "\"";
    try {
      StructType columns = reader.columns(file).asNullable();
      return new Answer(file.path(), Optional.of(columns), Optional.empty());
    } catch (FileNotFoundException | RuntimeException e) {
      String message = name + " is no " + title + " file: " + firstLine(e);
      return new Answer(
          file.path(), Optional.empty(), Optional.of(Problem.user(place, code, message)));
    } catch (IOException e) {
      String message = name + " cannot be read: " + firstLine(e);
      return new Answer(
          file.path(),
          Optional.empty(),
          Optional.of(Problem.external(place, "unreadable", message)));
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static Problem differing(List<Map.Entry<StructType, String>> schemas, Place place) {
    return Problem.user(
        place,
        "columns-differ",
        "the files have different columns: "
            + described(schemas.get(0))
            + ", "
            + described(schemas.get(1)));
  }

  private static String described(Map.Entry<StructType, String> schema) {
    return schema.getValue() + " has " + schema.getKey().catalogString();
  }
}
