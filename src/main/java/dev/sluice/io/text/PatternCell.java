package dev.sluice.io.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.spec.TimePattern;
import dev.sluice.spec.TimePattern.Field;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A date or moment written by a pattern of the user. Without a zone a moment is UTC. */
final class PatternCell implements CellParser {

  private static final long MICROS_PER_SECOND = 1_000_000L;
  private static final int NO_MATCH = -1;
  private static final List<String> MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");

  private final TimePattern.Use use;
  private final TimePattern.Part[] parts;
  private final byte[][] literals;
  private final String fault;

  private int year;
  private int month;
  private int day;
  private int seconds;
  private int micros;

  PatternCell(TimePattern pattern, TimePattern.Use use) {
    this.use = use;
    parts = pattern.parts().toArray(new TimePattern.Part[0]);
    literals =
        pattern.parts().stream().map(part -> part.literal().getBytes(UTF_8)).toArray(byte[][]::new);
    fault = "not a " + use.name().toLowerCase(Locale.ROOT) + " as " + pattern.written();
  }

  @Override
  public @Nullable String parse(byte[] bytes, int from, int to, CellRow row, int slot) {
    int at = CellParser.first(bytes, from, to);
    int end = CellParser.last(bytes, at, to);
    if (at == end) {
      row.setNullAt(slot);
      return null;
    }
    seconds = 0;
    micros = 0;
    for (int i = 0; i < parts.length && at != NO_MATCH; i++) {
      at = part(i, bytes, at, end);
    }
    long days = at == end ? DateCell.days(year, month, day) : DateCell.NO_DATE;
    if (days == DateCell.NO_DATE) {
      return fault;
    }
    row.setBits(
        slot,
        use == TimePattern.Use.DATE
            ? days
            : (days * 86_400 + seconds) * MICROS_PER_SECOND + micros);
    return null;
  }

  /** Reads one part; where it ends, or {@link #NO_MATCH}. */
  private int part(int index, byte[] bytes, int at, int end) {
    TimePattern.Part part = parts[index];
    return switch (part.field()) {
      case LITERAL -> literal(literals[index], bytes, at, end);
      case MONTH_NAME -> monthName(part, bytes, at, end);
      case HALF_OF_DAY -> half(bytes, at, end);
      case OFFSET -> offset(bytes, at, end);
      default -> number(part, bytes, at, end);
    };
  }

  private int number(TimePattern.Part part, byte[] bytes, int at, int end) {
    int digits = 0;
    while (digits < part.max() && at + digits < end && isDigit(bytes[at + digits])) {
      digits++;
    }
    if (digits < part.min()) {
      return NO_MATCH;
    }
    return take(part.field(), DateCell.number(bytes, at, digits), digits) ? at + digits : NO_MATCH;
  }

  private boolean take(Field field, int value, int digits) {
    switch (field) {
      case YEAR -> year = value;
      case YEAR_OF_CENTURY -> year = value + (value < 70 ? 2000 : 1900);
      case MONTH -> month = value;
      case DAY -> day = value;
      case HOUR -> seconds += value * 3600;
      case HOUR_OF_HALF -> seconds += value % 12 * 3600;
      case MINUTE -> seconds += value * 60;
      case SECOND -> seconds += value;
      default -> micros = value * (int) Math.pow(10, 6 - digits);
    }
    return switch (field) {
      case HOUR -> value < 24;
      case HOUR_OF_HALF -> value >= 1 && value <= 12;
      case MINUTE, SECOND -> value < 60;
      default -> true;
    };
  }

  private static int literal(byte[] literal, byte[] bytes, int at, int end) {
    if (at + literal.length > end) {
      return NO_MATCH;
    }
    for (int i = 0; i < literal.length; i++) {
      if (bytes[at + i] != literal[i]) {
        return NO_MATCH;
      }
    }
    return at + literal.length;
  }

  private int monthName(TimePattern.Part part, byte[] bytes, int at, int end) {
    int letters = 0;
    while (letters < part.max() && at + letters < end && isLetter(bytes[at + letters])) {
      letters++;
    }
    if (letters < part.min()) {
      return NO_MATCH;
    }
    String name = new String(bytes, at, letters, UTF_8).toLowerCase(Locale.ROOT);
    for (int i = 0; i < MONTHS.size(); i++) {
      boolean whole = part.max() == 3 || MONTHS.get(i).length() == letters;
      if (whole && MONTHS.get(i).startsWith(name)) {
        month = i + 1;
        return at + letters;
      }
    }
    return NO_MATCH;
  }

  private int half(byte[] bytes, int at, int end) {
    if (at + 2 > end || (bytes[at + 1] | 0x20) != 'm') {
      return NO_MATCH;
    }
    int letter = bytes[at] | 0x20;
    seconds += letter == 'p' ? 12 * 3600 : 0;
    return letter == 'p' || letter == 'a' ? at + 2 : NO_MATCH;
  }

  private int offset(byte[] bytes, int at, int end) {
    int stop = at;
    while (stop < end && (isDigit(bytes[stop]) || "+-:Z".indexOf(bytes[stop]) >= 0)) {
      stop++;
    }
    int offset = stop == at ? TimestampCell.NO_OFFSET : TimestampCell.offset(bytes, at, stop);
    if (offset == TimestampCell.NO_OFFSET) {
      return NO_MATCH;
    }
    seconds -= offset;
    return stop;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static boolean isLetter(byte b) {
    return (b | 0x20) >= 'a' && (b | 0x20) <= 'z';
  }
}
