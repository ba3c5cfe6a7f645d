package dev.sluice.report;

import static dev.sluice.report.Html.block;
import static dev.sluice.report.Html.element;
import static dev.sluice.report.Html.span;
import static dev.sluice.report.Html.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small pieces that several sections show in the same way. */
final class Pieces {

  private static final int SHOWN = 90;
  private static final int UNBROKEN = 24;
  private static final int KEPT = 20_000;

  private Pieces() {}

  /** A word with its symbol in the colour of its tone. */
  static Html pill(Tone tone, String word) {
    return Html.all(element("span", symbol(tone), text(" " + word)).styled("pill " + tone.style()));
  }

  /** The symbol alone, beside a word that says the same. */
  static Html.Element symbol(Tone tone) {
    return span("symbol", tone.symbol()).with("aria-hidden", "true");
  }

  /** A value of the data: blank and empty look different, long text is cut and can be opened. */
  static Html value(@Nullable String value) {
    if (value == null) {
      return span("blank", "blank");
    }
    if (value.isEmpty()) {
      return span("blank", "empty text");
    }
    int length = value.codePointCount(0, value.length());
    if (length <= SHOWN) {
      Html.Element shown = element("bdi", value);
      return length <= UNBROKEN ? shown.styled("short") : shown;
    }
    String start = value.substring(0, value.offsetByCodePoints(0, SHOWN - 10));
    int kept = value.offsetByCodePoints(0, Math.min(length, KEPT));
    String rest =
        length <= KEPT ? "" : " … and " + Figures.count(length - (long) KEPT) + " characters more";
    return element(
            "details",
            element(
                "summary",
                element("bdi", start + "…"),
                span("note", " " + Figures.count(length) + " characters")),
            block("full", element("bdi", value.substring(0, kept)), text(rest)))
        .styled("long");
  }

  /** A value in the type of code. */
  static Html code(String value) {
    return element("code", value(value));
  }

  /** A path, which may be broken after a slash. */
  static Html path(String path) {
    List<Html> parts = new ArrayList<>();
    for (String part : path.split("(?<=/)", -1)) {
      parts.add(text(part));
      parts.add(element("wbr"));
    }
    return element("bdi", Html.all(parts.subList(0, parts.size() - 1))).styled("place");
  }

  /** A hash: its first characters, the whole in the title. */
  static Html hash(String hash) {
    if (hash.isEmpty()) {
      return span("blank", "none");
    }
    return element("code", hash.length() <= 30 ? hash : hash.substring(0, 12) + "…")
        .with("title", hash);
  }

  static Html count(long number) {
    return number == 0 ? span("zero", "0") : text(Figures.count(number));
  }

  /** A bar of a share from 0 to 1, beside a number that says the same. */
  static Html bar(double share) {
    return element("span").styled("bar").share(share).with("aria-hidden", "true");
  }

  /** One entry of a list of facts. */
  static Html fact(String name, Html value) {
    return block("fact", element("dt", name), element("dd", value));
  }

  static Html note(String text) {
    return element("p", text).styled("note");
  }
}
