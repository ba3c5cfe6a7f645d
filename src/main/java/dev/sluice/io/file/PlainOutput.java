package dev.sluice.io.file;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.AtomicType;
import org.apache.spark.sql.types.StructField;

/**
 * A folder of Parquet, CSV or JSON lines files that is replaced as a whole: what is written goes to
 * a hidden folder beside the target and takes its place by renaming. A crash at any point leaves
 * the old folder, the new one, or a state that {@link #cleanUp} makes one of them. On an object
 * store a rename copies file by file, and until it ends a reader may see a part; the marker {@code
 * _sluice.json} tells a whole folder. One run at a time may write a target.
 *
 * @param target the folder to publish
 */
public record PlainOutput(String target, PlainFormat format, StorageSettings settings) {

  /**
   * Reports a target that must not be replaced: a file, or a folder with something in it that was
   * not published here.
   */
  public void check(Place place, Problems problems) {
    try {
      refusal(place).ifPresent(problems::report);
    } catch (IOException e) {
      problems.report(unreachable(place, e));
    }
  }

  /**
   * Writes the rows beside the target, without hidden columns. Triggers one Spark job.
   *
   * @param runId names the staged folder; unique among runs of the target
   * @param runKey what {@link #publishedRunKey} tells once this is published
   */
  public StagedFiles stage(Dataset<Row> rows, String runId, String runKey) {
    refuseNestedColumns(rows);
    String staged = paths().staged(runId);
    return attempt(
        () -> {
          Optional<Problem> refusal = refusal(Place.file(target));
          if (refusal.isPresent()) {
            throw new ProblemException(refusal.get());
          }
          Dataset<Row> visible =
              rows.select(
                  Stream.of(rows.columns())
                      .filter(name -> !HiddenColumns.isHidden(name))
                      .map(name -> functions.col("`" + name.replace("`", "``") + "`"))
                      .toArray(org.apache.spark.sql.Column[]::new));
          storage().delete(staged);
          // Spark refuses old dates and moments unless it is told that no old Spark will read them;
          // there is no such option of a single write.
          rows.sparkSession()
              .conf()
              .set("spark.sql.parquet.datetimeRebaseModeInWrite", "CORRECTED");
          rows.sparkSession().conf().set("spark.sql.parquet.int96RebaseModeInWrite", "CORRECTED");
          visible
              .write()
              .format(format.sparkName())
              .options(format.options())
              // Its name is the same in every output, so that recovery could not tell whose it is.
              .option("mapreduce.fileoutputcommitter.marksuccessfuljobs", "false")
              .save(sparkPath(staged));
          OutputMarker marker = OutputMarker.of(storage(), staged, runId, runKey);
          marker.write(storage(), Storage.child(staged, OutputMarker.NAME));
          return new StagedFiles(this, staged, visible.schema(), marker);
        });
  }

  /** The run key of what is published, if anything is. */
  public Optional<String> publishedRunKey() {
    return attempt(() -> OutputMarker.read(storage(), paths().marker()).map(OutputMarker::runKey));
  }

  /**
   * Repairs what a crashed run left: a publication that did not end is undone, or completed where
   * everything had arrived; staged folders are deleted.
   */
  public void cleanUp() {
    attempt(
        () -> {
          new OutputRecovery(storage(), paths()).run();
          return true;
        });
  }

  OutputPaths paths() {
    return OutputPaths.of(target);
  }

  Storage storage() {
    return settings.storageOf(target);
  }

  /** The path as Spark must be told it; the default file system may be another one. */
  String sparkPath(String path) {
    return StorageSettings.isLocal(path) ? "file:" + storage().absolute(path) : path;
  }

  /** Does something with storage, whose failures are external problems. */
  <T> T attempt(Attempt<T> attempt) {
    try {
      return attempt.run();
    } catch (IOException e) {
      throw new ProblemException(unreachable(Place.file(target), e), e);
    }
  }

  /** Something that talks to storage. */
  interface Attempt<T> {
    T run() throws IOException;
  }

  private Problem unreachable(Place place, IOException cause) {
    return Problem.external(
        place, "storage", "cannot write \"" + target + "\": " + ConcurrentReads.inWords(cause));
  }

  private Optional<Problem> refusal(Place place) throws IOException {
    List<String> noNames = List.of("", ".", "..");
    if (noNames.contains(Storage.split(target).name())) {
      return Optional.of(Problem.user(place, "bad-target", "\"" + target + "\" names no folder"));
    }
    Optional<StoredEntry> present = storage().find(target);
    if (present.isPresent() && !present.get().isFolder()) {
      return Optional.of(
          Problem.user(place, "not-ours", "\"" + target + "\" is a file; an output is a folder"));
    }
    boolean filled = !storage().list(target).isEmpty();
    boolean ours =
        storage().find(paths().marker()).isPresent()
            || storage().find(paths().journal()).isPresent();
    return filled && !ours
        ? Optional.of(
            Problem.user(
                    place,
                    "not-ours",
                    "folder \"" + target + "\" has files that Sluice did not publish")
                .withHint("name a new folder, or empty it"))
        : Optional.empty();
  }

  private void refuseNestedColumns(Dataset<Row> rows) {
    Problems problems = new Problems();
    for (StructField field : rows.schema().fields()) {
      if (format == PlainFormat.CSV
          && !HiddenColumns.isHidden(field.name())
          && !(field.dataType() instanceof AtomicType)) {
        problems.report(
            Problem.user(
                Place.file(target),
                "unsupported-column",
                "column \""
                    + field.name()
                    + "\" is "
                    + field.dataType().typeName()
                    + ", which CSV cannot hold"));
      }
    }
    problems.throwIfAny();
  }
}
