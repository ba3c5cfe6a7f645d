package dev.sluice.formula;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of all functions of Excel, to tell a missing one from a misspelt one. */
final class ExcelNames {

  private static final String RESOURCE = "excel-function-names.txt";
  private static final Set<String> NAMES = read();

  private ExcelNames() {}

  static Set<String> all() {
    return NAMES;
  }

  private static Set<String> read() {
    try (InputStream stream = ExcelNames.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the build");
      }
      String text = new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
      return text.lines().collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
