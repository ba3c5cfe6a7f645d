package dev.sluice.document;

import java.util.List;

/**
 * What a value of a document must look like. Checking, the JSON Schema for editors and the help all
 * come from it, so that they cannot disagree.
 */
public sealed interface Shape {

  /** How a message names what is allowed. */
  String described();

  /** Any text; an empty one only when allowed. */
  record Text(String what) implements Shape {
    @Override
    public String described() {
      return what;
    }
  }

  /** A whole number within bounds, both included. */
  record WholeNumber(long min, long max) implements Shape {
    @Override
    public String described() {
      return max == Long.MAX_VALUE
          ? "a whole number of at least " + min
          : "a whole number from " + min + " to " + max;
    }
  }

  /** {@code true} or {@code false}. */
  record Flag() implements Shape {
    @Override
    public String described() {
      return "true or false";
    }
  }

  /** {@code true}, {@code false} or a whole number. */
  record FlagOr(WholeNumber number) implements Shape {
    @Override
    public String described() {
      return "true, false or " + number.described();
    }
  }

  /** One of a few words. */
  record Choice(List<String> words) implements Shape {
    public Choice {
      words = List.copyOf(words);
    }

    @Override
    public String described() {
      return "one of " + String.join(", ", words);
    }
  }

  /** A list with at least one item; a single item may stand without brackets. */
  record ListOf(Shape item) implements Shape {
    @Override
    public String described() {
      return "a list, each " + item.described();
    }
  }

  /** Names chosen by the user, each with a value of the same shape; at least one. */
  record MapOf(Shape value) implements Shape {
    @Override
    public String described() {
      return "a mapping of names, each to " + value.described();
    }
  }

  /** A mapping with known keys. */
  record Nested(ObjectShape object) implements Shape {
    @Override
    public String described() {
      return "a mapping with " + String.join(", ", object.keys());
    }
  }

  /** A scalar, or a mapping that says more. */
  record TextOr(String what, ObjectShape object) implements Shape {
    @Override
    public String described() {
      return what + ", or a mapping with " + String.join(", ", object.keys());
    }
  }

  /** Anything; whoever reads it checks it. */
  record Anything(String what) implements Shape {
    @Override
    public String described() {
      return what;
    }
  }
}
