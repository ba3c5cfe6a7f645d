package dev.sluice.report;

import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Writes pieces as HTML 5 that is also well-formed XML. The only place of the report that escapes.
 */
final class HtmlWriter {

  private static final Set<String> VOID_TAGS = Set.of("meta", "wbr");

  /** After these a line may end without adding a space to the page. */
  private static final Set<String> BLOCK_TAGS =
      Set.of("head", "section", "tr", "li", "div", "table", "p", "h1", "h2", "h3", "svg", "g");

  private final StringBuilder out = new StringBuilder(64 * 1024);

  private HtmlWriter() {}

  /** The whole document. */
  static String document(Html page) {
    HtmlWriter writer = new HtmlWriter();
    writer.out.append("<!DOCTYPE html>\n");
    writer.write(page);
    return writer.out.append('\n').toString();
  }

  private void write(Html piece) {
    if (piece instanceof Html.Text text) {
      writeText(text.text());
    } else if (piece instanceof Html.Fragment fragment) {
      fragment.pieces().forEach(this::write);
    } else if (piece instanceof Html.Embedded embedded) {
      Asset asset = embedded.asset();
      out.append('<').append(asset.tag()).append('>').append(asset.embedded());
      out.append("</").append(asset.tag()).append(">\n");
    } else if (piece instanceof Html.Element element) {
      writeElement(element);
    }
  }

  private void writeElement(Html.Element element) {
    out.append('<').append(element.tag());
    element
        .attributes()
        .forEach(
            (name, value) -> {
              out.append(' ').append(name).append("=\"");
              Visible.text(value).codePoints().forEach(this::escape);
              out.append('"');
            });
    if (VOID_TAGS.contains(element.tag())) {
      out.append("/>");
      return;
    }
    out.append('>');
    element.children().forEach(this::write);
    out.append("</").append(element.tag()).append('>');
    if (BLOCK_TAGS.contains(element.tag())) {
      out.append('\n');
    }
  }

  /** Hidden characters are marked up here, where the text is already known to be only text. */
  private void writeText(String text) {
    text.codePoints()
        .forEach(
            new IntConsumer() {
              private int previous = ' ';

              @Override
              public void accept(int character) {
                if (Visible.isHidden(character, previous)) {
                  out.append("<span class=\"hidden\" title=\"");
                  out.append(String.format("U+%04X", character)).append("\">");
                  out.append(Visible.symbol(character)).append("</span>");
                } else {
                  escape(character);
                }
                previous = character;
              }
            });
  }

  private void escape(int character) {
    switch (character) {
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '&' -> out.append("&amp;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      default -> out.appendCodePoint(character);
    }
  }
}
