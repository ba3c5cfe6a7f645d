package dev.sluice.io.lake;

import dev.sluice.io.file.Storage;
import dev.sluice.io.write.WrittenRows;
import java.io.IOException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A batch that is written and not yet published. */
public final class StagedBatch {

  private final LakeOutput output;
  private final LakeBatch batch;
  private final WrittenRows written;

  StagedBatch(LakeOutput output, LakeBatch batch, WrittenRows written) {
    this.output = output;
    this.batch = batch;
    this.written = written;
  }

  /** What the write told of itself. */
  public WrittenRows written() {
    return written;
  }

  /** Exactly what would be published, read back from the files. */
  public Dataset<Row> read(SparkSession spark) {
    return LakeRows.read(
        spark,
        output.paths().staged(batch.run().id()),
        batch.files().stream().map(LakeBatch.DataFile::staged).toList(),
        batch.columns());
  }

  /** Puts the files into their places, and takes away what the batch consisted of before. */
  public void publish() {
    output.attempt(
        () -> {
          publish(output.storage());
          return true;
        });
  }

  /** The same by another way to storage, which may break. */
  void publish(Storage storage) throws IOException {
    new LakePublishing(storage, output.paths()).publish(batch);
  }

  /** Deletes what was staged. */
  public void discard() {
    output.attempt(
        () -> {
          output.publishing().deleteStaged(output.paths().staged(batch.run().id()));
          return true;
        });
  }
}
