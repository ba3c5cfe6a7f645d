package dev.sluice.formula.syntax;

/**
 * A word of a formula.
 *
 * @param text what it says: of a text literal without quotes, of a structured reference without its
 *     outer brackets, else as written
 */
record Token(Kind kind, String text, Span span) {

  enum Kind {
    NUMBER,
    TEXT,
    ERROR,
    /** A function, table or constant name, or an A1 reference. */
    NAME,
    /** {@code 'Sheet name'} before an exclamation mark. */
    QUOTED_NAME,
    /** Everything between the brackets of {@code [...]}. */
    BRACKETS,
    OPERATOR,
    /** Blank space, which between two references is the intersection operator. */
    SPACE,
    END
  }

  boolean is(String operator) {
    return kind == Kind.OPERATOR && text.equals(operator);
  }

  String described() {
    return kind == Kind.END ? "the end of the formula" : "\"" + text + "\"";
  }
}
