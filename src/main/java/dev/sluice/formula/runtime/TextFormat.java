package dev.sluice.formula.runtime;

import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Writes values by the patterns of TEXT: up to four sections for positive, negative, zero and text,
 * or sections with a condition in brackets. Null stands for {@code #VALUE!}.
 */
public final class TextFormat {

  private TextFormat() {}

  /** A number or the serial number of a date. */
  public static @Nullable UTF8String number(double value, UTF8String pattern) {
    if (pattern.numBytes() == 0) {
      return pattern;
    }
    FormatCode code = FormatCode.of(pattern.toString());
    FormatCode.Choice choice = code == null ? null : code.choice(value);
    String written = choice == null ? null : written(value, choice);
    return written == null ? null : UTF8String.fromString(written);
  }

  /** A text, which is written as a number when it looks like one. */
  public static @Nullable UTF8String text(UTF8String value, UTF8String pattern) {
    Double number = TextNumbers.number(value);
    if (number != null) {
      return number(number, pattern);
    }
    if (pattern.numBytes() == 0) {
      return value;
    }
    FormatCode code = FormatCode.of(pattern.toString());
    if (code == null) {
      return null;
    }
    return code.text() == null
        ? value
        : UTF8String.fromString(filled(code.text().words(), value.toString()));
  }

  private static @Nullable String written(double value, FormatCode.Choice choice) {
    FormatSection section = choice.section();
    double shown = choice.signed() ? value : Math.abs(value);
    String digits =
        switch (section.kind()) {
          case DATE -> DateFormat.written(shown, section);
          case GENERAL, TEXT -> filled(section.words(), GeneralFormat.written(Math.abs(shown)));
          case SCIENTIFIC -> NumberFormat.scientific(Math.abs(shown), section.words());
          case FRACTION -> FractionFormat.written(Math.abs(shown), section.words());
          case NUMBER -> NumberFormat.written(Math.abs(shown), section.words());
        };
    boolean minus =
        shown < 0 && section.kind() != FormatSection.Kind.DATE && !isZero(shown, section);
    return minus ? "-" + digits : digits;
  }

  /** A number that is written as zero has no sign. */
  private static boolean isZero(double value, FormatSection section) {
    return switch (section.kind()) {
      case NUMBER -> NumberFormat.isZero(Math.abs(value), section.words());
      case FRACTION -> FractionFormat.isZero(Math.abs(value), section.words());
      default -> false;
    };
  }

  /** The literals with a value where {@code @} or {@code General} stands. */
  private static String filled(List<FormatWord> words, String value) {
    StringBuilder out = new StringBuilder();
    for (FormatWord word : words) {
      out.append(word.is("@") || word.is("general") ? value : word.text());
    }
    return out.toString();
  }
}
