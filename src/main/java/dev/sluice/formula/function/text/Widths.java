package dev.sluice.formula.function.text;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Full-width and half-width forms of letters, digits, signs and katakana. A half-width katakana
 * with a sound mark after it is one full-width character.
 */
public final class Widths {

  private static final int OFFSET = 0xFEE0;
  private static final char FIRST = '!';
  private static final char LAST = '~';
  private static final char WIDE_SPACE = '\u3000';
  private static final char FIRST_KATAKANA = '\uFF61';
  private static final char VOICED = '\uFF9E';
  private static final char HALF_VOICED = '\uFF9F';
  // The full-width forms of U+FF61 to U+FF9F in order.
  private static final String KATAKANA =
      "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテト" + "ナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜";
  private static final String VOICELESS = "ウカキクケコサシスセソタチツテトハヒフヘホ";
  private static final String VOICES = "ヴガギグゲゴザジズゼゾダヂヅデドバビブベボ";
  private static final String BREATHS = "ハヒフヘホ";
  private static final String POPS = "パピプペポ";
  // Signs whose full-width form in Japanese texts is not the one of their block.
  private static final String HALF_SIGNS = "\"'\\`";
  private static final String FULL_SIGNS = "”’￥‘";

  private static final Map<Character, String> HALVES = halves();

  private Widths() {}

  private static Map<Character, String> halves() {
    Map<Character, String> halves = new HashMap<>();
    for (char c = FIRST; c <= LAST; c++) {
      halves.put((char) (c + OFFSET), String.valueOf(c));
    }
    halves.put(WIDE_SPACE, " ");
    for (int i = 0; i < KATAKANA.length(); i++) {
      halves.put(KATAKANA.charAt(i), String.valueOf((char) (FIRST_KATAKANA + i)));
    }
    for (int i = 0; i < VOICELESS.length(); i++) {
      halves.put(VOICES.charAt(i), halves.get(VOICELESS.charAt(i)) + VOICED);
    }
    for (int i = 0; i < BREATHS.length(); i++) {
      halves.put(POPS.charAt(i), halves.get(BREATHS.charAt(i)) + HALF_VOICED);
    }
    for (int i = 0; i < FULL_SIGNS.length(); i++) {
      halves.put(FULL_SIGNS.charAt(i), HALF_SIGNS.substring(i, i + 1));
    }
    return Map.copyOf(halves);
  }

  /** With half-width characters where there are any. */
  public static UTF8String half(UTF8String text) {
    String whole = text.toString();
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < whole.length(); i++) {
      String half = HALVES.get(whole.charAt(i));
      out.append(half == null ? String.valueOf(whole.charAt(i)) : half);
    }
    return UTF8String.fromString(out.toString());
  }

  /** With full-width characters where there are any. */
  public static UTF8String full(UTF8String text) {
    String whole = text.toString();
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < whole.length(); i++) {
      char wide = wide(whole.charAt(i));
      char mark = i + 1 < whole.length() ? whole.charAt(i + 1) : ' ';
      int voiced = mark == VOICED ? VOICELESS.indexOf(wide) : -1;
      int popped = mark == HALF_VOICED ? BREATHS.indexOf(wide) : -1;
      boolean isKatakana = whole.charAt(i) >= FIRST_KATAKANA;
      if (isKatakana && (voiced >= 0 || popped >= 0)) {
        wide = voiced >= 0 ? VOICES.charAt(voiced) : POPS.charAt(popped);
        i++;
      }
      out.append(wide);
    }
    return UTF8String.fromString(out.toString());
  }

  private static char wide(char character) {
    int sign = HALF_SIGNS.indexOf(character);
    if (sign >= 0) {
      return FULL_SIGNS.charAt(sign);
    } else if (character == ' ') {
      return WIDE_SPACE;
    } else if (character >= FIRST && character <= LAST) {
      return (char) (character + OFFSET);
    }
    int katakana = character - FIRST_KATAKANA;
    return katakana >= 0 && katakana < KATAKANA.length() ? KATAKANA.charAt(katakana) : character;
  }
}
