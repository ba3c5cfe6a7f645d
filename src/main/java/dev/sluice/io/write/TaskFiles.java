package dev.sluice.io.write;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.iceberg.shaded.org.apache.parquet.schema.MessageType;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * The files of one attempt at a task: none when there are no rows, more when they are many or go to
 * several folders.
 */
final class TaskFiles {

  private final RowFileTarget target;
  private final MessageType type;
  private final RowColumns columns;
  private final long fileBytes;
  private final String name;
  private final int[] folderOrdinals;
  private final @Nullable UTF8String[] entered;
  private String folder = "";
  private final List<WrittenFile> finished = new ArrayList<>();
  private @Nullable RowFile open;

  TaskFiles(RowFileTarget target, StructType schema, String name) {
    this.target = target;
    this.type = target.columns();
    this.columns = new RowColumns(schema, target.ordinals(), type);
    this.fileBytes = target.layout().fileBytes();
    this.name = name;
    this.folderOrdinals = target.folderOrdinals();
    this.entered = new UTF8String[folderOrdinals.length];
  }

  void add(UnsafeRow row) throws IOException {
    if (folderOrdinals.length > 0 && (open == null || leaves(row))) {
      finishFile();
      enter(row);
    }
    RowFile file = open;
    if (file == null) {
      file = begin();
    }
    file.add(row);
  }

  private boolean leaves(UnsafeRow row) {
    for (int i = 0; i < folderOrdinals.length; i++) {
      if (!Objects.equals(row.getUTF8String(folderOrdinals[i]), entered[i])) {
        return true;
      }
    }
    return false;
  }

  private void enter(UnsafeRow row) {
    List<@Nullable String> values = new ArrayList<>();
    for (int i = 0; i < folderOrdinals.length; i++) {
      UTF8String value = row.getUTF8String(folderOrdinals[i]);
      // The row is another one soon, at the same place.
      entered[i] = value == null ? null : value.copy();
      values.add(value == null ? null : value.toString());
    }
    folder = target.folder(values);
  }

  /** Begins a file, which may stay without rows. */
  RowFile begin() throws IOException {
    RowFile file =
        new RowFile(
            target,
            columns,
            type,
            String.format("%s%s-%03d.zstd.parquet", folder, name, finished.size()));
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
