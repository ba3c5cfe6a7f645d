package dev.sluice.ocsf.record;

import java.io.Serializable;

/**
 * A text within a record that is a record itself: a JSON document in a string, key=value pairs in a
 * message. It is read once the whole line is, and its fields stand below {@code into}; what is
 * there already wins, and another text of the same name goes to the rest as "name (2)". A text that
 * the format cannot read stays what it was.
 *
 * @param field where the text is; without {@code [*]}
 * @param format how it is written
 * @param into where its fields go, keys only; {@code $} for the root
 */
public record Nested(FieldPath field, RecordFormat format, FieldPath into) implements Serializable {

  /** Refuses paths that stand for many places. */
  public Nested {
    if (field.isMany()) {
      throw new IllegalArgumentException(
          "a text below [*] cannot be read as a record: " + field.text());
    }
    if (!into.parts().stream().allMatch(FieldPath.Key.class::isInstance)) {
      throw new IllegalArgumentException(
          "fields can be put below names only, not into an array: " + into.text());
    }
  }
}
