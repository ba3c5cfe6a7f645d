package dev.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalSummaryTest {

  private static final String REPORT = "out/20261031T060000Z-x7k2/report.html";

  @ParameterizedTest
  @ValueSource(strings = {"published", "refused", "failed", "unchanged", "empty"})
  void theSummaryIsAsTheGoldenFileSays(String name) {
    assertGolden(
        "terminal-" + name + ".txt",
        TerminalSummary.render(run(name), REPORT, TerminalStyle.PLAIN, 90));
  }

  @ParameterizedTest
  @ValueSource(strings = {"published", "refused", "failed", "unchanged", "empty"})
  void coloursAddNothingThatThePlainTextDoesNotSay(String name) {
    String coloured = TerminalSummary.render(run(name), REPORT, TerminalStyle.COLOUR, 90);
    assertThat(coloured).contains("\u001B[");
    assertThat(coloured.replaceAll("\u001B\\[[0-9;]*m", "").replaceAll(" +\n", "\n"))
        .isEqualTo(TerminalSummary.render(run(name), REPORT, TerminalStyle.PLAIN, 90));
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 120})
  void aSummaryFitsTheScreen(int width) {
    String text = TerminalSummary.render(SampleRuns.refused(), null, TerminalStyle.PLAIN, width);
    assertThat(text.lines().count()).isLessThanOrEqualTo(26);
    assertThat(text.lines().filter(line -> !line.contains(" = kept ")))
        .allSatisfy(line -> assertThat(TextWidth.of(line)).isLessThanOrEqualTo(width));
  }

  @Test
  void aReportThatIsNotThereIsNotNamed() {
    assertThat(TerminalSummary.render(SampleRuns.published(), null, TerminalStyle.PLAIN, 90))
        .doesNotContain("report");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void dataCannotCommandTheTerminal(long seed) {
    RunRecord run = HostileText.everywhereIn(SampleRuns.refused(), new Random(seed));
    String text = TerminalSummary.render(run, "a\u001B[2Jb", TerminalStyle.PLAIN, 90);
    int[] hidden =
        text.codePoints()
            .filter(character -> character != '\n' && Visible.isHidden(character, 'é'))
            .toArray();
    assertThat(hidden).isEmpty();
    assertThat(text.lines().count()).isLessThanOrEqualTo(60);
  }

  private static RunRecord run(String name) {
    return switch (name) {
      case "published" -> SampleRuns.published();
      case "refused" -> SampleRuns.refused();
      case "failed" -> SampleRuns.failed();
      case "unchanged" -> SampleRuns.unchanged();
      default -> SampleRuns.empty();
    };
  }

  /** On a difference the text is written beside the build, to be looked at and copied over. */
  private static void assertGolden(String file, String actual) {
    try (InputStream stream = TerminalSummaryTest.class.getResourceAsStream(file)) {
      String expected =
          stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      if (!expected.equals(actual)) {
        Path folder = Files.createDirectories(Path.of("target", "actual"));
        Files.writeString(folder.resolve(file), actual);
      }
      assertThat(actual).isEqualTo(expected);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
