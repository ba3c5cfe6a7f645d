package dev.sluice.io.table;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;

/**
 * The files of the embedded catalog, straight from the file system of the machine. Hadoop's local
 * file system would start a {@code chmod} process for every file and write a checksum beside it,
 * which for a small table costs more than the rows. Iceberg makes it by name.
 */
public final class LocalFileIO implements FileIO {

  private static final long serialVersionUID = 1L;
  private static final String SCHEME = "file:";

  /** Iceberg makes it without arguments. */
  public LocalFileIO() {}

  /**
   * True when Iceberg's class loader can make it; a cluster may load Iceberg apart from the job.
   */
  static boolean isVisibleToIceberg() {
    try {
      Class<?> seen =
          Class.forName(LocalFileIO.class.getName(), false, FileIO.class.getClassLoader());
      return seen == LocalFileIO.class;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  @Override
  public InputFile newInputFile(String location) {
    return org.apache.iceberg.Files.localInput(file(location));
  }

  @Override
  public OutputFile newOutputFile(String location) {
    File file = file(location);
    Path folder = file.toPath().getParent();
    try {
      if (folder != null) {
        // Several tasks may need the same folder at once, which Iceberg's own files do not expect.
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return org.apache.iceberg.Files.localOutput(file);
  }

  @Override
  public void deleteFile(String location) {
    try {
      Files.deleteIfExists(file(location).toPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Table locations are no well-formed URIs: they may hold blanks and any other character. */
  private static File file(String location) {
    return new File(location.startsWith(SCHEME) ? location.substring(SCHEME.length()) : location);
  }
}
