package dev.sluice.spec;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** How the characters of a text file are written as bytes. */
public enum TextEncoding {
  UTF_8(StandardCharsets.UTF_8),
  /** With a byte order mark that says which of the two it is. */
  UTF_16(StandardCharsets.UTF_16),
  UTF_16LE(StandardCharsets.UTF_16LE),
  UTF_16BE(StandardCharsets.UTF_16BE),
  WINDOWS_1252(Charset.forName("windows-1252")),
  ISO_8859_1(StandardCharsets.ISO_8859_1);

  private final Charset charset;

  TextEncoding(Charset charset) {
    this.charset = charset;
  }

  /** The word by which users name it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What the JDK knows it as. */
  public Charset charset() {
    return charset;
  }

  /** True for the two-byte encodings. */
  public boolean isWide() {
    return this == UTF_16 || this == UTF_16LE || this == UTF_16BE;
  }
}
