package dev.sluice.formula.function.text;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A text that a pattern may look at many times, but not without end: some patterns try every way to
 * split a text, and that doubles with each character.
 */
final class PatientText implements CharSequence {

  private static final int MOST_LOOKS = 20_000_000;

  private final String text;
  private int looks;

  PatientText(String text) {
    this.text = text;
  }

  /** What a search finds; null where it has no end or goes too deep. */
  static <T> @Nullable T orNull(Supplier<T> search) {
    try {
      return search.get();
    } catch (Exhausted | StackOverflowError e) {
      return null;
    }
  }

  @Override
  public char charAt(int place) {
    if (++looks > MOST_LOOKS) {
      throw new Exhausted();
    }
    return text.charAt(place);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text;
  }

  private static final class Exhausted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Exhausted() {
      super("looked at too often", null, false, false);
    }
  }
}
