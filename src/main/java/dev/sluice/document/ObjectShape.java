package dev.sluice.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys that a mapping may have, in the order in which help shows them. */
public final class ObjectShape {

  /**
   * One key.
   *
   * @param help one sentence for the user, without a final full stop
   */
  public record Field(String name, Shape shape, boolean isRequired, String help) {}

  private final Map<String, Field> fields;
  private final List<List<String>> alternatives;

  private ObjectShape(Map<String, Field> fields, List<List<String>> alternatives) {
    this.fields = fields;
    this.alternatives = alternatives;
  }

  /** A shape without keys, to be extended. */
  public static ObjectShape of() {
    return new ObjectShape(Map.of(), List.of());
  }

  /** The same shape with one more key that must be there. */
  public ObjectShape required(String name, Shape shape, String help) {
    return with(new Field(name, shape, true, help));
  }

  /** The same shape with one more key that may be there. */
  public ObjectShape optional(String name, Shape shape, String help) {
    return with(new Field(name, shape, false, help));
  }

  /** The same shape, in which exactly one of these keys must be there. */
  public ObjectShape exactlyOneOf(String... names) {
    List<List<String>> more = new ArrayList<>(alternatives);
    more.add(List.of(names));
    return new ObjectShape(fields, List.copyOf(more));
  }

  private ObjectShape with(Field field) {
    Map<String, Field> more = new LinkedHashMap<>(fields);
    if (more.put(field.name(), field) != null) {
      throw new IllegalArgumentException("key " + field.name() + " is declared twice");
    }
    return new ObjectShape(more, alternatives);
  }

  /** The names of all keys. */
  public List<String> keys() {
    return List.copyOf(fields.keySet());
  }

  /** All keys. */
  public List<Field> fields() {
    return List.copyOf(fields.values());
  }

  /** Groups of keys of which exactly one must be there. */
  public List<List<String>> alternatives() {
    return alternatives;
  }

  Optional<Field> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }
}
