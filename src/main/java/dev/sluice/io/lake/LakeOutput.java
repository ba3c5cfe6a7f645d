package dev.sluice.io.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.xxhash64;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.formula.compile.Expressions;
import dev.sluice.io.file.ConcurrentReads;
import dev.sluice.io.file.Storage;
import dev.sluice.io.file.StorageSettings;
import dev.sluice.io.file.StoredEntry;
import dev.sluice.io.write.ColumnHash;
import dev.sluice.io.write.RowWrite;
import dev.sluice.io.write.WrittenFile;
import dev.sluice.io.write.WrittenRows;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import dev.sluice.problem.Problems;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.RebalancePartitions;
import org.apache.spark.sql.types.StructType;
import scala.Option;

/**
 * One batch of a lake folder. Its files come beside those of other batches; published again from
 * other inputs, they take the place of the batch's own old files. Moving them is not one step for
 * those who read meanwhile, but a crash at any point is made whole by {@link #cleanUp}. Batches may
 * be written at the same time, the same batch by one run at a time.
 *
 * @param folder the lake folder
 */
public record LakeOutput(String folder, String batch, StorageSettings settings, Place place) {

  /**
   * About how much of a shuffle one task takes. Rows are kept there less densely than in files, so
   * that files come out at 128 to 256 MB.
   */
  private static final long TASK_BYTES = 512L << 20;

  /**
   * Writes the rows where readers do not look. One shuffle, which brings the rows of a folder
   * together, and a sort by time in each task; rows of the same time are ordered by their hash.
   *
   * @param rows without hidden columns
   * @throws ProblemException (user) when the columns do not fit the layout or the folder, (data)
   *     when rows have no region, account or day; nothing is left behind
   */
  public StagedBatch stage(Dataset<Row> rows, LakeRun run) {
    Problems problems = new Problems();
    LakeColumns.check(rows.schema(), place, problems);
    problems.throwIfAny();
    return attempt(
        () -> {
          requireFitting(rows.schema().asNullable(), run);
          String staged = paths().staged(run.id());
          Instant begun = Instant.now();
          publishing().deleteStaged(staged);
          storage().createFolder(staged);
          writeOwner(staged, run, begun);
          try {
            WrittenRows written = RowWrite.run(arranged(rows), files(rows, staged));
            requireFolders(written);
            LakeBatch made =
                new LakeBatch(
                    batch, run, begun, rows.schema().asNullable(), named(written, run), List.of());
            return new StagedBatch(this, made, written);
          } catch (Exception e) {
            // Spark throws checked exceptions that Scala does not declare.
            discard(staged, e);
            throw e;
          }
        });
  }

  private LakeFiles files(Dataset<Row> rows, String staged) {
    return LakeFiles.in(
        staged,
        rows.schema(),
        StorageSettings.isLocal(staged)
            ? StorageSettings.DEFAULT
            : StorageSettings.of(rows.sparkSession()),
        rows.sparkSession().version());
  }

  private void writeOwner(String staged, LakeRun run, Instant begun) throws IOException {
    ObjectNode owner = LakeBatch.json(run.owner()).put("begun", begun.toEpochMilli());
    storage().write(LakePaths.owner(staged), owner.toString());
  }

  private static Dataset<Row> arranged(Dataset<Row> rows) {
    List<Expression> folders =
        LakeColumns.FOLDERS.stream().map(name -> rows.col(name).expr()).toList();
    Dataset<Row> together =
        Dataset.ofRows(
            rows.sparkSession(),
            new RebalancePartitions(
                Expressions.sequence(folders),
                rows.queryExecution().analyzed(),
                Option.empty(),
                Option.apply(TASK_BYTES)));
    Column hash =
        xxhash64(
            Arrays.stream(rows.schema().fields())
                .map(field -> ColumnHash.hashable(named(field.name()), field.dataType()))
                .toArray(Column[]::new));
    return together.sortWithinPartitions(
        Stream.concat(
                Stream.concat(LakeColumns.FOLDERS.stream(), Stream.of(LakeColumns.TIME))
                    .map(LakeOutput::named),
                Stream.of(hash))
            .toArray(Column[]::new));
  }

  static Column named(String column) {
    return col("`" + column.replace("`", "``") + "`");
  }

