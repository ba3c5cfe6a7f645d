package dev.sluice.formula.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of one byte a character and of more. Oracle: strings of Java by their code points. */
class TextsTest {

  private static final int ROUNDS = 5_000;
  private static final String[] LETTERS = {
    "a", "A", "z", "Z", " ", "  ", "0", "[", "`", "{", "@", "é", "É", "ß", "İ", "K", "漢", "😀"
  };
  private static final int ASCII_LETTERS = 11;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void partsAndLengthsCountCodePoints(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < ROUNDS; i++) {
      String text = text(random, 20);
      UTF8String held = UTF8String.fromString(text);
      int length = text.codePointCount(0, text.length());
      int from = random.nextInt(25);
      int count = random.nextInt(25);
      assertThat(Texts.length(held)).isEqualTo(length);
      assertThat(Texts.left(held, count)).hasToString(part(text, 0, count));
      assertThat(Texts.right(held, count))
          .hasToString(part(text, Math.max(0, length - count), length));
      assertThat(Texts.mid(held, from + 1, count)).hasToString(part(text, from, from + count));
      assertThat(Texts.left(held, -1)).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void lettersChangeAndCompareAsInJava(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < ROUNDS; i++) {
      String text = text(random, 12);
      String other = random.nextBoolean() ? text.toUpperCase(Locale.ROOT) : text(random, 3);
      UTF8String one = UTF8String.fromString(text);
      UTF8String two = UTF8String.fromString(other);
      assertThat(Texts.upper(one)).hasToString(text.toUpperCase(Locale.ROOT));
      assertThat(Texts.lower(one)).hasToString(text.toLowerCase(Locale.ROOT));
      assertThat(Texts.trim(one)).hasToString(text.replaceAll(" +", " ").replaceAll("^ | $", ""));
      assertThat(Comparison.sameText(one, two)).isEqualTo(folded(text).equals(folded(other)));
      assertThat(Integer.signum(Comparison.texts(one, two)))
          .isEqualTo(
              Integer.signum(
                  UTF8String.fromString(folded(text))
                      .compareTo(UTF8String.fromString(folded(other)))));
      String whole = folded(text);
      int at = whole.indexOf(folded(other));
      assertThat(Texts.search(two, one, 1))
          .isEqualTo(at < 0 ? null : Integer.valueOf(whole.codePointCount(0, at) + 1));
    }
  }

  private static String folded(String text) {
    boolean ascii = text.chars().allMatch(letter -> letter < 128);
    return ascii
        ? text.toLowerCase(Locale.ROOT)
        : text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  private static String part(String text, int from, int end) {
    int[] points = text.codePoints().skip(from).limit(end - from).toArray();
    return new String(points, 0, points.length);
  }

  private static String text(Random random, int most) {
    StringBuilder text = new StringBuilder();
    int letters = random.nextBoolean() ? ASCII_LETTERS : LETTERS.length;
    for (int left = random.nextInt(most + 1); left > 0; left--) {
      text.append(LETTERS[random.nextInt(letters)]);
    }
    return text.toString();
  }
}
