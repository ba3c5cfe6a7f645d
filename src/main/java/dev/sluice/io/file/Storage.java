package dev.sluice.io.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * Where files are. Local files go through the JDK, so that any name works ({@code %}, {@code #},
 * {@code [}, a colon); everything with a scheme goes through Hadoop.
 */
public interface Storage {

  /** What stands at the path; empty when nothing does. */
  Optional<StoredEntry> find(String path) throws IOException;

  /** What is in the folder, hidden names included, sorted by name; empty when there is none. */
  List<StoredEntry> list(String folder) throws IOException;

  /** Bytes of a file from the offset to its end. */
  InputStream open(String path, long offset) throws IOException;

  /** Writes a small text file, over an old one. */
  void write(String path, String text) throws IOException;

  /** Opens a new file for writing, over an old one; it is whole when the stream is closed. */
  OutputStream create(String path) throws IOException;

  /** Makes the folder and its parents. */
  void createFolder(String path) throws IOException;

  /** Renames a file or folder to a path at which nothing stands; fails otherwise. */
  void move(String from, String to) throws IOException;

  /** Deletes a file, or a folder with everything in it; nothing there is fine. */
  void delete(String path) throws IOException;

  /** The path in a form that means the same in every process of a cluster. */
  String absolute(String path);

  /** The folder of a path and its last part. */
  static PathParts split(String path) {
    String trimmed = path.length() > 1 && path.endsWith("/") ? path.replaceAll("/+$", "") : path;
    int slash = trimmed.lastIndexOf('/');
    if (slash < 0) {
      return new PathParts("", trimmed);
    }
    return new PathParts(
        slash == 0 ? "/" : trimmed.substring(0, slash), trimmed.substring(slash + 1));
  }

  /** The path of a name in a folder; the empty folder is the working directory. */
  static String child(String folder, String name) {
    return folder.isEmpty() ? name : folder.endsWith("/") ? folder + name : folder + "/" + name;
  }

  /**
   * A path in two parts.
   *
   * @param folder empty for the working directory
   */
  record PathParts(String folder, String name) {}
}
