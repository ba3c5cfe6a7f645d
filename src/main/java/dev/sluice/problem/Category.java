package dev.sluice.problem;

/** Whose fault a problem is; a scheduler acts on its exit code. */
public enum Category {
  /** A fault in a document or argument that the user wrote. */
  USER(2),
  /** Data that the gate refused; nothing was published. */
  DATA(3),
  /** Storage, catalog or cluster did not do what it was asked. */
  EXTERNAL(4),
  /** A fault of Sluice itself. */
  INTERNAL(1);

  private final int exitCode;

  Category(int exitCode) {
    this.exitCode = exitCode;
  }

  /** The exit code of a command that ends with a problem of this category. */
  public int exitCode() {
    return exitCode;
  }
}
