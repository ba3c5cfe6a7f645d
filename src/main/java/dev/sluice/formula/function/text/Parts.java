package dev.sluice.formula.function.text;

import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Parts of texts replaced and repeated. Null stands for {@code #VALUE!}. */
public final class Parts {

  private Parts() {}

  /** Some characters from a place on, counted from 1, replaced. */
  public static @Nullable UTF8String replace(
      UTF8String text, double start, double count, UTF8String with) {
    if (start < 1 || count <= -1) {
      return null;
    }
    int length = text.numChars();
    int from = (int) Math.min(start - 1, length);
    int end = from + (int) Math.min(Math.max(count, 0), length - from);
    return fitting(UTF8String.concat(text.substring(0, from), with, text.substring(end, length)));
  }

  /** A text several times. */
  public static @Nullable UTF8String repeat(UTF8String text, double times) {
    double count = Math.floor(times);
    // 0 is the whole part of -0.5 too.
    if (times <= -1 || count * text.numChars() > CellTexts.LONGEST) {
      return null;
    }
    return text.numBytes() == 0 || count <= 0 ? UTF8String.EMPTY_UTF8 : text.repeat((int) count);
  }

  private static @Nullable UTF8String fitting(UTF8String text) {
    return text.numBytes() > CellTexts.LONGEST && text.numChars() > CellTexts.LONGEST ? null : text;
  }
}
