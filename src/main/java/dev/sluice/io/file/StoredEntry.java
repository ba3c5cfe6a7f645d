package dev.sluice.io.file;

/**
 * A file or folder as storage lists it.
 *
 * @param path the path in the form in which the user names files
 * @param name the last part of the path
 * @param size bytes; 0 for a folder
 * @param modified milliseconds since 1970, or 0 where storage does not know
 * @param version what storage itself calls this version, such as an entity tag; empty if nothing
 */
public record StoredEntry(
    Kind kind, String path, String name, long size, long modified, String version) {

  /** What stands at a path. */
  public enum Kind {
    FILE,
    FOLDER
  }

  /** True for a folder. */
  public boolean isFolder() {
    return kind == Kind.FOLDER;
  }

  /** True when the name marks bookkeeping ({@code _SUCCESS}, {@code .staged}) and not data. */
  public boolean isHidden() {
    return name.startsWith(".") || name.startsWith("_");
  }
}
