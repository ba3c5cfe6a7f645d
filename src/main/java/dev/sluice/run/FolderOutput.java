package dev.sluice.run;

import dev.sluice.io.file.PlainFormat;
import dev.sluice.io.file.PlainOutput;
import dev.sluice.io.file.StagedFiles;
import dev.sluice.io.file.StorageSettings;
import dev.sluice.io.write.RowSums;
import dev.sluice.io.write.WrittenRows;
import dev.sluice.spec.Publication;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Rows in a staged folder beside the folder that they are to replace. */
final class FolderOutput implements StagedOutput {

  private final StagedFiles staged;
  private final long rows;
  private boolean open = true;

  private FolderOutput(StagedFiles staged, long rows) {
    this.staged = staged;
    this.rows = rows;
  }

  /** Writes rows to a staged folder. */
  static FolderOutput stage(
      Publication.Folder folder,
      Dataset<Row> rows,
      String runId,
      String runKey,
      UnaryOperator<Dataset<Row>> observed) {
    StagedFiles staged = output(folder).stage(rows, runId, runKey, observed);
    // The files are asked, not the plan that wrote them; those of text keep no count of their own.
    long count =
        staged
            .written()
            .map(WrittenRows::rowsInFiles)
            .orElseGet(() -> staged.read(rows.sparkSession()).count());
    return new FolderOutput(staged, count);
  }

  /** Repairs what a killed run left at the target. */
  static void cleanUp(Publication.Folder folder) {
    output(folder).cleanUp();
  }

  /** What was published with this run key before, if it still stands. */
  static Optional<OutputTargets.PublishedBefore> publishedBefore(
      Publication.Folder folder, String runKey) {
    return output(folder)
        .publishedRunKey()
        .filter(runKey::equals)
        .map(key -> new OutputTargets.PublishedBefore("", Optional.empty()));
  }

  private static PlainOutput output(Publication.Folder folder) {
    return new PlainOutput(
        folder.path(), PlainFormat.valueOf(folder.format().name()), StorageSettings.DEFAULT);
  }

  @Override
  public Dataset<Row> audited(SparkSession spark) {
    return staged.read(spark);
  }

  @Override
  public Dataset<Row> rows(SparkSession spark) {
    return staged.read(spark);
  }

  @Override
  public long addedRecords() {
    return rows;
  }

  @Override
  public Optional<RowSums> sums() {
    return staged.written().map(WrittenRows::sums);
  }

  @Override
  public Optional<Long> previousSnapshot() {
    return Optional.empty();
  }

  @Override
  public Published publish(Predicate<StagedOutput> audit) {
    staged.publish();
    open = false;
    return new Published(State.PUBLISHED, Optional.empty());
  }

  @Override
  public void refuse() {
    if (open) {
      open = false;
      staged.discard();
    }
  }
}
