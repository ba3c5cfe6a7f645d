package dev.sluice.io.lake;

import dev.sluice.io.file.FolderFiles;
import dev.sluice.io.file.Storage;
import dev.sluice.io.file.StorageSettings;
import dev.sluice.io.write.RowFileLayout;
import dev.sluice.io.write.RowFileTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.shaded.org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.iceberg.shaded.org.apache.parquet.schema.MessageType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The files of a batch where it is staged, in one folder for each region, account and day.
 *
 * @param rows the columns of the rows
 * @param files the columns of the files, and how they look
 */
record LakeFiles(StructType rows, FolderFiles files) implements RowFileTarget {

  private static final int MEGABYTE = 1 << 20;

  /** Row groups and pages as Security Lake asks for; files that a query reads in one piece. */
  private static final RowFileLayout LAYOUT =
      new RowFileLayout(
          256L * MEGABYTE, 128L * MEGABYTE, MEGABYTE, 20_000, 2 * MEGABYTE, /* zstdLevel= */ 3);

  static LakeFiles in(
      String folder, StructType rows, StorageSettings storage, String sparkVersion) {
    return new LakeFiles(
        rows, new FolderFiles(folder, LakeColumns.inFiles(rows), storage, LAYOUT, sparkVersion));
  }

  @Override
  public MessageType columns() {
    return files.columns();
  }

  @Override
  public int[] ordinals() {
    return LakeColumns.ordinals(rows, Arrays.asList(files.schema().fieldNames()));
  }

  @Override
  public int[] folderOrdinals() {
    return LakeColumns.ordinals(rows, LakeColumns.FOLDERS);
  }

  @Override
  public String folder(List<@Nullable String> values) {
    return LakeFolder.of(values);
  }

  @Override
  public Map<String, String> footer() {
    return files.footer();
  }

  @Override
  public RowFileLayout layout() {
    return files.layout();
  }

  @Override
  public OutputFile file(String name) {
    String parent = Storage.split(Storage.child(files.folder(), name)).folder();
    if (StorageSettings.isLocal(parent)) {
      // Tasks that make it at the same time would otherwise get into each other's way.
      try {
        files.storage().storageOf(parent).createFolder(parent);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files.file(name);
  }

  @Override
  public Metrics metrics(ParquetMetadata footer) {
    return files.metrics(footer);
  }

  @Override
  public void delete(String location) throws IOException {
    files.delete(location);
  }
}
