package dev.sluice.formula.compile;

import java.util.Locale;

/** Names that LET and LAMBDA give; they are the same in any case. */
public final class Names {

  private Names() {}

  /** A name in capital letters without the prefixes that workbook files write. */
  public static String plain(String written) {
    return written.toUpperCase(Locale.ROOT).replaceFirst("^(?:_XLPM\\.|_XLETA\\.|_XLFN\\.)+", "");
  }
}
