package dev.sluice.ocsf.record;

import java.util.Arrays;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Where in a record a reader is: the names and places from the root on. Names stay where they were
 * found; only a field that nobody wants costs the making of its dotted path.
 */
final class Location {

  private static final UTF8String ROOT = UTF8String.fromString("$");

  private final FreshBytes fresh;

  /** Whose bytes the name is in; empty for an element of an array, whose place is in starts. */
  private byte[][] sources = new byte[16][];

  private int[] starts = new int[16];
  private int[] ends = new int[16];
  private int depth;

  Location(FreshBytes fresh) {
    this.fresh = fresh;
  }

  void reset() {
    depth = 0;
  }

  void enter(byte[] name, int from, int to) {
    if (depth == sources.length) {
      sources = Arrays.copyOf(sources, depth * 2);
      starts = Arrays.copyOf(starts, depth * 2);
      ends = Arrays.copyOf(ends, depth * 2);
    }
    sources[depth] = name;
    starts[depth] = from;
    ends[depth] = to;
    depth++;
  }

  void enterElement(int place) {
    enter(fresh.bytes, place, -1);
  }

  void leave() {
    depth--;
  }

  /** The path as a name in the rest: {@code a.b[0].c}. */
  UTF8String dotted() {
    if (depth == 1 && ends[0] >= 0) {
      return slice(sources[0], starts[0], ends[0]);
    }
    if (depth == 0) {
      return ROOT;
    }
    int length = 0;
    for (int level = 0; level < depth; level++) {
      length += ends[level] < 0 ? 12 : ends[level] - starts[level] + 1;
    }
    fresh.reserve(length);
    int from = fresh.at;
    for (int level = 0; level < depth; level++) {
      if (ends[level] < 0) {
        appendPlace(starts[level]);
        continue;
      }
      if (level > 0) {
        fresh.bytes[fresh.at++] = '.';
      }
      fresh.append(sources[level], starts[level], ends[level]);
    }
    return slice(fresh.bytes, from, fresh.at);
  }

  private void appendPlace(int place) {
    fresh.bytes[fresh.at++] = '[';
    int digits = 1;
    for (int rest = place; rest >= 10; rest /= 10) {
      digits++;
    }
    int left = place;
    for (int at = fresh.at + digits - 1; at >= fresh.at; at--) {
      fresh.bytes[at] = (byte) ('0' + left % 10);
      left /= 10;
    }
    fresh.at += digits;
    fresh.bytes[fresh.at++] = ']';
  }

  /** A text that is a piece of these bytes. */
  static UTF8String slice(byte[] bytes, int from, int to) {
    return UTF8String.fromBytes(bytes, from, to - from);
  }
}
