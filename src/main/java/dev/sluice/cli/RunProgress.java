package dev.sluice.cli;

import dev.sluice.run.RunEvents;
import dev.sluice.run.SessionSource;

/** Shows the phases of a run, and Spark's stages within them, on a progress line. */
final class RunProgress implements RunEvents, AutoCloseable {

  private final ProgressLine line;

  RunProgress(Terminal terminal) {
    this.line = terminal.progress(System.err);
  }

  @Override
  public void begins(String phase, String detail) {
    line.phase(phase, detail);
  }

  /** The same sessions, with their stages shown. */
  SessionSource watching(SessionSource sessions) {
    return (settings, catalog, inputBytes, options) -> {
      var spark = sessions.open(settings, catalog, inputBytes, options);
      spark.sparkContext().addSparkListener(new SparkProgress(line));
      return spark;
    };
  }

  @Override
  public void close() {
    line.close();
  }
}
