package dev.sluice.report;

import static dev.sluice.report.Html.element;
import static dev.sluice.report.Html.text;

import java.util.List;

/** Draws a run as one page. */
public final class HtmlReport {

  private static final List<Section> SECTIONS =
      List.of(
          new ProblemsSection(),
          new CertificateSection(),
          new ChartSection(),
          new GateSection(),
          new AccountSection(),
          new ControlTotalsSection(),
          new QuarantineSection(),
          new CellErrorsSection(),
          new OutputsSection(),
          new InputsSection(),
          new DaysSection(),
          new PlanSection(),
          new TimingsSection(),
          new OriginSection());

  private HtmlReport() {}

  /** The whole page; the same record gives the same bytes. */
  public static String render(RunRecord run) {
    HtmlPage page =
        new HtmlPage(run.job() + ": " + VerdictSentence.word(run), VerdictBanner.of(run));
    for (Section section : SECTIONS) {
      section.body(run).ifPresent(body -> page.section(section.id(), section.title(), body));
    }
    if (!run.charts().isEmpty()) {
      page.script(Asset.CHART_LIBRARY);
      page.script(Asset.CHARTS);
    }
    return page.render(
        text("Made by Sluice from the record of run "), element("code", run.runId()), text("."));
  }
}
