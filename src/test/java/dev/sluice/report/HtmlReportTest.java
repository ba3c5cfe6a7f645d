package dev.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

class HtmlReportTest {

  @Test
  void aRichRunHasEverySection() {
    assertThat(ParsedPage.of(HtmlReport.render(SampleRuns.refused())).sections())
        .containsExactly(
            "problems",
            "gate",
            "rows",
            "totals",
            "quarantine",
            "errors",
            "outputs",
            "inputs",
            "plan",
            "timings",
            "origin");
  }

  @Test
  void anEmptyRunHasNoSectionButAVerdict() {
    ParsedPage page = ParsedPage.of(HtmlReport.render(SampleRuns.empty()));
    assertThat(page.sections()).isEmpty();
    assertThat(page.all("h1").get(0).getTextContent()).isEqualTo("Planned nothing");
    assertThat(page.all("nav")).isEmpty();
  }

  @Test
  void aRunWithoutRejectedRowsSaysSo() {
    RunRecord run = TestRecords.withoutRejects(SampleRuns.published());
    assertThat(ParsedPage.of(HtmlReport.render(run)).textOf("quarantine"))
        .contains("No row was sent to quarantine.");
  }

  @Test
  void theVerdictComesFirstAndSaysWhy() {
    Element header = ParsedPage.of(HtmlReport.render(SampleRuns.refused())).all("header").get(0);
    assertThat(header.getTextContent())
        .contains("Refused bank-to-ledger")
        .contains("The gate refused breaks: 2 of 5 rules did not hold; nothing was published.")
        .contains("353 staged, held back");
  }

  @Test
  void keyFiguresAreTheSumsOfTheAccounts() {
    String top =
        ParsedPage.of(HtmlReport.render(SampleRuns.published()))
            .all("header")
            .get(0)
            .getTextContent();
    // 4,012 + 3,998 + 17 read; 12 + 21 rejected; 3,702 + 82 dropped; 312 + 41 published.
    assertThat(top)
        .contains("Rows in8,027")
        .contains("Published353")
        .contains("Quarantined33")
        .contains("Dropped3,784");
  }

  @Test
  void rulesThatDidNotHoldComeFirst() {
    List<String> rules =
        ParsedPage.of(HtmlReport.render(SampleRuns.refused())).all("code").stream()
            .map(Element::getTextContent)
            .filter(text -> text.matches("(IsComplete|ColumnValues|RowCount|IsUnique).*"))
            .toList();
    assertThat(rules)
        .containsExactly(
            "IsComplete \"account\"",
            "ColumnValues \"currency\" in [\"EUR\", \"USD\"]",
            "RowCount between 1 and 5000",
            "IsUnique \"txn_id\"",
            "RowCount > 0");
  }

  @Test
  void controlTotalsShowEveryCent() {
    assertThat(ParsedPage.of(HtmlReport.render(SampleRuns.published())).textOf("totals"))
        .contains("1,204,993.17")
        .contains("1,112,817.47")
        .contains("to the last digit");
  }

  @Test
  void aLineOfCaretsStaysUnderItsText() {
    ParsedPage page = ParsedPage.of(HtmlReport.render(SampleRuns.failed()));
    assertThat(page.all("pre").stream().map(Element::getTextContent))
        .contains("    =ROUND([@amount]*(1-[@fee_rate],2)")
        .anyMatch(line -> line.strip().equals("^") && line.startsWith("                "));
  }

  @Test
  void everyTableHasACaptionAndScopedHeaders() {
    ParsedPage page = ParsedPage.of(HtmlReport.render(SampleRuns.refused()));
    assertThat(page.all("table")).isNotEmpty();
    assertThat(page.all("table"))
        .allMatch(table -> table.getElementsByTagName("caption").getLength() == 1);
    assertThat(page.all("th")).allMatch(head -> head.getAttribute("scope").matches("col|row"));
    assertThat(page.all("main")).hasSize(1);
    assertThat(page.all("nav")).hasSize(1);
  }

  @Test
  void everyLinkLeadsToAPlaceOnThePage() {
    ParsedPage page = ParsedPage.of(HtmlReport.render(SampleRuns.refused()));
    Set<String> ids = new HashSet<>();
    page.all("*").forEach(element -> ids.add("#" + element.getAttribute("id")));
    assertThat(page.all("a")).allMatch(link -> ids.contains(link.getAttribute("href")));
  }

  @Test
  void thePageLoadsNothing() {
    String html = HtmlReport.render(SampleRuns.published());
    assertThat(html).doesNotContain("http:", "https:", "url(", "@import", " src=");
    assertThat(html).contains("default-src &#39;none&#39;");
  }

  @Test
  void theSameRecordGivesTheSameBytes() {
    assertThat(HtmlReport.render(SampleRuns.published()))
        .isEqualTo(HtmlReport.render(SampleRuns.published()));
  }

  @Test
  void aLongCellIsCutAndCanBeOpened() {
    ParsedPage page = ParsedPage.of(HtmlReport.render(SampleRuns.published()));
    Element details = page.all("details").get(0);
    assertThat(details.getElementsByTagName("summary").item(0).getTextContent())
        .endsWith("… 317 characters");
    assertThat(details.getTextContent().strip()).endsWith("remittance information");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void dataIsShownAndNeverRun(long seed) {
    RunRecord run = HostileText.everywhereIn(SampleRuns.refused(), new Random(seed));
    String html = HtmlReport.render(run);
    ParsedPage page = ParsedPage.of(html);

    assertThat(page.all("script")).hasSize(1);
    assertThat(page.all("script").get(0).getTextContent()).isEqualTo("\n" + Asset.SCRIPT.content());
    assertThat(page.all("style")).hasSize(1);
    assertThat(page.all("style").get(0).getTextContent()).isEqualTo("\n" + Asset.STYLE.content());
    for (String tag : List.of("img", "iframe", "object", "embed", "link", "base", "form", "b")) {
      assertThat(page.all(tag)).as(tag).isEmpty();
    }
    page.all("*").forEach(HtmlReportTest::assertHarmless);
    int[] hidden =
        html.codePoints()
            .filter(character -> character != '\n' && Visible.isHidden(character, 'é'))
            .toArray();
    assertThat(hidden).isEmpty();
    assertThat(page.text()).contains(Visible.text(run.runId()));
    assertThat(page.textOf("gate")).contains(Visible.text(run.gates().get(0).table()));
  }

  private static void assertHarmless(Element element) {
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      String name = attributes.item(i).getNodeName();
      String value = attributes.item(i).getNodeValue();
      assertThat(name).doesNotStartWith("on").isNotIn("src", "srcdoc", "action", "formaction");
      if (name.equals("href")) {
        assertThat(value).startsWith("#");
      }
      if (name.equals("style")) {
        assertThat(value).matches("--share:[0-9.]+%");
      }
    }
  }

  @Test
  void noPieceCanBeMadeOfMarkupOrHandlers() {
    assertThatThrownBy(() -> Html.element("script", "alert(1)"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Html.element("p").with("onclick", "alert(1)"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Html.element("a").with("href", "javascript:alert(1)"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Html.element("p").with("style", "color:red"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
