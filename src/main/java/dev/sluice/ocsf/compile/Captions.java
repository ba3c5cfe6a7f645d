package dev.sluice.ocsf.compile;

import dev.sluice.ocsf.schema.Attribute;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** The ids of an enum and their captions. */
public final class Captions implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Stands for no id where a number cannot be null. */
  static final int NONE = Integer.MIN_VALUE;

  private static final int OTHER = 99;
  private static final UTF8String OTHER_CAPTION = UTF8String.fromString("Other");

  private final HashMap<Integer, UTF8String> captions = new HashMap<>();
  private final HashMap<String, Integer> ids = new HashMap<>();

  Captions(Attribute id) {
    for (Map.Entry<String, String> entry : id.enumeration().entrySet()) {
      int number = Integer.parseInt(entry.getKey());
      captions.put(number, UTF8String.fromString(entry.getValue()));
      ids.putIfAbsent(entry.getValue().toLowerCase(Locale.ROOT), number);
    }
  }

  /** The id that a text gives, as a number or by its caption; 99 for one that is not known. */
  public @Nullable Integer id(UTF8String text) {
    Integer number = Conversions.integer(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
    if (number != null && captions.containsKey(number)) {
      return number;
    }
    Integer named =
        number != null ? null : ids.get(text.toString().strip().toLowerCase(Locale.ROOT));
    return named != null ? named : captions.containsKey(OTHER) ? (Integer) OTHER : null;
  }

  /**
   * The caption of an id; for 99 what the source calls it.
   *
   * @param id {@link #NONE} for none
   * @param raw what the source says, or null
   */
  public @Nullable UTF8String caption(int id, @Nullable UTF8String raw) {
    if (id != OTHER) {
      return captions.get(id);
    }
    return raw == null || raw.numBytes() == 0 ? OTHER_CAPTION : raw;
  }
}
