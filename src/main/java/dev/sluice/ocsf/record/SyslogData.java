package dev.sluice.ocsf.record;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** The structured data of RFC 5424: elements in brackets with an id and parameters each. */
final class SyslogData {

  private static final byte[] NAME = Names.of("structured_data");

  private SyslogData() {}

  /**
   * Where the elements end, or the dash that stands for none.
   *
   * @throws NotARecord when they do not end
   */
  static int end(byte[] bytes, int from, int to) {
    if (from < to && bytes[from] == '-' && (from + 1 == to || bytes[from + 1] == ' ')) {
      return from + 1;
    }
    return elements(bytes, from, to, null);
  }

  /** Hands on the parameters of elements that are known to be right. */
  static void put(byte[] bytes, int from, int to, Gathered into) {
    if (bytes[from] == '[') {
      elements(bytes, from, to, into);
    }
  }

  private static int elements(byte[] bytes, int from, int to, @Nullable Gathered into) {
    int at = from;
    while (at < to && bytes[at] == '[') {
      at = element(bytes, at + 1, to, into);
    }
    if (at == from || (at < to && bytes[at] != ' ')) {
      throw unclosed();
    }
    return at;
  }

  private static int element(byte[] bytes, int from, int to, @Nullable Gathered into) {
    int at = from;
    while (at < to && bytes[at] != ' ' && bytes[at] != ']') {
      at++;
    }
    byte[] id = Arrays.copyOfRange(bytes, from, at);
    if (into != null && at < to && bytes[at] == ']') {
      into.put(List.of(NAME, id), UTF8String.EMPTY_UTF8);
    }
    while (at < to && bytes[at] == ' ') {
      at = parameter(bytes, at + 1, to, id, into);
    }
    if (at >= to || bytes[at] != ']') {
      throw unclosed();
    }
    return at + 1;
  }

  private static int parameter(byte[] bytes, int from, int to, byte[] id, @Nullable Gathered into) {
    int equals = Pieces.indexOf(bytes, (byte) '=', from, to);
    boolean isQuoted = equals >= 0 && equals + 1 < to && bytes[equals + 1] == '"';
    int close = isQuoted ? Pieces.indexOfPlain(bytes, (byte) '"', equals + 2, to) : -1;
    if (close < 0) {
      throw unclosed();
    }
    if (into != null) {
      byte[] name = Arrays.copyOfRange(bytes, from, equals);
      UTF8String text = Pieces.text(bytes, equals + 2, close, "\"\\]", into.fresh);
      into.put(List.of(NAME, id, name), text);
    }
    return close + 1;
  }

  private static NotARecord unclosed() {
    return new NotARecord("not syslog: its structured data is not closed");
  }
}
