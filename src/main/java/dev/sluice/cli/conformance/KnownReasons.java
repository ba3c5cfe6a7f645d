package dev.sluice.cli.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Why values differ, as far as that is known. Each line of the list has functions, a kind of
 * difference, whose values they are, and a sentence; the first line that fits counts.
 */
public final class KnownReasons {

  private static final String RESOURCE = "known-reasons.txt";
  private static final String ANY = "*";

  private final List<Line> lines;

  private KnownReasons(List<Line> lines) {
    this.lines = lines;
  }

  /** The list of this version. */
  public static KnownReasons read() {
    try (InputStream stream = KnownReasons.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the build");
      }
      return of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A list as it is written. */
  static KnownReasons of(String text) {
    return new KnownReasons(
        text.lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(Line::of)
            .toList());
  }

  /** Why a case disagrees; nothing when no reason is known. */
  Optional<String> reason(JudgedCase judged) {
    return lines.stream().filter(line -> line.fits(judged)).map(Line::reason).findFirst();
  }

  private record Line(Set<String> functions, String difference, String authority, String reason) {

    static Line of(String written) {
      String[] parts = written.split("\\|", 4);
      if (parts.length < 4) {
        throw new IllegalArgumentException("no reason in the line: " + written);
      }
      return new Line(
          Set.copyOf(Arrays.asList(parts[0].strip().split("[, ]+"))),
          parts[1].strip(),
          parts[2].strip(),
          parts[3].strip());
    }

    boolean fits(JudgedCase judged) {
      return (functions.contains(ANY) || functions.contains(judged.function()))
          && (difference.equals(ANY) || difference.equals(judged.difference()))
          && (authority.equals(ANY) || authority.equals(judged.byExcel() ? "excel" : "author"));
    }
  }
}