  /** Refuses what does not go with what was published to the folder before. */
  private void requireFitting(StructType columns, LakeRun run) throws IOException {
    Problems problems = new Problems();
    if (storage().find(folder).filter(found -> !found.isFolder()).isPresent()) {
      problems.report(
          Problem.user(place, "not-ours", "\"" + folder + "\" is a file; a lake is a folder"));
    }
    List<String> differences =
        LakePublishing.columns(storage(), paths())
            .map(held -> LakeColumns.differences(held, columns))
            .orElse(List.of());
    if (!differences.isEmpty()) {
      problems.report(
          Problem.user(
                  place,
                  "schema-differs",
                  "the columns differ from those published to \""
                      + folder
                      + "\" before: "
                      + String.join(", ", differences))
              .withHint("columns may only be added, behind the others or within structs"));
    }
    LakeBatch.read(storage(), paths().manifest())
        .filter(other -> !other.run().job().equals(run.job()))
        .ifPresent(
            other ->
                problems.report(
                    Problem.user(
                        place,
                        "not-ours",
                        "batch \"" + batch + "\" was published by job " + other.run().job())));
    problems.throwIfAny();
  }

  private void requireFolders(WrittenRows written) {
    Map<String, Long> rows = new HashMap<>();
    for (WrittenFile file : written.files()) {
      rows.merge(LakeFolder.ofFile(file.name()), file.rows(), Long::sum);
    }
    Problems problems = new Problems();
    LakeColumns.checkFolders(rows, place, problems);
    problems.throwIfAny();
  }

  /** The files with the names that they are published by, counted in each folder. */
  private List<LakeBatch.DataFile> named(WrittenRows written, LakeRun run) {
    Map<String, Integer> counts = new HashMap<>();
    List<LakeBatch.DataFile> files = new ArrayList<>();
    for (WrittenFile file : written.files()) {
      String home = LakeFolder.ofFile(file.name());
      int count = counts.merge(home, 1, Integer::sum) - 1;
      String path = home + paths().filePrefix(run.key()) + count + ".zstd.parquet";
      files.add(new LakeBatch.DataFile(path, file.name(), file.bytes(), file.rows()));
    }
    return files;
  }

  private void discard(String staged, Exception failure) {
    try {
      publishing().deleteStaged(staged);
    } catch (IOException another) {
      // The next run cleans up; the first failure is the one to tell.
      failure.addSuppressed(another);
    }
  }

  /** The run key of what is published as this batch, if anything is. */
  public Optional<String> publishedRunKey() {
    return attempt(() -> LakeBatch.read(storage(), paths().manifest()).map(b -> b.run().key()));
  }

  /**
   * Repairs what crashed runs left of this batch, and of others when their process is gone: what
   * was being published is published to its end or undone, what was staged is deleted.
   */
  public void cleanUp() {
    attempt(
        () -> {
          publishing().recover();
          return true;
        });
  }

  /** The batch that a run published to a lake folder; empty when none stands any more. */
  public static Optional<PublishedBatch> publishedBy(
      String runId, String folder, StorageSettings settings) {
    LakeOutput any = new LakeOutput(folder, "", settings, Place.file(folder));
    return any.attempt(
        () -> {
          for (StoredEntry entry : any.storage().list(any.paths().batches())) {
            Optional<LakeBatch> batch = LakeBatch.read(any.storage(), entry.path());
            if (!entry.name().endsWith(LakePaths.JOURNAL)
                && batch.filter(found -> found.run().id().equals(runId)).isPresent()) {
              return Optional.of(new PublishedBatch(any.paths().folder(), batch.get()));
            }
          }
          return Optional.empty();
        });
  }

  /** The columns of a lake folder, with those that name its folders; empty when it is none. */
  public static Optional<StructType> columns(Storage storage, String folder) throws IOException {
    return LakePublishing.columns(storage, LakePaths.of(folder, ""));
  }

  LakePaths paths() {
    return LakePaths.of(folder, batch);
  }

  Storage storage() {
    return settings.storageOf(folder);
  }

  LakePublishing publishing() {
    return new LakePublishing(storage(), paths());
  }

  /** Something that talks to storage. */
  interface Attempt<T> {
    T run() throws IOException;
  }

  /** Does something with storage, whose failures are external problems. */
  <T> T attempt(Attempt<T> attempt) {
    try {
      return attempt.run();
    } catch (IOException e) {
      throw new ProblemException(
          Problem.external(
              place, "storage", "cannot write \"" + folder + "\": " + ConcurrentReads.inWords(e)),
          e);
    }
  }
}
