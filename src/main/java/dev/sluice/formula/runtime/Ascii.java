package dev.sluice.formula.runtime;

import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/** Texts of one byte a character, as nearly all names and codes are, without strings of Java. */
final class Ascii {

  private static final long ANY_HIGH_BIT = 0x8080_8080_8080_8080L;
  private static final int CASE = 'a' - 'A';

  private Ascii() {}

  /** True when every character is one byte. */
  static boolean is(UTF8String text) {
    Object base = text.getBaseObject();
    long at = text.getBaseOffset();
    long end = at + text.numBytes();
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      if ((Platform.getLong(base, at) & ANY_HIGH_BIT) != 0) {
        return false;
      }
    }
    for (; at < end; at++) {
      if (Platform.getByte(base, at) < 0) {
        return false;
      }
    }
    return true;
  }

  /** A byte of a text. */
  static byte at(UTF8String text, int place) {
    return Platform.getByte(text.getBaseObject(), text.getBaseOffset() + place);
  }

  /** A byte in lower case. */
  static byte lower(byte letter) {
    return letter >= 'A' && letter <= 'Z' ? (byte) (letter + CASE) : letter;
  }

  private static byte upper(byte letter) {
    return letter >= 'a' && letter <= 'z' ? (byte) (letter - CASE) : letter;
  }

  /** The text in lower case; itself when it is. */
  static UTF8String lower(UTF8String text) {
    int first = 0;
    int length = text.numBytes();
    while (first < length && lower(at(text, first)) == at(text, first)) {
      first++;
    }
    if (first == length) {
      return text;
    }
    byte[] bytes = bytes(text, 0, length);
    for (int i = first; i < length; i++) {
      bytes[i] = lower(bytes[i]);
    }
    return UTF8String.fromBytes(bytes);
  }

  /** The text in upper case; itself when it is. */
  static UTF8String upper(UTF8String text) {
    int first = 0;
    int length = text.numBytes();
    while (first < length && upper(at(text, first)) == at(text, first)) {
      first++;
    }
    if (first == length) {
      return text;
    }
    byte[] bytes = bytes(text, 0, length);
    for (int i = first; i < length; i++) {
      bytes[i] = upper(bytes[i]);
    }
    return UTF8String.fromBytes(bytes);
  }

  /** The part of a text between two places, as far as it reaches. */
  static UTF8String part(UTF8String text, int from, int end) {
    int first = Math.max(0, Math.min(from, text.numBytes()));
    int last = Math.max(first, Math.min(end, text.numBytes()));
    return first == 0 && last == text.numBytes()
        ? text
        : UTF8String.fromBytes(bytes(text, first, last));
  }

  private static byte[] bytes(UTF8String text, int from, int end) {
    byte[] bytes = new byte[end - from];
    Platform.copyMemory(
        text.getBaseObject(),
        text.getBaseOffset() + from,
        bytes,
        Platform.BYTE_ARRAY_OFFSET,
        bytes.length);
    return bytes;
  }

  /** Compares without regard to case, as {@link UTF8String#compareTo} compares the folded ones. */
  static int compare(UTF8String left, UTF8String right) {
    int common = Math.min(left.numBytes(), right.numBytes());
    for (int i = 0; i < common; i++) {
      int order = lower(at(left, i)) - lower(at(right, i));
      if (order != 0) {
        return order;
      }
    }
    return left.numBytes() - right.numBytes();
  }

  /** The first place from another on where a text stands, without regard to case, or -1. */
  static int find(UTF8String wanted, UTF8String text, int from) {
    int last = text.numBytes() - wanted.numBytes();
    for (int start = from; start <= last; start++) {
      int i = 0;
      while (i < wanted.numBytes() && lower(at(wanted, i)) == lower(at(text, start + i))) {
        i++;
      }
      if (i == wanted.numBytes()) {
        return start;
      }
    }
    return -1;
  }

  /** True when a text has any of the characters that make it a pattern, or an escape. */
  static boolean isPattern(UTF8String text) {
    for (int i = 0; i < text.numBytes(); i++) {
      byte letter = at(text, i);
      if (letter == '*' || letter == '?' || letter == '~') {
        return true;
      }
    }
    return false;
  }

  /** True when two spaces stand side by side. */
  static boolean hasDoubleSpace(UTF8String text) {
    for (int i = 1; i < text.numBytes(); i++) {
      if (at(text, i) == ' ' && at(text, i - 1) == ' ') {
        return true;
      }
    }
    return false;
  }
}
