package dev.sluice.io.file;

import dev.sluice.io.write.RowFileLayout;
import dev.sluice.io.write.RowWrite;
import dev.sluice.io.write.WrittenFile;
import dev.sluice.io.write.WrittenRows;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * A folder of files of one format that is replaced as a whole: what is written goes to a hidden
 * folder beside the target and takes its place by renaming. A crash at any point leaves the old
 * folder, the new one, or a state that {@link #cleanUp} makes one of them. On an object store a
 * rename copies file by file, and until it ends a reader may see a part; the marker {@code
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

  /** Stages rows that nobody observes. */
  public StagedFiles stage(Dataset<Row> rows, String runId, String runKey) {
    return stage(rows, runId, runKey, UnaryOperator.identity());
  }

  /**
   * Writes the rows beside the target, without hidden columns. Triggers one Spark job.
   *
   * @param runId names the staged folder; unique among runs of the target
   * @param runKey what {@link #publishedRunKey} tells once this is published
   * @param observed makes the rows observed, for the formats whose write takes no sums itself
   */
  public StagedFiles stage(
      Dataset<Row> rows, String runId, String runKey, UnaryOperator<Dataset<Row>> observed) {
    Problems problems = new Problems();
    FolderColumns.check(format, rows.schema(), Place.file(target), problems);
    problems.throwIfAny();
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
          Optional<WrittenRows> written = Optional.empty();
          if (format == PlainFormat.PARQUET && RowWrite.covers(visible.schema())) {
            written = Optional.of(write(visible, staged));
          } else {
            writeThroughSpark(observed.apply(visible), staged);
          }
          OutputMarker marker = OutputMarker.of(storage(), staged, runId, runKey);
          marker.write(storage(), Storage.child(staged, OutputMarker.NAME));
          return new StagedFiles(this, staged, visible.schema(), marker, written);
        });
  }

  private void writeThroughSpark(Dataset<Row> rows, String staged) {
    // Spark refuses old dates and moments unless it is told that no old Spark will read them;
    // there is no such option of a single write.
    rows.sparkSession().conf().set("spark.sql.parquet.datetimeRebaseModeInWrite", "CORRECTED");
    rows.sparkSession().conf().set("spark.sql.parquet.int96RebaseModeInWrite", "CORRECTED");
    rows.sparkSession().conf().set("spark.sql.avro.datetimeRebaseModeInWrite", "CORRECTED");
    rows.write()
        .format(format.sparkName())
        .options(format.options())
        // Its name is the same in every output, so that recovery could not tell whose it is.
        .option("mapreduce.fileoutputcommitter.marksuccessfuljobs", "false")
        .save(sparkPath(staged));
  }

  /** Afterwards the folder has exactly the files of the tasks that succeeded. */
  private WrittenRows write(Dataset<Row> rows, String staged) throws IOException {
    FolderFiles files =
        new FolderFiles(
            staged,
            rows.schema(),
            StorageSettings.isLocal(staged)
                ? StorageSettings.DEFAULT
                : StorageSettings.of(rows.sparkSession()),
            RowFileLayout.DEFAULT,
            rows.sparkSession().version());
    // Tasks that make it at the same time get into each other's way.
    storage().createFolder(staged);
    WrittenRows written = RowWrite.run(rows, files);
    Map<String, Long> wanted = new TreeMap<>();
    written.files().forEach(file -> wanted.put(file.name(), file.bytes()));
    if (wanted.isEmpty()) {
      WrittenFile columnsOnly = RowWrite.withoutRows(rows.schema(), files);
      wanted.put(columnsOnly.name(), columnsOnly.bytes());
    }
    for (StoredEntry entry : storage().list(staged)) {
      if (!wanted.containsKey(entry.name())) {
        storage().delete(entry.path());
      } else if (!wanted.remove(entry.name(), entry.size())) {
        throw new IOException(entry.path() + " has not the size in which it was written");
      }
    }
    if (!wanted.isEmpty()) {
      throw new IOException("files that were written are gone: " + wanted.keySet());
    }
    return written;
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
}
