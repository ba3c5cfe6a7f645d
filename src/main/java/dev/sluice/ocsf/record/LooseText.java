package dev.sluice.ocsf.record;

import java.util.Arrays;
import org.apache.spark.unsafe.types.UTF8String;

/** Pieces of a text that are no field, kept as one field so that they are not lost. */
final class LooseText {

  private int[] bounds = new int[16];
  private int size;

  void reset() {
    size = 0;
  }

  void add(int from, int to) {
    if (from >= to) {
      return;
    }
    if (size == bounds.length) {
      bounds = Arrays.copyOf(bounds, size * 2);
    }
    bounds[size++] = from;
    bounds[size++] = to;
  }

  /** Hands them on as the field {@code text}, joined; nothing when there are none. */
  void put(byte[] bytes, char joint, Gathered into) {
    if (size == 0) {
      return;
    }
    byte[] name = Names.TEXT;
    into.put(name, 0, name.length, joined(bytes, joint, into.fresh));
  }

  /** The pieces as one text; empty when there are none. */
  UTF8String joined(byte[] bytes, char joint, FreshBytes fresh) {
    if (size == 0) {
      return UTF8String.EMPTY_UTF8;
    }
    if (size == 2) {
      return Location.slice(bytes, bounds[0], bounds[1]);
    }
    int length = 0;
    for (int i = 0; i < size; i += 2) {
      length += bounds[i + 1] - bounds[i] + 1;
    }
    fresh.reserve(length);
    int from = fresh.at;
    for (int i = 0; i < size; i += 2) {
      if (i > 0) {
        fresh.bytes[fresh.at++] = (byte) joint;
      }
      fresh.append(bytes, bounds[i], bounds[i + 1]);
    }
    return Location.slice(fresh.bytes, from, fresh.at);
  }
}
