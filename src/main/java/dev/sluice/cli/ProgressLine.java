package dev.sluice.cli;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * One line that says what is going on: rewritten in place on a terminal, at most ten times a
 * second; elsewhere a plain line when the phase changes and every five seconds. Safe for use by
 * several threads.
 */
final class ProgressLine implements AutoCloseable {

  private static final Duration REDRAW = Duration.ofMillis(100);
  private static final Duration REPEAT = Duration.ofSeconds(5);

  private final Terminal terminal;
  private final PrintStream out;
  private final Clock clock;
  private final Instant started;
  private Instant shown = Instant.EPOCH;
  private String phase = "";
  private boolean drawn;

  ProgressLine(Terminal terminal, PrintStream out) {
    this(terminal, out, Clock.systemUTC());
  }

  ProgressLine(Terminal terminal, PrintStream out, Clock clock) {
    this.terminal = terminal;
    this.out = out;
    this.clock = clock;
    this.started = clock.instant();
  }

  /** A phase begins; it is shown at once. */
  synchronized void phase(String name, String detail) {
    phase = name;
    show(detail);
  }

  /** A phase begins that may be short; it is shown once it has lasted a while. */
  synchronized void quietPhase(String name) {
    phase = name;
    shown = clock.instant();
  }

  /** How far the phase is; shown when the last showing is long enough ago. */
  synchronized void update(String detail) {
    Duration pause = terminal.interactive() ? REDRAW : REPEAT;
    if (!clock.instant().isBefore(shown.plus(pause))) {
      show(detail);
    }
  }

  /** Prints a line that stays, above the progress. */
  synchronized void print(String line) {
    erase();
    out.println(line);
    out.flush();
  }

  /** Takes the line off the terminal; plain lines stay. */
  @Override
  public synchronized void close() {
    erase();
    out.flush();
  }

  private void show(String detail) {
    shown = clock.instant();
    String text = phase + (detail.isEmpty() ? "" : "  " + detail) + "  " + elapsed();
    if (terminal.interactive()) {
      erase();
      // One column short: a full line would wrap and could not be taken back.
      out.print(text.length() < terminal.width() ? text : text.substring(0, terminal.width() - 1));
      drawn = true;
    } else {
      out.println(text);
    }
    out.flush();
  }

  private void erase() {
    if (drawn) {
      out.print("\r\u001b[2K");
      drawn = false;
    }
  }

  private String elapsed() {
    Duration since = Duration.between(started, clock.instant());
    return since.toMinutes() > 0
        ? since.toMinutes() + " min " + since.toSecondsPart() + " s"
        : String.format(Locale.ROOT, "%.1f s", since.toMillis() / 1000.0);
  }
}
