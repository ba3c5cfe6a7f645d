package dev.sluice.io.file;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import java.io.IOException;
import java.util.Optional;

/**
 * One file that is replaced as a whole: the new one is made in a hidden folder beside it and takes
 * its place by renaming. A crash at any point leaves the old file, the new one, or a state that
 * {@link #cleanUp} makes one of them. What was published stands in a hidden marker beside the file.
 * One run at a time may write a target.
 *
 * @param target the file to publish
 */
public record FileOutput(String target, StorageSettings settings) {

  /**
   * Makes the hidden folder for a new file.
   *
   * @param runId names the folder; unique among runs of the target
   * @throws ProblemException when the target must not be replaced: a folder, or a file that was not
   *     published here or was changed since
   */
  public StagedFile stage(String runId, String runKey) {
    return attempt(
        () -> {
          Optional<Problem> refusal = refusal(Place.file(target));
          if (refusal.isPresent()) {
            throw new ProblemException(refusal.get());
          }
          String folder = paths().staged(runId);
          storage().delete(folder);
          storage().createFolder(folder);
          return new StagedFile(this, folder, runId, runKey);
        });
  }

  /** The run key of what is published, if it still stands as it was published. */
  public Optional<String> publishedRunKey() {
    return attempt(() -> standing().map(OutputMarker::runKey));
  }

  /**
   * Repairs what a crashed run left: a publication that did not end is undone, or completed where
   * the new file had arrived; staged folders are deleted.
   */
  public void cleanUp() {
    attempt(
        () -> {
          new FileRecovery(storage(), paths()).run();
          return true;
        });
  }

  OutputPaths paths() {
    return OutputPaths.of(target);
  }

  Storage storage() {
    return settings.storageOf(target);
  }

  /** Does something with storage, whose failures are external problems. */
  <T> T attempt(PlainOutput.Attempt<T> attempt) {
    try {
      return attempt.run();
    } catch (IOException e) {
      throw new ProblemException(
          Problem.external(
              Place.file(target),
              "storage",
              "cannot write \"" + target + "\": " + ConcurrentReads.inWords(e)),
          e);
    }
  }

  private Optional<OutputMarker> standing() throws IOException {
    Optional<OutputMarker> marker = OutputMarker.read(storage(), paths().markerBeside());
    return marker.isPresent() && marker.get().isFileAt(storage(), target)
        ? marker
        : Optional.empty();
  }

  private Optional<Problem> refusal(Place place) throws IOException {
    Optional<StoredEntry> present = storage().find(target);
    if (present.isEmpty() || standing().isPresent()) {
      return Optional.empty();
    }
    String fault =
        present.get().isFolder()
            ? "is a folder; this output is a file"
            : storage().find(paths().markerBeside()).isPresent()
                ? "was changed since Sluice published it"
                : "is a file that Sluice did not publish";
    return Optional.of(
        Problem.user(place, "not-ours", "\"" + target + "\" " + fault)
            .withHint("move it away, or name another file"));
  }
}
