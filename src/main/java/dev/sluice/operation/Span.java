package dev.sluice.operation;

import dev.sluice.document.Node;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of time as written, such as {@code 50ms}; without a unit, a number in the unit of a
 * column.
 */
record Span(String written, Place place, BigDecimal amount, Optional<Unit> unit) {

  /** What users may write behind a number. */
  enum Unit {
    NS(1L),
    US(1_000L),
    MS(1_000_000L),
    S(1_000_000_000L),
    MIN(60_000_000_000L),
    H(3_600_000_000_000L),
    D(86_400_000_000_000L);

    private final long nanoseconds;

    Unit(long nanoseconds) {
      this.nanoseconds = nanoseconds;
    }

    BigDecimal nanoseconds() {
      return BigDecimal.valueOf(nanoseconds);
    }

    static Unit of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }

    static List<String> words() {
      return Arrays.stream(values()).map(unit -> unit.name().toLowerCase(Locale.ROOT)).toList();
    }
  }

  static final String WHAT = "a number with ns, us, ms, s, min, h or d";

  private static final Pattern WRITTEN =
      Pattern.compile("(-?[0-9]{1,18}(?:[.][0-9]{1,18})?) *(ns|us|ms|s|min|h|d)?");

  /** Reads a scalar; what is no stretch of time is reported. */
  static Optional<Span> read(Node node, Problems problems) {
    String text = node instanceof Node.Scalar scalar ? scalar.text().strip() : "";
    Matcher matcher = WRITTEN.matcher(text);
    if (!matcher.matches()) {
      problems.report(
          Problem.user(
                  node.place(),
                  "bad-duration",
                  "\"" + text + "\" is no stretch of time; it must be " + WHAT)
              .withHint("write 50ms, 1.5s, 5min or -1h"));
      return Optional.empty();
    }
    return Optional.of(
        new Span(
            text,
            node.place(),
            new BigDecimal(matcher.group(1)),
            Optional.ofNullable(matcher.group(2)).map(Unit::of)));
  }

  /** What a column is called that is about this stretch of time; nothing for none. */
  String suffix() {
    return amount.signum() == 0 ? "" : "_" + written.replace("-", "minus_").replace(" ", "");
  }
}
