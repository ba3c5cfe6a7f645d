package dev.sluice.ocsf.record;

import java.util.HashSet;
import java.util.Set;
import org.apache.spark.unsafe.types.UTF8String;

/** Texts that mean no value, such as a lone dash. */
final class BlankTexts {

  static final BlankTexts NONE = new BlankTexts(Set.of());

  private final Set<UTF8String> texts = new HashSet<>();
  private final int longest;

  BlankTexts(Set<String> texts) {
    texts.forEach(text -> this.texts.add(UTF8String.fromString(text)));
    longest = this.texts.stream().mapToInt(UTF8String::numBytes).max().orElse(-1);
  }

  /** Whether a text is one of them. */
  boolean have(UTF8String text) {
    return text.numBytes() <= longest && texts.contains(text);
  }
}
