package dev.sluice.run;

import dev.sluice.io.file.StorageSettings;
import dev.sluice.io.lake.LakeOutput;
import dev.sluice.io.lake.LakeRun;
import dev.sluice.io.lake.StagedBatch;
import dev.sluice.io.write.RowSums;
import dev.sluice.spec.Publication;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Rows of a batch that are staged within the lake folder to which they are to be added. */
final class LakeBatchOutput implements StagedOutput {

  private final StagedBatch staged;
  private boolean open = true;

  private LakeBatchOutput(StagedBatch staged) {
    this.staged = staged;
  }

  /** Writes rows where readers of the folder do not look. */
  static LakeBatchOutput stage(Publication.Lake lake, Dataset<Row> rows, LakeRun run) {
    return new LakeBatchOutput(output(lake, run.key()).stage(rows, run));
  }

  /** Repairs what killed runs left in the folder. */
  static void cleanUp(Publication.Lake lake, String runKey) {
    output(lake, runKey).cleanUp();
  }

  /** What was published as the batch with this run key before, if it still stands. */
  static Optional<OutputTargets.PublishedBefore> publishedBefore(
      Publication.Lake lake, String runKey) {
    return output(lake, runKey)
        .publishedRunKey()
        .filter(runKey::equals)
        .map(key -> new OutputTargets.PublishedBefore("", Optional.empty()));
  }

  private static LakeOutput output(Publication.Lake lake, String runKey) {
    return new LakeOutput(
        lake.path(), lake.batch().orElse(runKey), StorageSettings.DEFAULT, lake.place());
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
    // The files are asked, not the plan that wrote them.
    return staged.written().rowsInFiles();
  }

  @Override
  public Optional<RowSums> sums() {
    return Optional.of(staged.written().sums());
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
