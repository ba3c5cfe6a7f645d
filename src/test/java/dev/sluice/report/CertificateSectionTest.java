package dev.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.problem.Place;
import dev.sluice.report.Reconciliation.Input;
import dev.sluice.report.Reconciliation.Items;
import dev.sluice.report.Reconciliation.TableRows;
import dev.sluice.report.Reconciliation.Tolerance;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The certificate as a document and as a page. Oracle: a matching added up by hand. */
class CertificateSectionTest {

  private static BigDecimal amount(String text) {
    return new BigDecimal(text);
  }

  /** 3 rows of 1,150.05 in and 1 of -20.00 open before; 2 are matched, 2 stay open. */
  private static Reconciliation matching(String open) {
    return new Reconciliation(
        "items",
        "items",
        "ab".repeat(32),
        List.of(new TableRows("bank", "input", 3), new TableRows("items", "items", 4)),
        List.of(new Input("bank", "bank", "CHF", 3, amount("1150.05"))),
        List.of(new Input("before", "bank", "CHF", 1, amount("-20.00"))),
        List.of(
            new Items("bank", "CHF", "matched", "new", "exact", 1, amount("1000.00")),
            new Items("bank", "CHF", "within-tolerance", "new", "near", 1, amount("50.05")),
            new Items("bank", "CHF", "open", "new", null, 1, amount(open)),
            new Items("bank", "CHF", "carried", "carried", null, 1, amount("-20.00"))),
        List.of(),
        List.of(new Tolerance("near", "CHF", 1, amount("0.05"))));
  }

  private static RunRecord run(Reconciliation matching) {
    RunRecord open = TestRecords.withReconciliations(SampleRuns.published(), List.of(matching));
    return open.sealed(Certificate.of(open).seal());
  }

  @Test
  void thePageShowsBucketsEquationsSealAndLinesToSignOn() {
    RunRecord run = run(matching("100.00"));
    ParsedPage page = ParsedPage.of(HtmlReport.render(run));

    assertThat(page.sections()).contains("certificate");
    String text = page.textOf("certificate");
    assertThat(text)
        .contains("every cent is accounted for")
        .contains("1,150.05")
        .contains("within-tolerance")
        .contains("0.05")
        .contains("bank, CHF: opening + new - cleared = closing, amount")
        .contains("" + run.certificateSeal())
        .contains("Prepared by")
        .contains("Reviewed by")
        .doesNotContain("broken");
    assertThat(page.all("th").stream().map(org.w3c.dom.Element::getTextContent))
        .containsSubsequence(
            "Input", "Opening", "Seen again", "matched", "within-tolerance", "open", "carried");
  }

  @Test
  void aBrokenEquationIsShownAsSuch() {
    assertThat(ParsedPage.of(HtmlReport.render(run(matching("99.99")))).textOf("certificate"))
        .contains("1,130.05")
        .contains("1,130.04")
        .contains("broken");
  }

  @Test
  void aRunThatMatchedNothingHasNoSection() {
    assertThat(ParsedPage.of(HtmlReport.render(SampleRuns.published())).sections())
        .doesNotContain("certificate");
  }

  @Test
  void equationsFollowFromTheFigures() {
    assertThat(
            Equation.of(List.of(matching("100.00")), List.of()).stream()
                .map(equation -> equation.left() + " " + equation.right() + " " + equation.holds())
                .collect(Collectors.toList()))
        .containsExactly(
            "4 4 true",
            "1130.05 1130.05 true",
            "2 2 true",
            "80.00 80.00 true",
            "3 3 true",
            "4 4 true");
  }

  @Test
  void whatIsWrittenIsReadBackAndStaysSealed() {
    RunRecord run = run(matching("100.00"));
    Certificate certificate = Certificate.of(run);
    String written = CertificateJson.write(certificate);

    assertThat(CertificateJson.read(written, Place.file("c"))).isEqualTo(certificate);
    assertThat(CertificateJson.write(Certificate.of(run))).isEqualTo(written);
    assertThat(Certificate.isIntact(written, certificate.seal())).isTrue();
    assertThat(Certificate.isIntact(written.replace("50.05", "50.06"), certificate.seal()))
        .isFalse();
    assertThat(Certificate.isIntact(written, "")).isFalse();
    assertThat(RunRecordJson.read(RunRecordJson.write(run))).isEqualTo(run);
  }

  @Test
  void theSummaryNamesTheCertificate() {
    assertThat(
            TerminalSummary.render(
                run(matching("100.00")), "runs/m/1/report.html", TerminalStyle.PLAIN, 90))
        .contains("  certificate runs/m/1/certificate.json\n");
  }
}
