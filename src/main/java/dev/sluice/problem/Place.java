package dev.sluice.problem;

/**
 * Where a fault stands.
 *
 * @param file the file as the user named it, or what stands for it ({@code command line})
 * @param line 1-based line, or 0 when the place is the whole file
 * @param column 1-based column, or 0 when unknown
 * @param path the node inside the document, such as {@code steps[2].key}; empty at its top
 */
public record Place(String file, int line, int column, String path) {

  /** A whole file. */
  public static Place file(String file) {
    return new Place(file, 0, 0, "");
  }

  /** An argument of the command line. */
  public static Place commandLine(String argument) {
    return new Place("command line", 0, 0, argument);
  }

  /** The same node seen from one level further in. */
  public Place inside(String childPath) {
    return new Place(file, line, column, path.isEmpty() ? childPath : path + "." + childPath);
  }

  /** {@code jobs/july.yaml:14: steps[2].key}, with the parts that are known. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(file);
    if (line > 0) {
      text.append(':').append(line);
    }
    if (!path.isEmpty()) {
      text.append(": ").append(path);
    }
    return text.toString();
  }
}
