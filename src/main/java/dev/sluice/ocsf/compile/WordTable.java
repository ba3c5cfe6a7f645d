package dev.sluice.ocsf.compile;

import dev.sluice.ocsf.mapping.Change;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Locale;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** A text for each of some texts, as a mapping lists them. */
public final class WordTable implements Serializable {

  private static final long serialVersionUID = 1L;

  private final HashMap<UTF8String, UTF8String> byText = new HashMap<>();
  private final @Nullable UTF8String other;
  private final boolean ignoresCase;

  WordTable(Change.Values values) {
    ignoresCase = values.ignoresCase();
    values
        .byText()
        .forEach(
            (text, value) ->
                byText.put(
                    UTF8String.fromString(ignoresCase ? text.toLowerCase(Locale.ROOT) : text),
                    UTF8String.fromString(value)));
    other = values.other().map(UTF8String::fromString).orElse(null);
  }

  /** The text that stands for another; null when there is none. */
  public @Nullable UTF8String find(UTF8String text) {
    UTF8String found = byText.get(ignoresCase ? text.toLowerCase() : text);
    return found == null ? other : found;
  }
}
