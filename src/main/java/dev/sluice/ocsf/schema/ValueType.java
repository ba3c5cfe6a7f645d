package dev.sluice.ocsf.schema;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A type of plain values, such as {@code port_t}. What it does not say itself, it has from the type
 * it is based on.
 *
 * @param name its name in OCSF
 * @param primitive what its values are in the end
 * @param regex what a text should contain; to be searched, it is anchored where it needs to be
 * @param maxLength the greatest length of a text, in characters
 * @param range the numbers allowed
 * @param values the values allowed, as JSON writes them; empty when all are
 * @param observable the type id of an observable that holds such a value
 */
public record ValueType(
    String name,
    Primitive primitive,
    Optional<Pattern> regex,
    OptionalInt maxLength,
    Optional<Range> range,
    List<String> values,
    OptionalInt observable) {

  /** The name of times in milliseconds since 1970. */
  public static final String TIMESTAMP = "timestamp_t";

  /** The name of times as text, such as {@code 2026-10-31T08:15:30.250Z}. */
  public static final String DATETIME = "datetime_t";

  /** Copies the values. */
  public ValueType {
    values = List.copyOf(values);
  }
}
