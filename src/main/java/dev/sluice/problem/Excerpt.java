package dev.sluice.problem;

/**
 * A piece of the user's text with a caret under the fault.
 *
 * @param text one line of text, such as a formula
 * @param start 0-based offset of the first faulty character
 * @param end 0-based offset after the last faulty character
 */
public record Excerpt(String text, int start, int end) {

  public Excerpt {
    text = text.replace('\n', ' ').replace('\r', ' ').replace('\t', ' ');
    start = Math.max(0, Math.min(start, text.length()));
    end = Math.max(start, Math.min(end, text.length()));
  }

  /** Two lines: the text, and carets under the fault; both indented by four spaces. */
  public String render() {
    String indent = "    ";
    return indent
        + text
        + System.lineSeparator()
        + indent
        + " ".repeat(start)
        + "^".repeat(Math.max(1, end - start));
  }
}
