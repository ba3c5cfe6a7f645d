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

  /** Files beyond this many are not asked: planning a job must take seconds. */
  private static final int MOST = 200;

  /** Reads the columns of one file. */
  public interface Reader {

    /**
     * The columns; throws anything but an {@link IOException} when the file is of another format.
     */
    StructType columns(InputFile file) throws IOException;
  }

  /** The columns that all files have; empty when they differ or one is not of the format. */
  public Optional<StructType> common(List<InputFile> files, Place place, Problems problems) {
    Map<StructType, String> schemas = new LinkedHashMap<>();
    for (InputFile file : files.subList(0, Math.min(files.size(), MOST))) {
      Optional<StructType> columns = columns(file, place, problems);
      if (columns.isEmpty()) {
        return Optional.empty();
      }
      schemas.putIfAbsent(columns.get().asNullable(), file.path());
    }
    if (schemas.size() > 1) {
      problems.report(differing(List.copyOf(schemas.entrySet()), place));
      return Optional.empty();
    }
    return schemas.keySet().stream().findFirst();
  }

  private Optional<StructType> columns(InputFile file, Place place, Problems problems) {
    try {
      return Optional.of(reader.columns(file));
    } catch (FileNotFoundException | RuntimeException e) {
      problems.report(
          Problem.user(
              place,
              code,
              "\""
                  + ProjectRoot.displayed(file.path())
                  + "\" is no "
                  + title
                  + " file: "
                  + firstLine(e)));
    } catch (IOException e) {
      problems.report(
          Problem.external(
              place,
              "unreadable",
              "\"" + ProjectRoot.displayed(file.path()) + "\" cannot be read: " + firstLine(e)));
    }
    return Optional.empty();
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
