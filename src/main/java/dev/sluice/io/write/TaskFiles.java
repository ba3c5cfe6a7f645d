package dev.sluice.io.write;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.shaded.org.apache.parquet.schema.MessageType;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** The files of one attempt at a task: none when there are no rows, more when they are many. */
final class TaskFiles {

  private final RowFileTarget target;
  private final MessageType type;
  private final RowColumns columns;
  private final long fileBytes;
  private final String name;
  private final List<WrittenFile> finished = new ArrayList<>();
  private @Nullable RowFile open;

  TaskFiles(RowFileTarget target, StructType schema, String name) {
    this.target = target;
    this.type = target.columns();
    this.columns = new RowColumns(schema, target.ordinals(), type);
    this.fileBytes = target.layout().fileBytes();
    this.name = name;
  }

  void add(UnsafeRow row) throws IOException {
    RowFile file = open;
    if (file == null) {
      file = begin();
    }
    file.add(row);
  }

  /** Begins a file, which may stay without rows. */
  RowFile begin() throws IOException {
    RowFile file =
        new RowFile(
            target, columns, type, String.format("%s-%03d.zstd.parquet", name, finished.size()));
    open = file;
    return file;
  }

  void rollWhenFull() throws IOException {
    if (open != null && open.length() >= fileBytes) {
      finishFile();
    }
  }

  private void finishFile() throws IOException {
    if (open != null) {
      finished.add(open.finish());
      open = null;
    }
  }

  List<WrittenFile> finish() throws IOException {
    finishFile();
    return List.copyOf(finished);
  }

  /** Deletes everything; what cannot be deleted is told with the failure that led here. */
  void abandon(Throwable failure) {
    try {
      if (open != null) {
        open.abandon();
      }
      for (WrittenFile file : finished) {
        target.delete(file.location());
      }
    } catch (IOException | RuntimeException another) {
      failure.addSuppressed(another);
    }
  }
}
