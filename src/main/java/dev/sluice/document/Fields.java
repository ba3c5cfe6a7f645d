package dev.sluice.document;

import dev.sluice.problem.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The values of a mapping that has passed its shape; a question that the shape does not allow is a
 * fault of the program, not of the user.
 */
public final class Fields {

  private final Node.Mapping mapping;

  Fields(Node.Mapping mapping) {
    this.mapping = mapping;
  }

  /** Where the mapping stands. */
  public Place place() {
    return mapping.place();
  }

  /** Where the value of a key stands, or the mapping when the key is not there. */
  public Place place(String key) {
    return node(key).map(Node::place).orElse(mapping.place());
  }

  /** True when the key was written. */
  public boolean has(String key) {
    return mapping.entries().containsKey(key);
  }

  /** The value of a key as it was written. */
  public Optional<Node> node(String key) {
    return Optional.ofNullable(mapping.entries().get(key)).map(Node.Entry::value);
  }

  /** The text of a required key. */
  public String text(String key) {
    return required(key, optionalText(key));
  }

  /** The text of a key, if it was written as a scalar. */
  public Optional<String> optionalText(String key) {
    return node(key).filter(Node.Scalar.class::isInstance).map(Fields::scalarText);
  }

  /** The text of a key, or what it is when nothing was written. */
  public String text(String key, String otherwise) {
    return optionalText(key).orElse(otherwise);
  }

  /** Whether a flag is set, or what it is when nothing was written. */
  public boolean flag(String key, boolean otherwise) {
    return optionalText(key).map("true"::equals).orElse(otherwise);
  }

  /** A whole number, or what it is when nothing was written. */
  public long wholeNumber(String key, long otherwise) {
    return optionalText(key).map(Long::parseLong).orElse(otherwise);
  }

  /** The items of a list; a single item counts as a list of one, a missing key as an empty list. */
  public List<Node> items(String key) {
    return node(key).map(Fields::itemsOf).orElse(List.of());
  }

  /** The texts of a list of scalars. */
  public List<String> texts(String key) {
    return items(key).stream().map(Fields::scalarText).toList();
  }

  /** The named values of a mapping, in the order in which they were written. */
  public LinkedHashMap<String, Node> entries(String key) {
    LinkedHashMap<String, Node> values = new LinkedHashMap<>();
    if (node(key).orElse(null) instanceof Node.Mapping nested) {
      nested.entries().forEach((name, entry) -> values.put(name, entry.value()));
    }
    return values;
  }

  /** The named texts of a mapping of scalars. */
  public LinkedHashMap<String, String> textEntries(String key) {
    LinkedHashMap<String, String> values = new LinkedHashMap<>();
    entries(key).forEach((name, value) -> values.put(name, scalarText(value)));
    return values;
  }

  /** A nested mapping with known keys, if it was written as a mapping. */
  public Optional<Fields> nested(String key) {
    return node(key)
        .filter(Node.Mapping.class::isInstance)
        .map(nested -> new Fields((Node.Mapping) nested));
  }

  /** The mappings of a list of mappings. */
  public <T> List<T> nestedItems(String key, Function<Fields, T> read) {
    return items(key).stream().map(item -> read.apply(new Fields((Node.Mapping) item))).toList();
  }

  /** The mappings of a mapping of mappings, by key. */
  public LinkedHashMap<String, Fields> nestedEntries(String key) {
    LinkedHashMap<String, Fields> nested = new LinkedHashMap<>();
    entries(key).forEach((name, node) -> nested.put(name, new Fields((Node.Mapping) node)));
    return nested;
  }

  private static List<Node> itemsOf(Node node) {
    return node instanceof Node.Sequence sequence ? sequence.items() : List.of(node);
  }

  private static String scalarText(Node node) {
    if (node instanceof Node.Scalar scalar) {
      return scalar.text();
    }
    throw new IllegalStateException(node.place() + " is " + node.described() + ", not a scalar");
  }

  private static String required(String key, Optional<String> value) {
    return value.orElseThrow(
        () -> new IllegalStateException("the shape does not make \"" + key + "\" a required text"));
  }
}
