package dev.sluice.ocsf.compile;

import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** What a regular expression finds in a text. */
public final class PatternExtract implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Pattern pattern;

  PatternExtract(Pattern pattern) {
    this.pattern = pattern;
  }

  /** The first group, or all that is found where there is none; null when nothing is. */
  public @Nullable UTF8String find(UTF8String text) {
    Matcher matcher = pattern.matcher(text.toString());
    if (!matcher.find()) {
      return null;
    }
    String found = matcher.groupCount() == 0 ? matcher.group() : matcher.group(1);
    return found == null ? null : UTF8String.fromString(found);
  }
}
