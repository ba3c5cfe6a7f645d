package dev.sluice.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** Shows how many cases of a file are done, when that takes a while. */
final class CaseProgress implements AutoCloseable {

  private final ProgressLine line;
  private final long all;
  private long done;

  private CaseProgress(ProgressLine line, long all) {
    this.line = line;
    this.all = all;
    line.quietPhase("cases");
  }

  /** Progress on standard error. */
  static CaseProgress of(Path file, Terminal terminal) {
    // A line that is rewritten would mix with results on the same screen.
    boolean plain = Terminal.showsOutput();
    Terminal shown = plain ? new Terminal(false, false, terminal.width()) : terminal;
    return new CaseProgress(shown.progress(System.err), lines(file));
  }

  /** So many more are done. */
  void done(long more) {
    done += more;
    line.update(
        all == 0
            ? String.format(Locale.ROOT, "%,d", done)
            : String.format(Locale.ROOT, "%,d of %,d", done, all));
  }

  @Override
  public void close() {
    line.close();
  }

  /**
   * Lines of a file; 0 where it cannot be read twice, or not at all, which reading it will tell.
   */
  private static long lines(Path file) {
    if (!Files.isRegularFile(file)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      return lines.filter(line -> !line.isBlank()).count();
    } catch (IOException e) {
      return 0;
    }
  }
}
