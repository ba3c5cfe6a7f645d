package dev.sluice.io.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Tells files that are no UTF-8 text by their first bytes. */
final class Encoding {

  private static final int LOOKED_AT = 4096;

  private Encoding() {}

  /** What the file is instead of text; nothing when it may be text. */
  static @Nullable String faultOf(ByteWindow window) throws IOException {
    int length = Math.min(LOOKED_AT, window.atLeast(LOOKED_AT));
    String start = new String(window.bytes(), window.start(), length, StandardCharsets.ISO_8859_1);
    if (start.startsWith("\u00FF\u00FE") || start.startsWith("\u00FE\u00FF")) {
      return "the file is UTF-16; save it as UTF-8";
    }
    if (start.startsWith("PAR1")) {
      return "the file is Parquet, not text";
    }
    if (start.startsWith("PK\u0003\u0004")) {
      return "the file is a zip archive or a workbook, not text";
    }
    return start.indexOf('\0') >= 0 ? "the file is not text; it has zero bytes" : null;
  }
}
