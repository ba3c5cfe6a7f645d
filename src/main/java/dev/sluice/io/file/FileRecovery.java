package dev.sluice.io.file;

import java.io.IOException;
import java.util.Optional;

/**
 * Brings an output of one file back to one whole state after a crash. Whether the new file had
 * arrived is told by the staged one: it is gone only once it was renamed.
 */
final class FileRecovery {

  private final Storage storage;
  private final OutputPaths paths;

  FileRecovery(Storage storage, OutputPaths paths) {
    this.storage = storage;
    this.paths = paths;
  }

  void run() throws IOException {
    Optional<OutputMarker> journal = OutputMarker.read(storage, paths.journal());
    if (journal.isPresent() && hasArrived(journal.get())) {
      journal.get().write(storage, paths.markerBeside());
      storage.delete(paths.old());
      deleteStaged();
      storage.delete(paths.journal());
      return;
    }
    undo(journal.isPresent());
    // The journal before the staged file: without both, the old file would be taken for the new.
    storage.delete(paths.journal());
    deleteStaged();
  }

  private boolean hasArrived(OutputMarker journal) throws IOException {
    String staged =
        Storage.child(paths.staged(journal.runId()), Storage.split(paths.target()).name());
    return storage.find(staged).isEmpty() && journal.isFileAt(storage, paths.target());
  }

  private void undo(boolean isUnderWay) throws IOException {
    boolean hasOld = storage.find(paths.old()).isPresent();
    boolean hadNone = storage.find(paths.markerBeside()).isEmpty();
    if (isUnderWay && (hasOld || hadNone)) {
      // It is the new one, or a copy of the old one that was still being moved away.
      storage.delete(paths.target());
    }
    if (hasOld && storage.find(paths.target()).isEmpty()) {
      storage.move(paths.old(), paths.target());
    }
    storage.delete(paths.old());
  }

  private void deleteStaged() throws IOException {
    for (StoredEntry entry : storage.list(paths.folder())) {
      if (entry.name().startsWith(paths.stagedPrefix())) {
        storage.delete(entry.path());
      }
    }
  }
}
