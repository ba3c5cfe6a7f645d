package dev.sluice.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * The file that gets what the terminal must not show: warnings of Spark and stack traces.
 *
 * @param path as the system property {@code sluice.log} names it; the logging of local mode writes
 *     to the same file
 */
record LogFile(Path path) {

  private static final String PROPERTY = "sluice.log";

  /** The log of this process. */
  static LogFile current() {
    String named = System.getProperty(PROPERTY);
    if (named == null) {
      named = Path.of(System.getProperty("java.io.tmpdir"), "sluice.log").toString();
      System.setProperty(PROPERTY, named);
    }
    return new LogFile(Path.of(named));
  }

  /**
   * Sends the log of this process to another file, such as one in the folder of a run. To be called
   * before Spark starts: logging reads the name once.
   */
  static LogFile move(Path path) {
    System.setProperty(PROPERTY, path.toString());
    return new LogFile(path);
  }

  /**
   * A log of this process alone, which {@link #keepIn} puts into the folder of the run once that is
   * known.
   */
  static LogFile ofThisProcess() {
    return move(
        Path.of(
            System.getProperty("java.io.tmpdir"),
            "sluice-" + ProcessHandle.current().pid() + ".log"));
  }

  /** Copies the log into a folder as {@code warnings.log}, if there is anything in it. */
  void keepIn(Path folder) {
    try {
      if (Files.exists(path) && Files.size(path) > 0) {
        Files.copy(path, folder.resolve("warnings.log"), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      // The run is over and its record is written; the log stays where it was.
    }
  }

  /** Takes the log away. */
  void discard() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // It lies where the system cleans up by itself.
    }
  }

  /**
   * Adds a stack trace.
   *
   * @return where it is to be found, for the user; the trace itself when no file can be written
   */
  String append(Throwable fault) {
    // The command may have moved the log since this value was made.
    Path file = current().path();
    StringWriter trace = new StringWriter();
    try (PrintWriter writer = new PrintWriter(trace)) {
      writer.println(Instant.now() + " internal fault");
      fault.printStackTrace(writer);
    }
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(
          file,
          trace.toString(),
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      return file.toString();
    } catch (IOException e) {
      return "no file, since " + file + " cannot be written (" + e.getMessage() + "): " + trace;
    }
  }
}
