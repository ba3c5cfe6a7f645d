package dev.sluice.io.file;

import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A folder of files as it was published, for those who want to look at it again. */
public final class PublishedFiles {

  private final PlainOutput output;
  private final OutputMarker marker;

  private PublishedFiles(PlainOutput output, OutputMarker marker) {
    this.output = output;
    this.marker = marker;
  }

  /**
   * What is published at the output's target; empty when nothing is.
   *
   * @throws dev.sluice.problem.ProblemException (external) when storage does not answer
   */
  public static Optional<PublishedFiles> find(PlainOutput output) {
    return output
        .attempt(() -> OutputMarker.read(output.storage(), output.paths().marker()))
        .map(marker -> new PublishedFiles(output, marker));
  }

  /** The run that published it. */
  public String runId() {
    return marker.runId();
  }

  /** The rows with the columns that the files name, lazily; those of text formats are all text. */
  public Dataset<Row> read(SparkSession spark) {
    return spark
        .read()
        .format(output.format().sparkName())
        .options(output.format().options())
        .options(output.format().readOptions())
        .option("__globPaths__", "false")
        .load(output.sparkPath(output.target()));
  }
}
