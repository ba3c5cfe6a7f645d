package dev.sluice.report;

import static dev.sluice.report.Html.all;
import static dev.sluice.report.Html.element;
import static dev.sluice.report.Html.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Draws a run as one page that needs no network and nothing beside it: light and dark, on a phone
 * and on paper, readable without its script. Whatever the data holds is shown as text; a content
 * security policy inside the page forbids everything else as well.
 */
public final class HtmlReport {

  private static final List<Section> SECTIONS =
      List.of(
          new ProblemsSection(),
          new CertificateSection(),
          new GateSection(),
          new AccountSection(),
          new ControlTotalsSection(),
          new QuarantineSection(),
          new CellErrorsSection(),
          new OutputsSection(),
          new InputsSection(),
          new PlanSection(),
          new TimingsSection(),
          new OriginSection());

  private HtmlReport() {}

  /** The whole page; the same record gives the same bytes. */
  public static String render(RunRecord run) {
    List<Html> links = new ArrayList<>();
    List<Html> sections = new ArrayList<>();
    for (Section section : SECTIONS) {
      section
          .body(run)
          .ifPresent(
              body -> {
                links.add(
                    element("li", element("a", section.title()).with("href", "#" + section.id())));
                sections.add(
                    element(
                            "section",
                            element("h2", section.title()).with("id", section.id()),
                            body)
                        .with("aria-labelledby", section.id()));
              });
    }
    return HtmlWriter.document(
        element(
                "html",
                head(run),
                element(
                    "body",
                    element("a", "Skip to the details").styled("skip").with("href", "#details"),
                    VerdictBanner.of(run),
                    links.size() < 2 ? Html.nothing() : contents(links),
                    element("main", all(sections)).with("id", "details"),
                    footer(run),
                    new Html.Embedded(Asset.SCRIPT)))
            .with("lang", "en"));
  }

  private static Html head(RunRecord run) {
    return element(
        "head",
        element("meta").with("charset", "utf-8"),
        element("meta")
            .with("http-equiv", "Content-Security-Policy")
            .with(
                "content",
                "default-src 'none'; style-src 'unsafe-inline'; script-src "
                    + Asset.SCRIPT.policyHash()
                    + "; base-uri 'none'; form-action 'none'"),
        element("meta")
            .with("name", "viewport")
            .with("content", "width=device-width, initial-scale=1"),
        element("meta").with("name", "color-scheme").with("content", "light dark"),
        element("title", run.job() + ": " + VerdictSentence.word(run)),
        new Html.Embedded(Asset.STYLE));
  }

  private static Html contents(List<Html> links) {
    return element("nav", element("ul", all(links))).with("aria-label", "Contents");
  }

  private static Html footer(RunRecord run) {
    return element(
        "footer",
        element(
            "p",
            text("Made by Sluice from the record of run "),
            element("code", run.runId()),
            text(". This page is complete in itself and loads nothing.")));
  }
}
