package dev.sluice.io.file;

import java.io.IOException;
import java.util.Optional;

/**
 * Brings an output back to one whole state after a crash. The journal of the publication names the
 * new data files, and those names are unique, so that every file found can be told to be old or new
 * even where renames are not atomic.
 */
final class OutputRecovery {

  private final Storage storage;
  private final OutputPaths paths;

  OutputRecovery(Storage storage, OutputPaths paths) {
    this.storage = storage;
    this.paths = paths;
  }

  void run() throws IOException {
    Optional<OutputMarker> journal = OutputMarker.read(storage, paths.journal());
    if (journal.isPresent() && !arrived(journal.get())) {
      undo(journal.get());
    }
    if (storage.find(paths.target()).isEmpty() && storage.find(paths.old()).isPresent()) {
      storage.move(paths.old(), paths.target());
    }
    storage.delete(paths.old());
    // Staged folders before the journal: with one of them left, the journal still says what is new.
    for (StoredEntry entry : storage.list(paths.folder())) {
      if (entry.name().startsWith(paths.stagedPrefix())) {
        storage.delete(entry.path());
      }
    }
    storage.delete(paths.journal());
  }

  /** True when all of the new files are in place and none is left behind. */
  private boolean arrived(OutputMarker journal) throws IOException {
    return journal.isWholeIn(storage, paths.target())
        && !journal.hasFileIn(storage, paths.staged(journal.runId()));
  }

  private void undo(OutputMarker journal) throws IOException {
    if (journal.hasFileIn(storage, paths.target())) {
      // The old folder was moved away whole before the first new file came.
      storage.delete(paths.target());
    }
    if (storage.find(paths.target()).isEmpty()) {
      return;
    }
    // Moving away stopped half-way: what is not in the target any more comes back.
    for (StoredEntry entry : storage.list(paths.old())) {
      String home = Storage.child(paths.target(), entry.name());
      Optional<StoredEntry> stayed = storage.find(home);
      if (stayed.isEmpty() || stayed.get().size() != entry.size()) {
        storage.delete(home);
        storage.move(entry.path(), home);
      }
    }
  }
}
