package dev.sluice.io.text;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Knows how many lines stand before a place in a file that was split. Every split that was read
 * tells its count; a stretch that nobody has read yet is counted once, and only when a row is
 * rejected after it. One for each process; bounded to the files used last.
 */
final class LineIndex {

  private static final int MAX_FILES = 256;
  private static final Map<String, LineIndex> OF_FILE =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, LineIndex> eldest) {
          return size() > MAX_FILES;
        }
      };

  private record Stretch(long end, long lines) {}

  private final TreeMap<Long, Stretch> known = new TreeMap<>();

  private LineIndex() {}

  /** Opens the file at an offset. */
  interface Opener {
    ByteWindow open(long offset) throws IOException;
  }

  /** The index of one version of a file. */
  static LineIndex of(String location, String version) {
    synchronized (OF_FILE) {
      return OF_FILE.computeIfAbsent(location + '\n' + version, key -> new LineIndex());
    }
  }

  /** Tells how many line ends stand in a stretch. */
  synchronized void tell(long start, long end, long lines) {
    if (start < end) {
      known.put(start, new Stretch(end, lines));
    }
  }

  /** How many line ends stand before the offset; reads what is not known yet. */
  synchronized long linesBefore(long offset, Opener opener) throws IOException {
    long lines = 0;
    long at = 0;
    while (at < offset) {
      Stretch next = known.get(at);
      if (next == null || next.end > offset) {
        Long following = known.higherKey(at);
        long end = following == null ? offset : Math.min(offset, following);
        next = new Stretch(end, count(at, end, opener));
        known.put(at, next);
      }
      lines += next.lines;
      at = next.end;
    }
    return lines;
  }

  private static long count(long from, long to, Opener opener) throws IOException {
    long lines = 0;
    try (ByteWindow window = opener.open(from)) {
      long left = to - from;
      while (left > 0 && window.atLeast(1) > 0) {
        byte[] bytes = window.bytes();
        int end = (int) Math.min(window.limit(), window.start() + left);
        for (int i = window.start(); i < end; i++) {
          lines += bytes[i] == '\n' ? 1 : 0;
        }
        left -= end - window.start();
        window.consumeTo(end);
      }
    }
    return lines;
  }
}
