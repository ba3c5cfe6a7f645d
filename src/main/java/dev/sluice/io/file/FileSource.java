package dev.sluice.io.file;

import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Files of one format that were found and whose columns are known, ready to be read. */
public interface FileSource {

  /** The user's columns. */
  StructType schema();

  /** The files in the order in which their rows come. */
  List<InputFile> files();

  /** How many rows they have, where the files say so; a pass over them need not count then. */
  default OptionalLong rowCount() {
    return OptionalLong.empty();
  }

  /** What the user should know about them, such as columns that are not read. */
  List<String> notes();

  /**
   * The rows, lazily, with the hidden columns of a source: the order of rows, and why a row is
   * rejected where that can be.
   */
  Dataset<Row> load(SparkSession spark);
}
