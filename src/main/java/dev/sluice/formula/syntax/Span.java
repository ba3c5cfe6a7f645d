package dev.sluice.formula.syntax;

/**
 * A part of a formula's text.
 *
 * @param start 0-based offset of its first character, in the text as the user wrote it
 * @param end offset after its last character
 */
public record Span(int start, int end) {

  /** From the start of this part to the end of another. */
  public Span to(Span last) {
    return new Span(start, last.end);
  }
}
