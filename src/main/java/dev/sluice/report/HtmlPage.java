package dev.sluice.report;

import static dev.sluice.report.Html.all;
import static dev.sluice.report.Html.element;
import static dev.sluice.report.Html.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A page that needs no network and nothing beside it: light and dark, on a phone and on paper,
 * readable without its script. Whatever the data holds is shown as text; a content security policy
 * inside the page forbids everything else as well.
 */
final class HtmlPage {

  private final String title;
  private final Html top;
  private final List<Html> links = new ArrayList<>();
  private final List<Html> sections = new ArrayList<>();
  private final List<Asset> scripts = new ArrayList<>(List.of(Asset.SCRIPT));

  HtmlPage(String title, Html top) {
    this.title = title;
    this.top = top;
  }

  /** Adds a section, to which the contents link. */
  void section(String id, String heading, Html body) {
    links.add(element("li", element("a", heading).with("href", "#" + id)));
    sections.add(
        element("section", element("h2", heading).with("id", id), body)
            .with("aria-labelledby", id));
  }

  /** Adds a script, to be run after those that are there. */
  void script(Asset script) {
    scripts.add(script);
  }

  /** The whole page; the same pieces give the same bytes. */
  String render(Html... origin) {
    return HtmlWriter.document(
        element(
                "html",
                head(),
                element(
                    "body",
                    element("a", "Skip to the details").styled("skip").with("href", "#details"),
                    top,
                    links.size() < 2 ? Html.nothing() : contents(),
                    element("main", all(sections)).with("id", "details"),
                    element(
                        "footer",
                        element(
                            "p",
                            all(origin),
                            text(" This page is complete in itself and loads nothing."))),
                    all(scripts.stream().map(Html.Embedded::new).toList())))
            .with("lang", "en"));
  }

  private Html head() {
    return element(
        "head",
        element("meta").with("charset", "utf-8"),
        element("meta")
            .with("http-equiv", "Content-Security-Policy")
            .with(
                "content",
                "default-src 'none'; style-src 'unsafe-inline'; script-src "
                    + scripts.stream().map(Asset::policyHash).collect(Collectors.joining(" "))
                    + "; base-uri 'none'; form-action 'none'"),
        element("meta")
            .with("name", "viewport")
            .with("content", "width=device-width, initial-scale=1"),
        element("meta").with("name", "color-scheme").with("content", "light dark"),
        element("title", title),
        new Html.Embedded(Asset.STYLE));
  }

  private Html contents() {
    return element("nav", element("ul", all(links))).with("aria-label", "Contents");
  }
}
