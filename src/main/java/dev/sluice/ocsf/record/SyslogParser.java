package dev.sluice.ocsf.record;

/** Reads {@link RecordFormat.Syslog}: whichever of the two RFCs a text follows. */
final class SyslogParser implements TextParser {

  private static final byte[] PRIORITY = Names.of("priority");
  private static final byte[] VERSION = Names.of("version");
  private static final byte[] TIMESTAMP = Names.of("timestamp");
  private static final byte[] HOST = Names.of("host");
  private static final byte[] APP_NAME = Names.of("app_name");
  private static final byte[] PROC_ID = Names.of("proc_id");
  private static final byte[] MESSAGE = Names.of("message");
  private static final byte[][] HEADER = {TIMESTAMP, HOST, APP_NAME, PROC_ID, Names.of("msg_id")};
  private static final int HIGHEST_PRIORITY = 191;

  @Override
  public void read(byte[] bytes, int from, int to, Gathered into) {
    int at = Pieces.trimmedStart(bytes, from, to);
    int end = Pieces.trimmedEnd(bytes, at, to);
    int close = at < end && bytes[at] == '<' ? Pieces.indexOf(bytes, (byte) '>', at, end) : -1;
    int priority = close < 0 ? -1 : number(bytes, at + 1, close);
    if (priority > HIGHEST_PRIORITY || (priority < 0 && at < end && bytes[at] == '<')) {
      throw new NotARecord("not syslog: no priority from 0 to 191 between < and >");
    }
    int body = priority < 0 ? at : close + 1;
    if (priority >= 0 && isVersioned(bytes, body, end)) {
      int elements = afterHeader(bytes, body, end);
      int message = SyslogData.end(bytes, elements, end);
      priority(bytes, at + 1, close, priority, into);
      header(bytes, body, end, into);
      SyslogData.put(bytes, elements, message, into);
      message(bytes, message, end, into);
      return;
    }
    int timestamp = SyslogTimes.end(bytes, body, end);
    if (priority < 0 && timestamp < 0) {
      throw new NotARecord("not syslog: neither a priority nor a time at its start");
    }
    if (priority >= 0) {
      priority(bytes, at + 1, close, priority, into);
    }
    if (timestamp < 0) {
      into.put(MESSAGE, bytes, body, end);
      return;
    }
    into.put(TIMESTAMP, bytes, body, timestamp);
    tagged(bytes, Pieces.trimmedStart(bytes, timestamp, end), end, into);
  }

  private static void priority(byte[] bytes, int from, int to, int priority, Gathered into) {
    into.put(PRIORITY, bytes, from, to);
    into.put("facility", Integer.toString(priority / 8));
    into.put("severity", Integer.toString(priority % 8));
  }

  /** A number and a blank: the version of RFC 5424, since no time begins so. */
  private static boolean isVersioned(byte[] bytes, int from, int to) {
    int blank = Pieces.indexOf(bytes, (byte) ' ', from, Math.min(to, from + 4));
    return blank > from && number(bytes, from, blank) > 0;
  }

  private static int afterHeader(byte[] bytes, int from, int to) {
    int at = from;
    for (int field = 0; field <= HEADER.length; field++) {
      int blank = Pieces.indexOf(bytes, (byte) ' ', at, to);
      if (blank < 0) {
        throw new NotARecord("not syslog: its header has " + field + " fields after the priority");
      }
      at = blank + 1;
    }
    return at;
  }

  private static void header(byte[] bytes, int from, int to, Gathered into) {
    int at = Pieces.indexOf(bytes, (byte) ' ', from, to);
    into.put(VERSION, bytes, from, at);
    for (byte[] name : HEADER) {
      int blank = Pieces.indexOf(bytes, (byte) ' ', at + 1, to);
      if (blank > at + 1 && !(blank == at + 2 && bytes[at + 1] == '-')) {
        into.put(name, bytes, at + 1, blank);
      }
      at = blank;
    }
  }

  private static void message(byte[] bytes, int from, int to, Gathered into) {
    int at = Pieces.trimmedStart(bytes, from, to);
    byte[] mark = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    if (Pieces.isAt(bytes, mark, at, to)) {
      at += mark.length;
    }
    if (at < to) {
      into.put(MESSAGE, bytes, at, to);
    }
  }

  /** {@code host tag[pid]: message}; what has no such tag is all message. */
  private static void tagged(byte[] bytes, int from, int to, Gathered into) {
    int blank = Pieces.indexOf(bytes, (byte) ' ', from, to);
    int tag = from;
    if (blank > from && bytes[blank - 1] != ':') {
      into.put(HOST, bytes, from, blank);
      tag = Pieces.trimmedStart(bytes, blank, to);
    }
    int end = tag;
    while (end < to && bytes[end] > ' ' && "[]:=\"{}()<>".indexOf(bytes[end]) < 0) {
      end++;
    }
    int after = end;
    int close = end < to && bytes[end] == '[' ? Pieces.indexOf(bytes, (byte) ']', end, to) : -1;
    boolean hasProcess = close > end + 1 && Pieces.indexOf(bytes, (byte) ' ', end, close) < 0;
    if (hasProcess) {
      after = close + 1;
    }
    if (end > tag && after < to && bytes[after] == ':') {
      into.put(APP_NAME, bytes, tag, end);
      if (hasProcess) {
        into.put(PROC_ID, bytes, end + 1, close);
      }
      message(bytes, after + 1, to, into);
    } else {
      message(bytes, tag, to, into);
    }
  }

  private static int number(byte[] bytes, int from, int to) {
    if (from >= to || to - from > 3) {
      return -1;
    }
    int number = 0;
    for (int at = from; at < to; at++) {
      if (bytes[at] < '0' || bytes[at] > '9') {
        return -1;
      }
      number = number * 10 + bytes[at] - '0';
    }
    return number;
  }
}
