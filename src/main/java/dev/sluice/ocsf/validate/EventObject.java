package dev.sluice.ocsf.validate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event or an object in it, whatever it is made of. Values are {@code String} or {@code
 * UTF8String}, {@code Long} or {@code BigInteger}, {@code Double}, {@code Boolean}, {@code
 * EventObject}, {@code List} of these, or a {@link Foreign} one; {@link Foreign#NULL} is a null
 * that is written down, as JSON can.
 */
interface EventObject {

  /** The rules that this object can meet or break; the attributes of all others are absent. */
  int[] relevant(AttributeRules rules);

  /** The value of an attribute, or null when it is absent. */
  @Nullable Object value(AttributeRules rules, int index);

  /** The value under a name, or null when there is none. */
  @Nullable Object value(String name);

  /** The names of values that are there and that no rule tells of. */
  List<String> unknown(AttributeRules rules);
}
