package dev.sluice.ocsf.validate;

/**
 * A value that is neither text, number, truth value, list nor object.
 *
 * @param name what it is, as messages say
 */
record Foreign(String name) {

  /** A null that is written down. */
  static final Foreign NULL = new Foreign("null");

  /** A moment of a table's timestamp column, which stands for a date and time as text. */
  static final Foreign MOMENT = new Foreign("a timestamp");

  /** A number that no 64 bits can hold. */
  static final Foreign TOO_LARGE = new Foreign("a number too large");
}
