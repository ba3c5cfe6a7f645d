package dev.sluice.formula.runtime;

import java.math.BigDecimal;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Text functions. Null stands for {@code #VALUE!}. Characters are Unicode code points. */
public final class Texts {

  /** A cell holds no longer text. */
  private static final int LONGEST = 32_767;

  private static final UTF8String TRUE = UTF8String.fromString("TRUE");
  private static final UTF8String FALSE = UTF8String.fromString("FALSE");

  private Texts() {}

  /** A number as Excel writes it into a text: up to 15 significant digits. */
  public static UTF8String ofNumber(double number) {
    return UTF8String.fromString(general(number));
  }

  /** A decimal without zeros at its end. */
  public static UTF8String ofDecimal(Decimal number) {
    BigDecimal exact = number.toJavaBigDecimal();
    return UTF8String.fromString(
        exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString());
  }

  /** TRUE or FALSE. */
  public static UTF8String ofBoolean(boolean value) {
    return value ? TRUE : FALSE;
  }

  static String general(double number) {
    if (number == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(number).round(Doubles.FIFTEEN_DIGITS).stripTrailingZeros();
    String plain = rounded.abs().toPlainString();
    String sign = number < 0 ? "-" : "";
    if (plain.length() <= 20) {
      return sign + plain;
    }
    int exponent = rounded.precision() - rounded.scale() - 1;
    String digits = rounded.unscaledValue().abs().toString();
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    String power = (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    return sign + digits.charAt(0) + fraction + "E" + (exponent < 0 ? "-" : "+") + power;
  }

  /** The first characters. */
  public static @Nullable UTF8String left(UTF8String text, double count) {
    if (count < 0) {
      return null;
    }
    int most = (int) Math.min(count, LONGEST);
    return Ascii.is(text) ? Ascii.part(text, 0, most) : text.substringSQL(1, most);
  }

  /** The last characters. */
  public static @Nullable UTF8String right(UTF8String text, double count) {
    if (count < 0) {
      return null;
    }
    int length = length(text);
    int from = Math.max(0, length - (int) Math.min(count, LONGEST));
    return length == text.numBytes()
        ? Ascii.part(text, from, length)
        : text.substring(from, length);
  }

  /** The characters from a 1-based place on. */
  public static @Nullable UTF8String mid(UTF8String text, double start, double count) {
    if (start < 1 || count < 0) {
      return null;
    }
    int from = (int) Math.min(start, LONGEST + 1) - 1;
    int end = from + (int) Math.min(count, LONGEST);
    return Ascii.is(text) ? Ascii.part(text, from, end) : text.substring(from, end);
  }

  /** How many characters there are. */
  public static int length(UTF8String text) {
    return Ascii.is(text) ? text.numBytes() : text.numChars();
  }

  /** Without spaces at its ends, and single spaces inside. */
  public static UTF8String trim(UTF8String text) {
    UTF8String trimmed = text.trim();
    return Ascii.hasDoubleSpace(trimmed)
        ? UTF8String.fromString(trimmed.toString().replaceAll(" +", " "))
        : trimmed;
  }

  /** Both texts one after the other; null when no cell can hold so much. */
  public static @Nullable UTF8String joined(UTF8String left, UTF8String right) {
    boolean fits =
        left.numBytes() + right.numBytes() <= LONGEST
            || left.numChars() + right.numChars() <= LONGEST;
    return fits ? UTF8String.concat(left, right) : null;
  }

  /** Every place of a text replaced. */
  public static UTF8String substitute(UTF8String text, UTF8String old, UTF8String with) {
    return old.numBytes() == 0 ? text : text.replace(old, with);
  }

  /** One place of a text replaced, the places counted from 1. */
  public static @Nullable UTF8String substitute(
      UTF8String text, UTF8String old, UTF8String with, double place) {
    if (place < 1) {
      return null;
    }
    String whole = text.toString();
    String wanted = old.toString();
    if (wanted.isEmpty()) {
      return text;
    }
    int at = -1;
    for (int count = 0; count < (int) Math.min(place, LONGEST); count++) {
      at = whole.indexOf(wanted, count == 0 ? 0 : at + wanted.length());
      if (at < 0) {
        return text;
      }
    }
    return UTF8String.fromString(
        whole.substring(0, at) + with + whole.substring(at + wanted.length()));
  }

  /** The 1-based place of a text in another, with regard to case; an empty text is everywhere. */
  public static @Nullable Integer find(UTF8String wanted, UTF8String text, double from) {
    int length = length(text);
    if (from < 1 || from > length + 1) {
      return null;
    }
    if (wanted.numBytes() == 0) {
      return (int) from;
    }
    int at = text.indexOf(wanted, (int) from - 1);
    return at < 0 ? null : at + 1;
  }

  /** The 1-based place where a pattern fits, without regard to case. */
  public static @Nullable Integer search(UTF8String pattern, UTF8String text, double from) {
    if (Ascii.is(text) && Ascii.is(pattern) && !Ascii.isPattern(pattern)) {
      boolean inside = from >= 1 && from <= text.numBytes() + 1;
      int at = inside ? Ascii.find(pattern, text, (int) from - 1) : -1;
      return at < 0 ? null : at + 1;
    }
    String whole = Comparison.folded(text).toString();
    int length = whole.codePointCount(0, whole.length());
    if (from < 1 || from > length + 1) {
      return null;
    }
    int start = whole.offsetByCodePoints(0, (int) from - 1);
    int at = Wildcards.find(whole, Comparison.folded(pattern).toString(), start);
    return at < 0 ? null : whole.codePointCount(0, at) + 1;
  }

  /** Upper case in the way that does not depend on where the job runs. */
  public static UTF8String upper(UTF8String text) {
    return Ascii.is(text)
        ? Ascii.upper(text)
        : UTF8String.fromString(text.toString().toUpperCase(java.util.Locale.ROOT));
  }

  /** Lower case in the way that does not depend on where the job runs. */
  public static UTF8String lower(UTF8String text) {
    return Ascii.is(text)
        ? Ascii.lower(text)
        : UTF8String.fromString(text.toString().toLowerCase(java.util.Locale.ROOT));
  }

  /** TRUE and FALSE in any case as a boolean; null for any other text. */
  public static @Nullable Boolean bool(UTF8String text) {
    UTF8String upper = text.toUpperCase();
    return upper.equals(TRUE) ? Boolean.TRUE : upper.equals(FALSE) ? Boolean.FALSE : null;
  }
}
