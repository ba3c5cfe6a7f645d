package dev.sluice.ocsf.mapping;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** One change of a text on its way to an attribute; a text that it cannot change becomes absent. */
public sealed interface Change {

  /** True when the text can be had back from the result. */
  default boolean keepsAll() {
    return false;
  }

  /** What the first group of a pattern finds, or the pattern itself when it has no group. */
  record Extract(Pattern pattern) implements Change {}

  /** A simple change of the whole text. */
  enum Text implements Change {
    TRIM,
    LOWER,
    UPPER,
    /** What stands behind the last slash or backslash. */
    BASENAME,
    /** What stands before the last slash or backslash. */
    DIRNAME,
    /** The text of a number in hexadecimal digits, with or without 0x, as a decimal. */
    HEX,
    /** What URLs escape by a percent sign. */
    URL_DECODE;

    /** How users write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** A part of the text by place, counted from 0. */
  record Slice(int from, int to) implements Change {}

  /** The elements between separators, blank ones left out. */
  record SplitAt(String separator) implements Change {
    @Override
    public boolean keepsAll() {
      return true;
    }
  }

  /**
   * A text for each of some texts.
   *
   * @param other for all others; when it is empty they become absent
   * @param areTexts whether one of them stands in quotes; otherwise they may be numbers
   */
  record Values(
      LinkedHashMap<String, String> byText,
      Optional<String> other,
      boolean ignoresCase,
      boolean areTexts)
      implements Change {

    /** All texts that can come of it. */
    public List<String> results() {
      List<String> results = new ArrayList<>(byText.values());
      other.ifPresent(results::add);
      return results;
    }
  }

  /** A moment, written in one of some formats. */
  record Time(List<String> formats, ZoneId zone) implements Change {
    public Time {
      formats = List.copyOf(formats);
    }

    @Override
    public boolean keepsAll() {
      return true;
    }
  }
}
