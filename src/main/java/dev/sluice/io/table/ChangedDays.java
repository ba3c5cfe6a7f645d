package dev.sluice.io.table;

import dev.sluice.problem.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.io.CloseableIterable;
import org.jspecify.annotations.Nullable;

/**
 * Which days of a table are not what they were at an earlier snapshot, found from its metadata
 * alone: every file that was added or taken away since, whatever the operation (append, overwrite,
 * delete, merge, a roll-back), names its day by its partition, or by the range of its column.
 * Compaction moves rows from file to file and changes none.
 */
public final class ChangedDays {

  private final BaseTable table;
  private final FileDays fileDays;

  private ChangedDays(BaseTable table, String column) {
    this.table = table;
    this.fileDays = new FileDays(table, column);
  }

  /**
   * Finds the days between two snapshots. Reads no data.
   *
   * @param name {@code namespace.table}
   * @param column a date or a timestamp
   * @return the days, more of them than changed where files hold several; all of them when the
   *     metadata cannot tell, for instance because the earlier snapshot was expired
   */
  public static Days between(
      TableCatalog catalog, String name, String column, long earlier, long later) {
    if (earlier == later) {
      return Days.none();
    }
    return CatalogFailure.guard(
        "table " + name,
        () ->
            catalog
                .find(TableId.parse(name, Place.file(name)))
                .filter(table -> table.schema().findField(column) != null)
                .map(table -> new ChangedDays(table, column).between(earlier, later))
                .orElseGet(Days::every));
  }

  private Days between(long earlier, long later) {
    TableMetadata metadata = table.operations().current();
    Snapshot from = metadata.snapshot(earlier);
    Snapshot to = metadata.snapshot(later);
    if (from == null || to == null) {
      return Days.every();
    }
    Days days = Days.none();
    for (Snapshot snapshot = to; snapshot != null; ) {
      if (snapshot.snapshotId() == earlier) {
        return days;
      }
      Snapshot parent = Branches.parent(metadata, snapshot);
      if (!DataOperations.REPLACE.equals(snapshot.operation())) {
        days = days.and(changedBy(snapshot, parent));
      }
      snapshot = parent;
    }
    // The table was rolled back, or its history is not known any more: the files themselves tell.
    return difference(from, to);
  }

  private Days changedBy(Snapshot snapshot, @Nullable Snapshot parent) {
    Days days = Days.none();
    for (DataFile added : snapshot.addedDataFiles(table.io())) {
      days = days.and(fileDays.of(added));
    }
    for (DeleteFile added : snapshot.addedDeleteFiles(table.io())) {
      days = days.and(fileDays.of(added));
    }
    for (DeleteFile removed : snapshot.removedDeleteFiles(table.io())) {
      days = days.and(fileDays.of(removed));
    }
    Set<String> unplaced = new HashSet<>();
    for (DataFile removed : snapshot.removedDataFiles(table.io())) {
      Optional<Days> placed = fileDays.byPartition(removed);
      if (placed.isPresent()) {
        days = days.and(placed.get());
      } else {
        unplaced.add(removed.location());
      }
    }
    if (unplaced.isEmpty()) {
      return days;
    }
    if (parent == null) {
      return Days.every();
    }
    // A removed file is listed without the range of its columns; the snapshot before has it.
    Map<String, FileScanTask> before = live(parent);
    for (String location : unplaced) {
      FileScanTask task = before.get(location);
      days = days.and(task == null ? Days.every() : fileDays.of(task.file()));
    }
    return days;
  }

  private Days difference(Snapshot from, Snapshot to) {
    Map<String, FileScanTask> before = live(from);
    Map<String, FileScanTask> after = live(to);
    Days days = Days.none();
    for (Map.Entry<String, FileScanTask> file : before.entrySet()) {
      FileScanTask now = after.remove(file.getKey());
      if (now == null || !deletes(now).equals(deletes(file.getValue()))) {
        days = days.and(fileDays.of(file.getValue().file()));
      }
    }
    for (FileScanTask added : after.values()) {
      days = days.and(fileDays.of(added.file()));
    }
    return days;
  }

  private static List<String> deletes(FileScanTask task) {
    return task.deletes().stream().map(ContentFile::location).sorted().toList();
  }

  private Map<String, FileScanTask> live(Snapshot snapshot) {
    Map<String, FileScanTask> files = new HashMap<>();
    try (CloseableIterable<FileScanTask> tasks =
        table.newScan().useSnapshot(snapshot.snapshotId()).includeColumnStats().planFiles()) {
      tasks.forEach(task -> files.put(task.file().location(), task));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }
}
