package dev.sluice.io.statement;

/** A place at which a statement file cannot be read any further. */
final class StatementFault extends Exception {

  private static final long serialVersionUID = 1L;

  private final long line;

  StatementFault(long line, String message) {
    super(message);
    this.line = line;
  }

  /** The line of the fault, from 1. */
  long line() {
    return line;
  }

  /** What is wrong. */
  String reason() {
    return String.valueOf(getMessage());
  }
}
