package dev.sluice.formula.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A TEXT pattern taken apart: up to three sections for numbers and one for texts.
 *
 * @param numbers sections for positive and zero, negative and zero numbers, or with conditions
 * @param text the section for texts; null when they are written as they are
 */
record FormatCode(List<FormatSection> numbers, @Nullable FormatSection text) {

  private static final int MOST_SECTIONS = 4;
  private static final int LONGEST = 255;
  private static final int MOST_REMEMBERED = 500;
  private static final Map<String, FormatCode> READ = new ConcurrentHashMap<>();
  private static final FormatCode REFUSED = new FormatCode(List.of(), null);

  /**
   * The section that writes a number.
   *
   * @param signed a negative number gets a minus sign
   */
  record Choice(FormatSection section, boolean signed) {}

  /** A pattern; null when Excel refuses it. */
  static @Nullable FormatCode of(String pattern) {
    FormatCode known = READ.get(pattern);
    if (known == null) {
      known = read(pattern);
      // Patterns may come from a column: what is remembered has a limit.
      if (READ.size() >= MOST_REMEMBERED) {
        READ.clear();
      }
      READ.put(pattern, known);
    }
    return known.equals(REFUSED) ? null : known;
  }

  private static FormatCode read(String pattern) {
    List<String> parts = parts(pattern);
    if (parts.size() > MOST_SECTIONS || pattern.length() > LONGEST) {
      return REFUSED;
    }
    try {
      List<FormatSection> sections = new ArrayList<>();
      for (String part : parts) {
        sections.add(FormatReader.section(part));
      }
      int last = sections.size() - 1;
      FormatSection text = sections.get(last);
      if (last < MOST_SECTIONS - 1 && text.kind() != FormatSection.Kind.TEXT) {
        return new FormatCode(List.copyOf(sections), null);
      }
      return new FormatCode(List.copyOf(last == 0 ? sections : sections.subList(0, last)), text);
    } catch (IllegalArgumentException e) {
      return REFUSED;
    }
  }

  /** The section of a number; null when no condition holds. */
  @Nullable Choice choice(double value) {
    FormatSection first = numbers.get(0);
    boolean conditional =
        numbers.stream().limit(2).anyMatch(section -> section.condition() != null);
    if (!conditional) {
      int index = numbers.size() > 1 && value < 0 ? 1 : numbers.size() > 2 && value == 0 ? 2 : 0;
      return new Choice(numbers.get(index), index == 0);
    }
    if (first.condition() == null ? value > 0 : first.condition().holds(value)) {
      return choice(first);
    }
    if (numbers.size() == 1) {
      return new Choice(FormatReader.section("general"), true);
    }
    FormatSection second = numbers.get(1);
    if (second.condition() != null ? second.condition().holds(value) : numbers.size() == 2) {
      return choice(second);
    }
    if (second.condition() == null && value < 0) {
      return new Choice(second, false);
    }
    return numbers.size() == 2 ? null : choice(numbers.get(2));
  }

  private static Choice choice(FormatSection section) {
    return new Choice(
        section, section.condition() == null || !section.condition().isNegativeOnly());
  }

  private static List<String> parts(String pattern) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < pattern.length(); i++) {
      char character = pattern.charAt(i);
      if (character == '"') {
        quoted = !quoted;
      } else if (!quoted && "\\_*".indexOf(character) >= 0 && i + 1 < pattern.length()) {
        part.append(character);
        i++;
      } else if (character == ';' && !quoted) {
        parts.add(part.toString());
        part.setLength(0);
        continue;
      }
      part.append(pattern.charAt(i));
    }
    parts.add(part.toString());
    return parts;
  }
}
