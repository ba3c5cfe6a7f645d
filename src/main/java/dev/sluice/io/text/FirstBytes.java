package dev.sluice.io.text;

import dev.sluice.spec.TextEncoding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells files that are no text in the encoding of the source by their first bytes. */
final class FirstBytes {

  private static final int LOOKED_AT = 4096;
  private static final String LITTLE_ENDIAN = "\u00FF\u00FE";
  private static final String BIG_ENDIAN = "\u00FE\u00FF";
  private static final String UTF_8_MARK = "\u00EF\u00BB\u00BF";
  private static final Map<String, String> KNOWN = known();

  private FirstBytes() {}

  private static Map<String, String> known() {
    Map<String, String> known = new LinkedHashMap<>();
    known.put("PAR1", "Parquet, not text");
    known.put("PK\u0003\u0004", "a zip archive or a workbook, not text");
    known.put("\u00D0\u00CF\u0011\u00E0", "an old Office document, not text");
    known.put("%PDF-", "a PDF document, not text");
    known.put("Obj\u0001", "Avro, not text");
    known.put("ORC\n", "ORC, not text");
    known.put("\u001F\u008B", "packed by gzip; its name should end with .gz");
    known.put("\u0028\u00B5\u002F\u00FD", "packed by zstd; its name should end with .zst");
    known.put("BZh91AY&SY", "packed by bzip2; its name should end with .bz2");
    return known;
  }

  /**
   * What the file is instead of text; nothing when it may be text.
   *
   * @param window the bytes as they are, before any decoding
   */
  static @Nullable String faultOf(ByteWindow window, TextEncoding encoding) throws IOException {
    int length = Math.min(LOOKED_AT, window.atLeast(LOOKED_AT));
    String start = new String(window.bytes(), window.start(), length, StandardCharsets.ISO_8859_1);
    for (Map.Entry<String, String> format : KNOWN.entrySet()) {
      if (start.startsWith(format.getKey())) {
        return "the file is " + format.getValue();
      }
    }
    if (encoding.isWide()) {
      return wideFault(start, encoding);
    }
    if (start.startsWith(LITTLE_ENDIAN) || start.startsWith(BIG_ENDIAN)) {
      return "the file is UTF-16; add encoding: utf-16";
    }
    if (start.startsWith(UTF_8_MARK) && encoding != TextEncoding.UTF_8) {
      return "the file is UTF-8, which its first bytes say; leave out encoding: " + encoding.word();
    }
    return start.indexOf('\0') >= 0 ? "the file is not text; it has zero bytes" : null;
  }

  private static @Nullable String wideFault(String start, TextEncoding encoding) {
    boolean little = start.startsWith(LITTLE_ENDIAN);
    boolean big = start.startsWith(BIG_ENDIAN);
    if (encoding == TextEncoding.UTF_16) {
      return little || big
          ? null
          : "the file does not start with a byte order mark; say encoding: utf-16le or utf-16be,"
              + " if it is UTF-16";
    }
    if (encoding == TextEncoding.UTF_16LE ? big : little) {
      return "the byte order mark of the file says the other order; say encoding: utf-16";
    }
    // Delimiters and line ends have a zero byte in UTF-16, whatever the language.
    return start.indexOf('\0') < 0 ? "the file is not UTF-16; it has no zero bytes" : null;
  }
}
