package dev.sluice.formula.syntax;

import org.jspecify.annotations.Nullable;

/** Ends the parsing of one formula at the first place where it is not a formula. */
public final class SyntaxFault extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Span span;
  private final transient @Nullable String hint;

  SyntaxFault(Span span, String message, @Nullable String hint) {
    super(message, null, false, false);
    this.span = span;
    this.hint = hint;
  }

  SyntaxFault(Span span, String message) {
    this(span, message, null);
  }

  /** Where the text stops being a formula. */
  public Span span() {
    return span;
  }

  /** What was found and what is allowed. */
  public String explanation() {
    return String.valueOf(getMessage());
  }

  /** What to do about it, if there is something to say. */
  public @Nullable String hint() {
    return hint;
  }
}
