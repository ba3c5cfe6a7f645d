package dev.sluice.io.lake;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A batch as it was published, for those who want to look at it again. */
public final class PublishedBatch {

  private final String folder;
  private final LakeBatch batch;

  PublishedBatch(String folder, LakeBatch batch) {
    this.folder = folder;
    this.batch = batch;
  }

  /** Its rows, lazily, with the columns that name the folders; nothing of other batches. */
  public Dataset<Row> read(SparkSession spark) {
    return LakeRows.read(
        spark,
        folder,
        batch.files().stream().map(LakeBatch.DataFile::path).toList(),
        batch.columns());
  }
}
