package dev.sluice.ocsf.record;

import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** The values of paths with {@code [*]}, put together to the text of a JSON array each. */
final class CollectedTexts {

  private static final int USUAL = 1 << 16;

  private final byte[][] texts;
  private final int[] sizes;
  private boolean isUsed;

  CollectedTexts(int slots) {
    texts = new byte[slots][0];
    sizes = new int[slots];
  }

  void reset() {
    if (!isUsed) {
      return;
    }
    isUsed = false;
    for (int slot = 0; slot < sizes.length; slot++) {
      sizes[slot] = 0;
      if (texts[slot].length > USUAL) {
        texts[slot] = new byte[0];
      }
    }
  }

  void add(int slot, byte[] bytes, int from, int to) {
    isUsed = true;
    int size = sizes[slot];
    int needed = size + to - from + 2;
    if (texts[slot].length < needed) {
      texts[slot] = FreshBytes.grown(texts[slot], needed);
    }
    byte[] text = texts[slot];
    text[size] = (byte) (size == 0 ? '[' : ',');
    size++;
    System.arraycopy(bytes, from, text, size, to - from);
    sizes[slot] = size + to - from;
  }

  /** Puts the arrays in their slots; slots of which there was no value stay empty. */
  void into(@Nullable UTF8String[] values) {
    if (!isUsed) {
      return;
    }
    for (int slot = 0; slot < sizes.length; slot++) {
      if (sizes[slot] > 0) {
        byte[] text = new byte[sizes[slot] + 1];
        System.arraycopy(texts[slot], 0, text, 0, sizes[slot]);
        text[sizes[slot]] = ']';
        values[slot] = UTF8String.fromBytes(text);
      }
    }
  }
}
