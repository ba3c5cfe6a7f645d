package dev.sluice.document;

import dev.sluice.problem.Place;
import java.util.LinkedHashMap;
import java.util.List;

/** A part of a YAML or JSON document that knows where it stands. */
public sealed interface Node {

  /** Where the value stands. */
  Place place();

  /** What the node is, as a message says it. */
  String described();

  /**
   * A single value, as its text; YAML's own guess of its type plays no part except for null.
   *
   * @param isQuoted whether it stands in quotes, so that digits in it are meant as a text
   */
  record Scalar(Place place, String text, boolean isNull, boolean isQuoted) implements Node {

    /** A value without quotes. */
    public Scalar(Place place, String text, boolean isNull) {
      this(place, text, isNull, false);
    }

    @Override
    public String described() {
      return isNull ? "nothing" : "\"" + text + "\"";
    }
  }

  /** A list. */
  record Sequence(Place place, List<Node> items) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String described() {
      return "a list";
    }
  }

  /** Named values in the order in which they were written. */
  record Mapping(Place place, LinkedHashMap<String, Entry> entries) implements Node {
    @Override
    public String described() {
      return "a mapping";
    }
  }

  /**
   * A value that stands on a parameter without a value. The parameter is reported where it is
   * declared or named; whatever reads the value has nothing more to say about it.
   *
   * @param written the text with its <code>${name}</code>
   */
  record Unresolved(Place place, String written) implements Node {
    @Override
    public String described() {
      return "\"" + written + "\"";
    }
  }

  /**
   * One named value of a mapping.
   *
   * @param keyPlace where the key stands
   */
  record Entry(Place keyPlace, Node value) {}
}
