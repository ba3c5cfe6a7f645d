package dev.sluice.ocsf.record;

/**
 * Reads {@link RecordFormat.Url} by its marks alone, so that what attackers and proxies write is
 * read as well.
 */
final class UrlParser implements TextParser {

  private static final byte[] SCHEME = Names.of("scheme");
  private static final byte[] USER_INFO = Names.of("user_info");
  private static final byte[] HOSTNAME = Names.of("hostname");
  private static final byte[] PORT = Names.of("port");
  private static final byte[] PATH = Names.of("path");
  private static final byte[] QUERY = Names.of("query_string");
  private static final byte[] FRAGMENT = Names.of("fragment");
  private static final int MOST_DIGITS = 5;

  @Override
  public void read(byte[] bytes, int from, int to, Gathered into) {
    int start = Pieces.trimmedStart(bytes, from, to);
    int end = Pieces.trimmedEnd(bytes, start, to);
    int hash = before(bytes, start, end, "#");
    int question = before(bytes, start, hash, "?");
    int scheme = scheme(bytes, start, question);
    int authority = scheme < 0 ? start : scheme + 1;
    boolean isMarked = isSlashed(bytes, authority, question);
    boolean isBare = scheme < 0 && !isMarked && looksLikeHost(bytes, start, question);
    if (scheme < 0 && !isMarked && !isBare && (start == end || bytes[start] != '/')) {
      throw new NotARecord("not a URL");
    }
    if (scheme >= 0) {
      into.put(SCHEME, bytes, start, scheme);
    }
    int path = authority;
    if (isMarked || isBare) {
      int host = isMarked ? authority + 2 : start;
      path = before(bytes, host, question, "/\\");
      authority(bytes, host, path, into);
    }
    put(PATH, bytes, path, question, into);
    if (question < hash) {
      into.put(QUERY, bytes, question + 1, hash);
    }
    if (hash < end) {
      into.put(FRAGMENT, bytes, hash + 1, end);
    }
  }

  private static void authority(byte[] bytes, int from, int to, Gathered into) {
    int at = from;
    for (int place = to - 1; place >= from; place--) {
      if (bytes[place] == '@') {
        into.put(USER_INFO, bytes, from, place);
        at = place + 1;
        break;
      }
    }
    int close = at < to && bytes[at] == '[' ? Pieces.indexOf(bytes, (byte) ']', at, to) : -1;
    int colon = to;
    for (int place = to - 1; place >= Math.max(at, close); place--) {
      if (bytes[place] == ':') {
        colon = isPort(bytes, place + 1, to) ? place : to;
        break;
      }
    }
    if (close >= 0 && (close + 1 == colon)) {
      put(HOSTNAME, bytes, at + 1, close, into);
    } else {
      put(HOSTNAME, bytes, at, colon, into);
    }
    if (colon < to) {
      put(PORT, bytes, colon + 1, to, into);
    }
  }

  private static void put(byte[] name, byte[] bytes, int from, int to, Gathered into) {
    if (from < to) {
      into.put(name, bytes, from, to);
    }
  }

  /** Where the scheme ends; less than 0 when there is none. A name with a port is none. */
  private static int scheme(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && isSchemed(bytes[at], at > from)) {
      at++;
    }
    boolean isScheme = at > from && at < to && bytes[at] == ':';
    int next = before(bytes, at, to, "/\\");
    return isScheme && !isPort(bytes, at + 1, next) ? at : -1;
  }

  private static boolean isSchemed(byte one, boolean inside) {
    boolean letter = (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z');
    boolean other = (one >= '0' && one <= '9') || one == '+' || one == '-' || one == '.';
    return letter || (inside && other);
  }

  private static boolean isSlashed(byte[] bytes, int at, int to) {
    return at + 1 < to && bytes[at] == '/' && bytes[at + 1] == '/';
  }

  private static boolean looksLikeHost(byte[] bytes, int from, int to) {
    int end = before(bytes, from, to, "/");
    return end > from
        && before(bytes, from, end, ".:") < end
        && before(bytes, from, end, " ") == end;
  }

  private static boolean isPort(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at++) {
      if (bytes[at] < '0' || bytes[at] > '9') {
        return false;
      }
    }
    return from < to && to - from <= MOST_DIGITS;
  }

  /** Where one of some characters is first; the end when none of them is there. */
  private static int before(byte[] bytes, int from, int to, String marks) {
    for (int at = from; at < to; at++) {
      if (bytes[at] > 0 && marks.indexOf(bytes[at]) >= 0) {
        return at;
      }
    }
    return to;
  }
}
