package dev.sluice.report;

/**
 * Makes characters visible that a reader could not see and that could deceive him or his terminal:
 * control characters, right-to-left overrides, zero-width and unusual spaces, halves of surrogate
 * pairs. Differences of this kind are also a frequent reason why two keys do not match.
 */
public final class Visible {

  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int IDEOGRAPHIC_SPACE = 0x3000;
  private static final int CONTROL_PICTURES = 0x2400;
  private static final int PICTURE_OF_DELETE = 0x2421;

  private Visible() {}

  /** The text with a symbol in place of every hidden character. */
  public static String text(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    int previous = ' ';
    for (int i = 0; i < text.length(); i += Character.charCount(previous)) {
      int character = text.codePointAt(i);
      if (isHidden(character, previous)) {
        shown.append(symbol(character));
      } else {
        shown.appendCodePoint(character);
      }
      previous = character;
    }
    return shown.toString();
  }

  /**
   * Whether a reader could not see the character.
   *
   * @param previous the character before it: joiners belong to the spelling of some scripts and to
   *     emoji, but never stand after ASCII
   */
  static boolean isHidden(int character, int previous) {
    if (character == ZERO_WIDTH_JOINER || character == ZERO_WIDTH_NON_JOINER) {
      return previous < 0x80 || isHidden(previous, ' ');
    }
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      case Character.SPACE_SEPARATOR -> character != ' ' && character != IDEOGRAPHIC_SPACE;
      default -> false;
    };
  }

  /** What is shown in place of a hidden character. */
  static String symbol(int character) {
    if (character < ' ') {
      return Character.toString(CONTROL_PICTURES + character);
    }
    return character == 0x7F
        ? Character.toString(PICTURE_OF_DELETE)
        : String.format("⟨U+%04X⟩", character);
  }
}
