package dev.sluice.io.statement;

import java.util.List;
import java.util.Optional;

/** Goes through the fields of a BAI2 record, whose last one is free text over several lines. */
final class Bai2Cursor {

  private final List<String> parts;
  private int part;
  private int at;

  Bai2Cursor(Bai2Records.Logical logical) {
    parts = logical.parts();
  }

  /** True when nothing is left. */
  boolean isAtEnd() {
    return part == parts.size();
  }

  /** The next field, blank when there is none. */
  String field() {
    if (isAtEnd()) {
      return "";
    }
    String line = line();
    int comma = line.indexOf(',', at);
    String field = line.substring(at, comma < 0 ? line.length() : comma).strip();
    if (comma < 0) {
      part++;
      at = 0;
    } else {
      at = comma + 1;
    }
    return field;
  }

  /**
   * Moves past what a funds type brings with it.
   *
   * @return the value date as it is written, where the type gives one
   */
  Optional<String> funds() {
    switch (field()) {
      case "V", "v" -> {
        String date = field();
        field();
        return Optional.of(date);
      }
      case "S", "s" -> skip(3);
      case "D", "d" -> {
        String pairs = field();
        skip(pairs.matches("\\d{1,4}") ? 2 * Integer.parseInt(pairs) : 0);
      }
      default -> {
        // The other types stand alone.
      }
    }
    return Optional.empty();
  }

  /** Everything that is left, as one text. */
  String text() {
    StringBuilder text = new StringBuilder();
    while (!isAtEnd()) {
      text.append(line().substring(at).strip()).append(' ');
      part++;
      at = 0;
    }
    return text.toString().strip();
  }

  private void skip(int fields) {
    for (int i = 0; i < fields && !isAtEnd(); i++) {
      field();
    }
  }

  private String line() {
    String line = parts.get(part).stripTrailing();
    return line.endsWith("/") ? line.substring(0, line.length() - 1) : line;
  }
}
