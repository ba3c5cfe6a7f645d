package dev.sluice.io.file;

import dev.sluice.io.write.WrittenRows;
import java.io.IOException;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** An output that is written and not yet published. */
public final class StagedFiles {

  private final PlainOutput output;
  private final String folder;
  private final StructType schema;
  private final OutputMarker marker;
  private final Optional<WrittenRows> written;

  StagedFiles(
      PlainOutput output,
      String folder,
      StructType schema,
      OutputMarker marker,
      Optional<WrittenRows> written) {
    this.output = output;
    this.folder = folder;
    this.schema = schema;
    this.marker = marker;
    this.written = written;
  }

  /** What the write told of itself; empty for formats that Spark writes. */
  public Optional<WrittenRows> written() {
    return written;
  }

  /** Exactly what would be published, read back from the files. */
  public Dataset<Row> read(SparkSession spark) {
    return spark
        .read()
        .schema(schema)
        .format(output.format().sparkName())
        .options(output.format().options())
        .options(output.format().readOptions())
        // A target may have brackets in its name.
        .option("__globPaths__", "false")
        .load(output.sparkPath(folder));
  }

  /** Puts the files in the place of what was published before. */
  public void publish() {
    output.attempt(
        () -> {
          publish(output.storage(), output.paths());
          return true;
        });
  }

  /** Deletes what was staged. */
  public void discard() {
    output.attempt(
        () -> {
          output.storage().delete(folder);
          return true;
        });
  }

  /** The steps of {@link #publish()}; a crash after any of them is repaired by the next run. */
  void publish(Storage storage, OutputPaths paths) throws IOException {
    if (!marker.isWholeIn(storage, folder)) {
      throw new IOException("what was staged in " + folder + " is not whole any more");
    }
    marker.write(storage, paths.journal());
    if (storage.find(paths.target()).isPresent()) {
      storage.move(paths.target(), paths.old());
    }
    storage.move(folder, paths.target());
    storage.delete(paths.old());
    storage.delete(paths.journal());
  }
}
