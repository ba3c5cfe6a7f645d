package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * A folder with a user's fault in it, and what the user must read.
 *
 * <pre>
 * test-data/broken/unknown-key/
 *   job.yaml       the document with the fault, and whatever it needs
 *   command        optional: another command than "run {case}/job.yaml"
 *   expected.txt   "exit 2", then standard error to the letter
 *   actual.txt     written on a difference; once read and found right, it replaces expected.txt
 * </pre>
 */
record BrokenSpec(Path folder) {

  private static final Path HOME = Path.of("test-data", "broken");
  private static final String FOLDER = "{case}";
  private static final String USUAL_COMMAND = "run " + FOLDER + "/job.yaml";
  private static final Terminal PLAIN = new Terminal(false, false, 80);

  /** What a command said. */
  private record Ending(int code, String out, String err) {}

  /** Every folder that holds a case; one without any document holds only data for others. */
  static List<BrokenSpec> all() {
    try (Stream<Path> folders = Files.list(HOME)) {
      return folders
          .filter(
              folder ->
                  Files.exists(folder.resolve("job.yaml"))
                      || Files.exists(folder.resolve("command")))
          .sorted()
          .map(BrokenSpec::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs the command and holds what it says, and what it leaves behind, against expectation. */
  void verify() throws IOException {
    List<Path> before = files();
    boolean sparkBefore = SparkSession.getDefaultSession().isDefined();

    Ending ending = run();

    assertThat(ending.out()).as("a run that never began has nothing to tell").isEmpty();
    assertThat(SparkSession.getDefaultSession().isDefined())
        .as("a user's fault is told before Spark starts")
        .isEqualTo(sparkBefore);
    assertThat(files()).as("a refused document leaves nothing behind").isEqualTo(before);
    compare("exit " + ending.code() + "\n" + ending.err().replace(System.lineSeparator(), "\n"));
  }

  private Ending run() throws IOException {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true), PLAIN)
            .execute(command());
    return new Ending(code, out.toString(), err.toString());
  }

  private String[] command() throws IOException {
    Path written = folder.resolve("command");
    String line = Files.exists(written) ? Files.readString(written).strip() : USUAL_COMMAND;
    return Arrays.stream(line.split("\\s+"))
        .map(word -> word.replace(FOLDER, folder.toString()))
        .toArray(String[]::new);
  }

  private void compare(String actual) throws IOException {
    Path expected = folder.resolve("expected.txt");
    Path difference = folder.resolve("actual.txt");
    if (Files.exists(expected) && Files.readString(expected).equals(actual)) {
      Files.deleteIfExists(difference);
      return;
    }
    Files.writeString(difference, actual);
    assertThat(actual)
        .as("%s; when %s is right, move it there", expected, difference)
        .isEqualTo(Files.exists(expected) ? Files.readString(expected) : "");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> !file.endsWith("actual.txt")).sorted().toList();
    }
  }

  /** The exit code that is expected. */
  String exit() throws IOException {
    return Files.readAllLines(folder.resolve("expected.txt")).get(0);
  }

  @Override
  public String toString() {
    return folder.getFileName().toString();
  }
}
