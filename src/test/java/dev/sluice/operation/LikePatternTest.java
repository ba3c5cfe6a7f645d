package dev.sluice.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LikePatternTest {

  /** The oracle is brute force: every text of up to six letters against Java's expressions. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aPatternThatCoversAnotherFitsAllOfItsTexts(long seed) {
    Random random = new Random(seed);
    List<String> texts = texts(6);
    for (int i = 0; i < 400; i++) {
      String wide = pattern(random);
      String narrow = pattern(random);
      boolean holds =
          texts.stream()
              .filter(text -> expression(narrow).matcher(text).matches())
              .allMatch(text -> expression(wide).matcher(text).matches());
      boolean covers =
          LikePattern.parse(wide).orElseThrow().covers(LikePattern.parse(narrow).orElseThrow());
      assertThat(!covers || holds).as(wide + " covers " + narrow).isTrue();
      if (isPlain(wide) && isPlain(narrow)) {
        assertThat(covers).as(wide + " covers " + narrow).isEqualTo(holds);
      }
    }
  }

  /** A text, or one with {@code %} at its end: of these every cover is found. */
  private static boolean isPlain(String pattern) {
    return pattern.matches("[ab]*%?");
  }

  @ParameterizedTest
  @CsvSource({
    "Cboe%, Cboe%, true",
    "Cboe%, Cboe, true",
    "Cboe, Cboe%, false",
    "%, _, true",
    "_%, %_, true",
    "%_, _%, true",
    "_, %, false",
    "Cboe_, Cboe%, false",
    "a%b, a_b, true",
    "😀_, 😀😀, true",
    "cboe%, Cboe, false",
  })
  void coversAreFound(String wide, String narrow, boolean covers) {
    assertThat(
            LikePattern.parse(wide).orElseThrow().covers(LikePattern.parse(narrow).orElseThrow()))
        .isEqualTo(covers);
  }

  @Test
  void aBackslashTakesTheMeaningFromWildcardsOnly() {
    assertThat(LikePattern.parse("100\\%")).isPresent();
    assertThat(LikePattern.parse("a\\\\b\\_")).isPresent();
    assertThat(LikePattern.parse("a\\b")).isEmpty();
    assertThat(LikePattern.parse("a\\")).isEmpty();
  }

  static String pattern(Random random) {
    StringBuilder pattern = new StringBuilder();
    int length = 1 + random.nextInt(4);
    for (int i = 0; i < length; i++) {
      pattern.append("aabb%_".charAt(random.nextInt(6)));
    }
    return pattern.toString();
  }

  /** What a pattern means, in Java's words. */
  static Pattern expression(String like) {
    StringBuilder expression = new StringBuilder();
    like.codePoints()
        .mapToObj(Character::toString)
        .forEach(
            letter ->
                expression.append(
                    letter.equals("%") ? ".*" : letter.equals("_") ? "." : Pattern.quote(letter)));
    return Pattern.compile(expression.toString(), Pattern.DOTALL);
  }

  private static List<String> texts(int length) {
    List<String> texts = new ArrayList<>(List.of(""));
    for (int from = 0, to = 1; length > 0; length--, from = to, to = texts.size()) {
      for (String text : List.copyOf(texts.subList(from, to))) {
        for (char c : "abc".toCharArray()) {
          texts.add(text + c);
        }
      }
    }
    return texts;
  }
}
