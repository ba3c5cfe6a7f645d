package dev.sluice.io.table;

import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.io.FileIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes the files of snapshots that were just removed from a table, as well as it can: a file
 * that stays behind costs space and nothing else.
 */
final class SnapshotFiles {

  private static final Logger LOG = LoggerFactory.getLogger(SnapshotFiles.class);

  /** What becomes of the rows of a removed snapshot. */
  enum Rows {
    DELETE,
    /** A snapshot that took its place has the same data files. */
    KEEP
  }

  private SnapshotFiles() {}

  static void delete(List<Snapshot> removed, FileIO files, Rows rows) {
    removed.forEach(snapshot -> delete(snapshot, files, rows));
  }

  private static void delete(Snapshot snapshot, FileIO files, Rows rows) {
    try {
      List<String> paths = new ArrayList<>();
      if (rows == Rows.DELETE) {
        for (DataFile file : snapshot.addedDataFiles(files)) {
          paths.add(file.location());
        }
      }
      for (ManifestFile manifest : snapshot.allManifests(files)) {
        Long maker = manifest.snapshotId();
        if (maker != null && maker == snapshot.snapshotId()) {
          paths.add(manifest.path());
        }
      }
      paths.add(snapshot.manifestListLocation());
      paths.forEach(files::deleteFile);
    } catch (RuntimeException e) {
      LOG.warn("files of removed snapshot {} stay behind", snapshot.snapshotId(), e);
    }
  }
}
