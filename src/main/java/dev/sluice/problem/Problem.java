package dev.sluice.problem;

import org.jspecify.annotations.Nullable;

/**
 * One fault: where it stands, what was found, what is allowed, and a hint.
 *
 * @param code a stable kebab-case name such as {@code unknown-key}; scripts may rely on it
 * @param message what was found and what is allowed, in one line without a final full stop
 * @param hint what to do about it, if there is something better to say than the message
 * @param excerpt the faulty text with a caret under the place, if the place is inside a text
 */
public record Problem(
    Place place,
    Category category,
    String code,
    String message,
    @Nullable String hint,
    @Nullable Excerpt excerpt) {

  /** A fault in something that the user wrote. */
  public static Problem user(Place place, String code, String message) {
    return new Problem(place, Category.USER, code, message, null, null);
  }

  /** Something that storage, catalog or cluster did not do. */
  public static Problem external(Place place, String code, String message) {
    return new Problem(place, Category.EXTERNAL, code, message, null, null);
  }

  /** Data that must not be published. */
  public static Problem data(Place place, String code, String message) {
    return new Problem(place, Category.DATA, code, message, null, null);
  }

  /** The same problem with a hint. */
  public Problem withHint(@Nullable String newHint) {
    return new Problem(place, category, code, message, newHint, excerpt);
  }

  /** The same problem with the faulty text shown under it. */
  public Problem withExcerpt(@Nullable Excerpt newExcerpt) {
    return new Problem(place, category, code, message, hint, newExcerpt);
  }

  /** The same problem seen at another place, when only the caller knows it. */
  public Problem at(Place newPlace) {
    return new Problem(newPlace, category, code, message, hint, excerpt);
  }

  /** The problem as the user sees it; with an excerpt it takes three lines. */
  public String render() {
    String text = place + ": " + message + (hint == null ? "" : "; " + hint);
    return excerpt == null ? text : text + System.lineSeparator() + excerpt.render();
  }
}
