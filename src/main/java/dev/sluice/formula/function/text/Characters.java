package dev.sluice.formula.function.text;

import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import java.util.Locale;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Characters and their codes, in Windows code page 1252 and in Unicode. */
public final class Characters {

  private static final int MOST_CODE = 255;
  private static final int FIRST_PRINTED = 32;
  private static final int UNKNOWN = '?';
  private static final int SPECIAL_FROM = 0x80;
  // The characters of 0x80 to 0x9F; the five codes without one stand for themselves.
  private static final String SPECIAL =
      "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D"
          + "\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153"
          + "\u009D\u017E\u0178";

  private Characters() {}

  /** The character of a code from 1 to 255; null for {@code #VALUE!}. */
  public static @Nullable UTF8String ofCode(double code) {
    if (!(code >= 1 && code < MOST_CODE + 1)) {
      return null;
    }
    int whole = (int) code;
    int special = whole - SPECIAL_FROM;
    char character =
        special >= 0 && special < SPECIAL.length() ? SPECIAL.charAt(special) : (char) whole;
    return UTF8String.fromString(String.valueOf(character));
  }

  /** The code of the first character, 63 when code page 1252 lacks it. */
  public static double code(UTF8String text) {
    if (text.numBytes() == 0) {
      return Outcome.of(ExcelError.VALUE);
    }
    int character = text.toString().codePointAt(0);
    int special = SPECIAL.indexOf(character);
    if (special >= 0) {
      return SPECIAL_FROM + special;
    }
    boolean isSpecial = character >= SPECIAL_FROM && character < SPECIAL_FROM + SPECIAL.length();
    return character <= MOST_CODE && !isSpecial ? character : UNKNOWN;
  }

  /** The character of a Unicode number; {@code #N/A} for half of a surrogate pair. */
  public static CellValue ofUnicode(double number) {
    if (!(number >= 1 && number < Character.MAX_CODE_POINT + 1)) {
      return CellValue.error(ExcelError.VALUE);
    }
    int whole = (int) number;
    boolean isHalf = whole >= Character.MIN_SURROGATE && whole <= Character.MAX_SURROGATE;
    boolean isNone = (whole & 0xFFFE) == 0xFFFE || whole >= 0xFDD0 && whole <= 0xFDEF;
    return isHalf || isNone
        ? CellValue.error(ExcelError.NA)
        : CellValue.text(Character.toString(whole));
  }

  /** The Unicode number of the first character. */
  public static double unicode(UTF8String text) {
    return text.numBytes() == 0 ? Outcome.of(ExcelError.VALUE) : text.toString().codePointAt(0);
  }

  /** Without the characters 0 to 31. */
  public static UTF8String clean(UTF8String text) {
    String whole = text.toString();
    StringBuilder kept = new StringBuilder(whole.length());
    for (int i = 0; i < whole.length(); i++) {
      if (whole.charAt(i) >= FIRST_PRINTED) {
        kept.append(whole.charAt(i));
      }
    }
    return kept.length() == whole.length() ? text : UTF8String.fromString(kept.toString());
  }

  /** Letters are capital after anything that is no letter, and small after letters. */
  public static UTF8String proper(UTF8String text) {
    String whole = text.toString();
    StringBuilder out = new StringBuilder(whole.length());
    boolean inside = false;
    for (int i = 0; i < whole.length(); ) {
      int character = whole.codePointAt(i);
      int length = Character.charCount(character);
      String one = whole.substring(i, i + length);
      boolean letter = Character.isLetter(character);
      out.append(
          !letter ? one : inside ? one.toLowerCase(Locale.ROOT) : one.toUpperCase(Locale.ROOT));
      inside = letter;
      i += length;
    }
    return UTF8String.fromString(out.toString());
  }
}
