package dev.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The contrast ratio is that of WCAG 2.1, success criterion 1.4.3. */
class ReportStyleTest {

  private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): #([0-9a-f]{6});");

  @Test
  void wordsCanBeReadInLightAndDark() {
    String style = Asset.STYLE.content();
    int dark = style.indexOf("prefers-color-scheme: dark");
    assertReadable(colours(style.substring(0, dark)));
    assertReadable(colours(style.substring(dark)));
  }

  private static void assertReadable(Map<String, String> colours) {
    for (String ground : List.of("ground", "card", "raised")) {
      for (String words : List.of("ink", "soft", "accent", "good", "bad", "warning", "calm")) {
        assertContrast(colours, words, ground);
      }
    }
    for (String tone : List.of("good", "bad", "warning", "calm")) {
      assertContrast(colours, tone, tone + "-ground");
      assertContrast(colours, "ink", tone + "-ground");
      assertContrast(colours, "soft", tone + "-ground");
      assertContrast(colours, "card", tone);
    }
  }

  private static void assertContrast(Map<String, String> colours, String words, String ground) {
    double first = luminance(colours.getOrDefault(words, "none"));
    double second = luminance(colours.getOrDefault(ground, "none"));
    double ratio = (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    assertThat(ratio).as("%s on %s", words, ground).isGreaterThanOrEqualTo(4.5);
  }

  private static Map<String, String> colours(String style) {
    Map<String, String> colours = new HashMap<>();
    Matcher matcher = COLOUR.matcher(style);
    while (matcher.find()) {
      colours.putIfAbsent(matcher.group(1), matcher.group(2));
    }
    return colours;
  }

  private static double luminance(String hex) {
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double channel = Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16) / 255.0;
      sum +=
          weights[i]
              * (channel <= 0.03928 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4));
    }
    return sum;
  }
}
