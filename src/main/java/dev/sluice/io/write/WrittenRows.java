package dev.sluice.io.write;

import java.io.Serializable;
import java.util.List;

/**
 * What was written: by a task, or by all tasks together.
 *
 * @param files exactly the files that make up the result
 * @param sums over the same rows, taken as they were written
 */
public record WrittenRows(List<WrittenFile> files, RowSums sums) implements Serializable {

  /** The rows by the footers of the files, which is not how {@link #sums} counted them. */
  public long rowsInFiles() {
    return files.stream().mapToLong(WrittenFile::rows).sum();
  }
}
