package dev.sluice.io.write;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.shaded.org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.iceberg.shaded.org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** Where files of rows go, and how they look; travels to the tasks that write them. */
public interface RowFileTarget extends Serializable {

  /** The columns of the files. */
  MessageType columns();

  /** For each column of the files, where in the rows it is. */
  int[] ordinals();

  /** What is said in the footers beside the columns. */
  Map<String, String> footer();

  RowFileLayout layout();

  /**
   * The text columns, by their places in the rows, that tell in which folder a row goes; none when
   * there is one folder for all. Rows of one folder follow each other.
   */
  default int[] folderOrdinals() {
    return new int[0];
  }

  /** The folder for such values, relative to that of all, with a slash at its end. */
  default String folder(List<@Nullable String> values) {
    return "";
  }

  /** A new file of a name that no other file of any run has. */
  OutputFile file(String name);

  /** What the target wants to know of a file that was written. */
  Metrics metrics(ParquetMetadata footer);

  /** Deletes a file that is not to be part of the result. */
  void delete(String location) throws IOException;
}
