package dev.sluice.cli;

import java.io.PrintStream;
import java.util.Map;

/**
 * What the standard error stream of this process can show.
 *
 * @param interactive a person is watching, so a line may be rewritten
 * @param coloured colours are welcome; never so without a terminal or with {@code NO_COLOR} set
 * @param width columns of the terminal, 80 when unknown
 */
record Terminal(boolean interactive, boolean coloured, int width) {

  private static final int USUAL_WIDTH = 80;
  private static final int NARROWEST = 20;
  private static final int UNLIMITED_WIDTH = 10_000;

  /** The colours and weights in use. */
  enum Style {
    BOLD("1"),
    DIM("2"),
    RED("31"),
    GREEN("32"),
    YELLOW("33");

    private final String code;

    Style(String code) {
      this.code = code;
    }
  }

  /** The terminal of this process, as the launcher found it. */
  static Terminal current() {
    return of(System.getenv(), Boolean.getBoolean("sluice.terminal"));
  }

  /**
   * A terminal by its environment.
   *
   * @param attached standard error goes to a terminal; only the shell can tell, since Java knows no
   *     more than whether input and output both do
   */
  static Terminal of(Map<String, String> environment, boolean attached) {
    boolean dumb = "dumb".equals(environment.get("TERM"));
    boolean refused = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Terminal(
        attached && !dumb, attached && !dumb && !refused, columns(environment.get("COLUMNS")));
  }

  /** Columns for tables on standard output; a file or a pipe gets every cell whole. */
  static int tableWidth() {
    return showsOutput() ? current().width() : UNLIMITED_WIDTH;
  }

  /** True when standard output is a terminal too. */
  static boolean showsOutput() {
    return "terminal".equals(System.getProperty("sluice.output"));
  }

  /** The text in a style, or as it is where colours are not welcome. */
  String styled(String text, Style style) {
    return coloured ? "\u001b[" + style.code + "m" + text + "\u001b[0m" : text;
  }

  /** A line that rewrites itself on a terminal and speaks seldom elsewhere. */
  ProgressLine progress(PrintStream out) {
    return new ProgressLine(this, out);
  }

  private static int columns(@org.jspecify.annotations.Nullable String written) {
    try {
      return written == null ? USUAL_WIDTH : Math.max(NARROWEST, Integer.parseInt(written.trim()));
    } catch (NumberFormatException e) {
      return USUAL_WIDTH;
    }
  }
}
