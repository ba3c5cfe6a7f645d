package dev.sluice.report;

/** How text is set on a terminal. */
public enum TerminalStyle {
  /** Text only, for files and pipes. */
  PLAIN,
  /** With ANSI colours, which only repeat what the words say. */
  COLOUR;

  private static final String ESCAPE = "\u001B[";
  private static final String RESET = ESCAPE + "0m";

  String bold(String text) {
    return set("1", text);
  }

  String soft(String text) {
    return set("2", text);
  }

  String toned(Tone tone, String text) {
    return switch (tone) {
      case GOOD -> set("1;32", text);
      case CALM -> set("1;34", text);
      case WARNING -> set("1;33", text);
      case BAD -> set("1;31", text);
    };
  }

  private String set(String code, String text) {
    return this == PLAIN || text.isEmpty() ? text : ESCAPE + code + "m" + text + RESET;
  }
}
