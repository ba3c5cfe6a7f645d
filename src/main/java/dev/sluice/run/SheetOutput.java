package dev.sluice.run;

import dev.sluice.io.file.StorageSettings;
import dev.sluice.io.workbook.WorkbookOutput;
import dev.sluice.io.write.RowSums;
import dev.sluice.spec.Publication;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Rows in a staged workbook beside the one that it is to replace. */
final class SheetOutput implements StagedOutput {

  private final WorkbookOutput.Staged staged;
  private boolean open = true;

  private SheetOutput(WorkbookOutput.Staged staged) {
    this.staged = staged;
  }

  /** Writes rows and makes the workbook; the hidden order of rows is that of the sheet. */
  static SheetOutput stage(
      Publication.Workbook workbook, Dataset<Row> rows, String table, String runId, String runKey) {
    return new SheetOutput(output(workbook).stage(rows, table, runId, runKey));
  }

  /** Repairs what a killed run left at the target. */
  static void cleanUp(Publication.Workbook workbook) {
    output(workbook).cleanUp();
  }

  /** What was published with this run key before, if it still stands. */
  static Optional<OutputTargets.PublishedBefore> publishedBefore(
      Publication.Workbook workbook, String runKey) {
    return output(workbook)
        .publishedRunKey()
        .filter(runKey::equals)
        .map(key -> new OutputTargets.PublishedBefore("", Optional.empty()));
  }

  private static WorkbookOutput output(Publication.Workbook workbook) {
    return new WorkbookOutput(workbook.path(), StorageSettings.DEFAULT);
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
    return staged.count();
  }

  @Override
  public Optional<RowSums> sums() {
    return staged.sums();
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
