package dev.sluice.io.lake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.io.file.Storage;
import dev.sluice.io.file.StoredEntry;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * Puts the files of a batch into their places, and finishes or undoes what a crash left half done.
 * The journal is written before anything moves and deleted when all is done; every step can be
 * taken again.
 */
final class LakePublishing {

  private final Storage storage;
  private final LakePaths paths;

  LakePublishing(Storage storage, LakePaths paths) {
    this.storage = storage;
    this.paths = paths;
  }

  /** Publishes a batch that is staged whole. */
  void publish(LakeBatch batch) throws IOException {
    if (!isReachable(batch)) {
      throw new IOException("what was staged of " + batch.batch() + " is not whole any more");
    }
    Set<String> brings = new HashSet<>();
    batch.files().forEach(file -> brings.add(file.path()));
    LakeBatch journal =
        batch.replacing(
            LakeBatch.read(storage, paths.manifest()).stream()
                .flatMap(old -> old.files().stream())
                .map(LakeBatch.DataFile::path)
                .filter(path -> !brings.contains(path))
                .toList());
    storage.createFolder(paths.batches());
    journal.write(storage, paths.journal());
    finish(journal);
  }

  /** All steps after the journal; each is passed over when it was taken before. */
  private void finish(LakeBatch journal) throws IOException {
    String staged = paths.staged(journal.run().id());
    Set<String> made = new HashSet<>();
    for (LakeBatch.DataFile file : journal.files()) {
      String home = paths.file(file.path());
      if (!isWhole(home, file.size())) {
        String folder = Storage.split(home).folder();
        if (made.add(folder)) {
          storage.createFolder(folder);
        }
        // Half a file of another time would be in the way.
        storage.delete(home);
        storage.move(Storage.child(staged, file.staged()), home);
      }
    }
    keepColumns(journal.columns());
    journal.replacing(List.of()).write(storage, paths.manifest());
    for (String old : journal.replaces()) {
      storage.delete(paths.file(old));
    }
    // The folder before the journal: without it nobody would look for the folder.
    deleteStaged(staged);
    storage.delete(paths.journal());
  }

  private void keepColumns(StructType columns) throws IOException {
    Optional<StructType> held = columns(storage, paths);
    boolean grows = held.isEmpty() || LakeColumns.differences(held.get(), columns).isEmpty();
    if (grows && !held.filter(columns::equals).isPresent()) {
      storage.write(paths.columns(), columns.json() + "\n");
    }
  }

  /** The columns that the folder has; empty when nothing was published to it yet. */
  static Optional<StructType> columns(Storage storage, LakePaths paths) throws IOException {
    return LakeBatch.json(storage, paths.columns())
        .map(json -> (StructType) DataType.fromJson(json.toString()));
  }

  /**
   * Repairs what killed runs left: of this batch in any case, of others where the process is gone.
   * What was being published is published to its end if all its files are there, else undone.
   */
  void recover() throws IOException {
    for (StoredEntry entry : storage.list(paths.batches())) {
      if (entry.name().endsWith(LakePaths.JOURNAL) && !entry.isHidden()) {
        recover(entry.path());
      }
    }
    for (StoredEntry entry : storage.list(paths.staging())) {
      if (entry.isFolder() && isAbandoned(entry)) {
        deleteStaged(entry.path());
      }
    }
  }

  private void recover(String journalPath) throws IOException {
    Optional<LakeBatch> journal = LakeBatch.read(storage, journalPath);
    if (journalPath.equals(paths.journal())) {
      if (journal.isEmpty()) {
        // Half a journal: nothing was moved yet.
        storage.delete(journalPath);
        return;
      }
    } else if (journal.isEmpty() || journal.get().ownerMayBeAlive()) {
      return;
    }
    LakePublishing owner =
        new LakePublishing(storage, LakePaths.of(paths.folder(), journal.get().batch()));
    if (owner.isReachable(journal.get())) {
      owner.finish(journal.get());
    } else {
      owner.undo(journal.get());
    }
  }

  private boolean isAbandoned(StoredEntry staged) throws IOException {
    if (staged.name().startsWith(paths.stagedPrefix())) {
      return true;
    }
    Optional<JsonNode> owner = LakeBatch.json(storage, LakePaths.owner(staged.path()));
    return owner.isPresent()
        && !LakeBatch.owner(owner.get())
            .mayBeAlive(Instant.ofEpochMilli(owner.get().path("begun").asLong()));
  }

  /** True when every file is in its place or still staged. */
  private boolean isReachable(LakeBatch batch) throws IOException {
    String staged = paths.staged(batch.run().id());
    for (LakeBatch.DataFile file : batch.files()) {
      if (!isWhole(Storage.child(staged, file.staged()), file.size())
          && !isWhole(paths.file(file.path()), file.size())) {
        return false;
      }
    }
    return true;
  }

  /** Old files are still there: they go only when all new ones have come. */
  private void undo(LakeBatch journal) throws IOException {
    Set<String> stays = new HashSet<>();
    LakeBatch.read(storage, paths.manifest())
        .ifPresent(old -> old.files().forEach(file -> stays.add(file.path())));
    for (LakeBatch.DataFile file : journal.files()) {
      if (!stays.contains(file.path())) {
        storage.delete(paths.file(file.path()));
      }
    }
    deleteStaged(paths.staged(journal.run().id()));
    storage.delete(paths.journal());
  }

  private boolean isWhole(String path, long size) throws IOException {
    return storage.find(path).filter(found -> found.size() == size).isPresent();
  }

  void deleteStaged(String staged) throws IOException {
    storage.delete(staged);
    storage.delete(LakePaths.owner(staged));
  }
}
