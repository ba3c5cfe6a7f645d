package dev.sluice.ocsf.record;

/**
 * Reads texts of one format. Not for several threads at once. A text that is not of the format
 * leaves nothing behind: whoever finds that out late keeps back what was found before.
 */
interface TextParser {

  /**
   * Reads a text and hands its fields on.
   *
   * @param bytes valid UTF-8 without null bytes between the two places, which are kept and must not
   *     change
   * @throws NotARecord with a reason for users when it is not of the format
   */
  void read(byte[] bytes, int from, int to, Gathered into);

  /**
   * Whether the fields say all that the text says. If not, a nested text is kept beside its fields.
   */
  default boolean isComplete() {
    return true;
  }
}
