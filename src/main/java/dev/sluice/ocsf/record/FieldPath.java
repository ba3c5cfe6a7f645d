package dev.sluice.ocsf.record;

import java.io.Serializable;
import java.util.List;

/**
 * The way to a field of a record, such as {@code $.event.answers[*].rdata}. An immutable value,
 * equal when its parts are.
 *
 * @param parts keys and places from the root on; none for the record itself
 */
public record FieldPath(List<Part> parts) implements Serializable {

  /** One step of the way. */
  public sealed interface Part extends Serializable permits Key, Index, All {}

  /** Into the field of an object that has this name, written as in the record. */
  public record Key(String name) implements Part {}

  /** Into the element of an array at this place, counted from 0. */
  public record Index(int place) implements Part {
    /** Refuses places before the first. */
    public Index {
      if (place < 0) {
        throw new IllegalArgumentException("places in an array are counted from 0, not " + place);
      }
    }
  }

  /** Into each element of an array. */
  public record All() implements Part {}

  /** The record itself, {@code $}. */
  public static final FieldPath ROOT = new FieldPath(List.of());

  /** Keeps a copy of the parts. */
  public FieldPath {
    parts = List.copyOf(parts);
  }

  /**
   * A path as users write it: {@code $}, then {@code .name}, {@code ['any name']}, {@code [0]} or
   * {@code [*]} as often as needed. In quotes {@code \'} and {@code \\} stand for the characters.
   *
   * @throws IllegalArgumentException with a message for users when it is not one
   */
  public static FieldPath parse(String text) {
    return new FieldPathText(text).path();
  }

  /** The path of keys from the root on, each taken as it is, dots and all. */
  public static FieldPath ofKeys(String... names) {
    return new FieldPath(List.of(names).stream().map(name -> (Part) new Key(name)).toList());
  }

  /** The path as {@link #parse} reads it; names that need quotes have them. */
  public String text() {
    return FieldPathText.of(this);
  }

  /** True when it stands for several values, one for each element of an array. */
  public boolean isMany() {
    return parts.stream().anyMatch(All.class::isInstance);
  }

  /** As {@link #text}. */
  @Override
  public String toString() {
    return text();
  }
}
