package dev.sluice.run;

import dev.sluice.problem.Problems;
import dev.sluice.report.RunRecord;
import dev.sluice.spec.ProjectRoot;
import dev.sluice.spec.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** A project that a test writes itself: a few tiny files and jobs in a folder of its own. */
record SmallProject(Path folder) {

  /** Sessions that interpret their expressions: compiling takes longer than a tiny run. */
  static SessionSource interpreted() {
    return interpreted(3);
  }

  static SessionSource interpreted(int shufflePartitions) {
    return (settings, catalog, bytes, options) -> {
      SparkSession spark =
          new TestSessions(shufflePartitions).open(settings, catalog, bytes, options);
      spark.conf().set("spark.sql.codegen.wholeStage", "false");
      spark.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
      return spark;
    };
  }

  /** Writes a file of the project. */
  SmallProject write(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Writes {@code jobs/<name>.yaml}. */
  SmallProject job(String name, String text) {
    return write("jobs/" + name + ".yaml", "job: " + name + "\n" + text);
  }

  RunOptions options(String job) {
    return RunOptions.of(folder.resolve("jobs/" + job + ".yaml").toString(), Map.of());
  }

  /** Runs a job; however it ends, it has a record. */
  RunRecord run(String job) {
    return run(options(job));
  }

  RunRecord run(RunOptions options) {
    return new JobRunner(options, interpreted(), RunEvents.NONE).run().record();
  }

  Settings settings() {
    return Settings.of(new ProjectRoot(folder.toString()), new Problems());
  }

  SparkSession spark() {
    return new TestSessions().open(settings());
  }

  /** The rows of a query over published tables, each as comma-separated text, sorted. */
  List<String> rows(String query) {
    return spark().sql(query).collectAsList().stream()
        .map(row -> row.mkString(","))
        .sorted()
        .toList();
  }

  /** Whether a table of the catalog exists. */
  boolean hasTable(String table) {
    return spark().catalog().tableExists(table);
  }
}
