package dev.sluice.run;

import dev.sluice.io.file.PlainFormat;
import dev.sluice.io.file.PlainOutput;
import dev.sluice.io.file.StorageSettings;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import dev.sluice.problem.Problems;
import dev.sluice.report.DiffHtml;
import dev.sluice.report.DiffJson;
import dev.sluice.report.DiffRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Writes what came of a diff to a folder: {@code changes/} with all rows that differ, {@code
 * diff.json} and {@code diff.html}. A second diff into the same folder replaces the first.
 */
final class DiffOutput {

  private DiffOutput() {}

  /** Reports a folder that holds something else. */
  static void check(DiffOptions.Output output, Problems problems) {
    changes(output).check(Place.commandLine("--out"), problems);
  }

  private static PlainOutput changes(DiffOptions.Output output) {
    return new PlainOutput(
        output.folder().resolve("changes").toString(),
        output.isCsv() ? PlainFormat.CSV : PlainFormat.PARQUET,
        StorageSettings.DEFAULT);
  }

  static void write(DiffOptions.Output output, Dataset<Row> changes, DiffRecord record) {
    Path folder = output.folder();
    try {
      Files.createDirectories(folder);
      PlainOutput target = changes(output);
      target.cleanUp();
      target.stage(changes, "diff", "").publish();
      Files.writeString(folder.resolve("diff.json"), DiffJson.render(record));
      Files.writeString(folder.resolve("diff.html"), DiffHtml.render(record));
    } catch (IOException e) {
      throw new ProblemException(
          Problem.external(
              Place.commandLine("--out"), "storage", "cannot write " + folder + ": " + e),
          e);
    }
  }
}
