package dev.sluice.formula.function.text;

import java.nio.charset.StandardCharsets;
import org.apache.spark.unsafe.types.UTF8String;

/** Texts in web addresses. */
public final class Addresses {

  private static final String KEPT = "-_.~";
  private static final String HEXADECIMAL = "0123456789ABCDEF";

  private Addresses() {}

  /** The bytes of UTF-8 with {@code %} before them, but for ASCII letters, digits and - _ . ~. */
  public static UTF8String encoded(UTF8String text) {
    StringBuilder out = new StringBuilder();
    for (byte one : text.toString().getBytes(StandardCharsets.UTF_8)) {
      char character = (char) (one & 0xFF);
      boolean kept =
          character >= 'a' && character <= 'z'
              || character >= 'A' && character <= 'Z'
              || character >= '0' && character <= '9'
              || KEPT.indexOf(character) >= 0;
      if (kept) {
        out.append(character);
      } else {
        out.append('%')
            .append(HEXADECIMAL.charAt(character >> 4))
            .append(HEXADECIMAL.charAt(character & 0xF));
      }
    }
    return UTF8String.fromString(out.toString());
  }
}
