package dev.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.report.ChartFigures.Point;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** The XML parser of the JDK is the oracle of what a page holds. */
class ChartSectionTest {

  private static final ChartFigures BARS =
      new ChartFigures(
          "Failed logins by user",
          "stacked-bar",
          "failed_logins",
          "text",
          "user_name",
          "failures",
          "source",
          false,
          List.of(
              new Point("ada", "10.0.0.1", new BigDecimal("1234567.50")),
              new Point("ada", null, new BigDecimal("3")),
              new Point(null, "10.0.0.2", new BigDecimal("-2"))));

  private static final ChartFigures LINE =
      new ChartFigures(
          "Spread by day",
          "line",
          "spreads",
          "time",
          "day",
          "spread",
          null,
          true,
          List.of(new Point("2026-10-31", null, new BigDecimal("0.125"))));

  @Test
  void theFiguresStandInAnOpenTable() {
    ParsedPage page = page(SampleRuns.published(), BARS, LINE);

    assertThat(page.textOf("charts"))
        .contains("Failed logins by user", "1,234,567.50", "10.0.0.2", "-2", "3 figures")
        .contains("Spread by day", "2026-10-31", "0.125", "1 figure")
        .containsOnlyOnce("more than is drawn");
    List<Element> folded =
        page.all("details").stream().filter(details -> details.hasAttribute("open")).toList();
    assertThat(folded).hasSize(2);
  }

  @Test
  void theScriptFindsWhatItDraws() {
    ParsedPage page = page(SampleRuns.published(), BARS, LINE);

    List<Element> drawings = styled(page, "drawing");
    assertThat(drawings)
        .extracting(drawing -> drawing.getAttribute("data-kind"))
        .containsExactly("stacked-bar", "line");
    assertThat(drawings)
        .extracting(drawing -> drawing.getAttribute("data-one"))
        .containsExactly("false", "true");
    assertThat(marked(page, "data-value")).containsExactly("1234567.50", "3", "-2", "0.125");
    assertThat(marked(page, "data-x")).containsExactly("ada", "ada", "(blank)", "2026-10-31");
    assertThat(marked(page, "data-series")).containsExactly("10.0.0.1", "(blank)", "10.0.0.2");
  }

  @Test
  void onlyPagesWithChartsCarryTheLibrary() {
    assertThat(HtmlReport.render(SampleRuns.published())).hasSizeLessThan(100_000);
    assertThat(page(SampleRuns.published(), LINE).all("script")).hasSize(3);
  }

  /** Oracle: the hash of what stands between the tags, as a browser computes it. */
  @Test
  void thePolicyAllowsExactlyTheScriptsOfThePage() throws Exception {
    String html = html(SampleRuns.published(), LINE);
    int from = 0;
    for (int i = 0; i < 3; i++) {
      int start = html.indexOf("<script>", from) + "<script>".length();
      int end = html.indexOf("</script>", start);
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(html.substring(start, end).getBytes(StandardCharsets.UTF_8));
      assertThat(html.substring(0, html.indexOf("<body")))
          .contains("sha256-" + Base64.getEncoder().encodeToString(hash));
      from = end;
    }
    assertThat(html.indexOf("<script", from)).isEqualTo(-1);
    assertThat(ParsedPage.of(html).all("*")).noneMatch(element -> element.hasAttribute("src"));
  }

  @Test
  void figuresThatWereNotPublishedSaySo() {
    assertThat(page(SampleRuns.refused(), LINE).textOf("charts")).contains("not published");
    assertThat(page(SampleRuns.published(), LINE).textOf("charts")).doesNotContain("not published");
  }

  @Test
  void aChartWithoutFiguresSaysSo() {
    ChartFigures none = new ChartFigures("t", "bar", "t", "text", "x", "y", null, true, List.of());
    assertThat(page(SampleRuns.published(), none).textOf("charts"))
        .contains("There is nothing to draw.");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void dataIsShownAndNeverRun(long seed) {
    RunRecord run =
        HostileText.everywhereIn(
            TestRecords.withCharts(SampleRuns.refused(), List.of(BARS, LINE)), new Random(seed));
    assertThat(RunRecordJson.read(RunRecordJson.write(run))).isEqualTo(run);

    ParsedPage page = ParsedPage.of(HtmlReport.render(run));

    assertThat(page.all("script").stream().map(Element::getTextContent))
        .anyMatch(script -> script.contains(Asset.CHARTS.content()))
        .hasSize(3);
    assertThat(page.all("img")).isEmpty();
    assertThat(page.all("iframe")).isEmpty();
    assertThat(page.textOf("charts")).contains("1,234,567.50");
  }

  private static String html(RunRecord run, ChartFigures... charts) {
    return HtmlReport.render(TestRecords.withCharts(run, List.of(charts)));
  }

  private static ParsedPage page(RunRecord run, ChartFigures... charts) {
    return ParsedPage.of(html(run, charts));
  }

  private static List<Element> styled(ParsedPage page, String style) {
    return page.all("div").stream()
        .filter(element -> element.getAttribute("class").equals(style))
        .toList();
  }

  private static List<String> marked(ParsedPage page, String attribute) {
    return page.all("span").stream()
        .filter(element -> element.hasAttribute(attribute))
        .map(element -> element.getAttribute(attribute))
        .toList();
  }
}
