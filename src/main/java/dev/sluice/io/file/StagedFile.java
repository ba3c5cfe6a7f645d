package dev.sluice.io.file;

import java.io.IOException;
import java.io.OutputStream;

/** An output of one file that is made and not yet published. */
public final class StagedFile {

  private final FileOutput output;
  private final String folder;
  private final String runId;
  private final String runKey;

  StagedFile(FileOutput output, String folder, String runId, String runKey) {
    this.output = output;
    this.folder = folder;
    this.runId = runId;
    this.runKey = runKey;
  }

  /** Writes the content of the file. */
  public void write(Content content) {
    output.attempt(
        () -> {
          try (OutputStream out = output.storage().create(file())) {
            content.writeTo(out);
          }
          OutputMarker.ofFile(output.storage(), file(), runId, runKey)
              .write(output.storage(), marker());
          return true;
        });
  }

  /** What a file is to hold. */
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** A folder beside the file that lives until the file is published or discarded. */
  public PlainOutput scratch(PlainFormat format) {
    return new PlainOutput(Storage.child(folder, "rows"), format, output.settings());
  }

  /** Puts the file in the place of what was published before. */
  public void publish() {
    output.attempt(
        () -> {
          publish(output.storage());
          return true;
        });
  }

  /** Deletes what was staged. */
  public void discard() {
    output.attempt(
        () -> {
          output.storage().delete(folder);
          return true;
        });
  }

  /** The steps of {@link #publish()}; a crash after any of them is repaired by the next run. */
  void publish(Storage storage) throws IOException {
    OutputPaths paths = output.paths();
    OutputMarker made =
        OutputMarker.read(storage, marker())
            .orElseThrow(() -> new IOException("nothing was staged in " + folder));
    if (!made.isFileAt(storage, file())) {
      throw new IOException("what was staged in " + folder + " is not whole any more");
    }
    made.write(storage, paths.journal());
    if (storage.find(paths.target()).isPresent()) {
      storage.move(paths.target(), paths.old());
    }
    storage.move(file(), paths.target());
    made.write(storage, paths.markerBeside());
    storage.delete(paths.old());
    storage.delete(folder);
    storage.delete(paths.journal());
  }

  private String file() {
    return Storage.child(folder, Storage.split(output.target()).name());
  }

  private String marker() {
    return Storage.child(folder, OutputMarker.NAME);
  }
}
