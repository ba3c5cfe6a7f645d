package dev.sluice.ocsf.compile;

import dev.sluice.ocsf.schema.ValueType;
import java.io.Serializable;
import java.util.regex.Pattern;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** What a text must be to be a value of a type such as {@code ip_t}. */
public final class TextRules implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final String IP = "ip_t";

  private final boolean isIp;
  private final Pattern pattern;
  private final int maxLength;

  TextRules(ValueType type) {
    this.isIp = type.name().equals(IP);
    this.pattern = type.regex().orElseThrow();
    this.maxLength = type.maxLength().orElse(Integer.MAX_VALUE);
  }

  /** The text; null when it is no value of the type. */
  public @Nullable UTF8String fitting(UTF8String text) {
    if (isIp && Conversions.isPlainIpv4(text)) {
      return text;
    }
    if (text.numBytes() > maxLength && text.numChars() > maxLength) {
      return null;
    }
    return pattern.matcher(text.toString()).find() ? text : null;
  }
}
