package dev.sluice.io.statement;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An element of XML in memory: its text, its elements and the one attribute that matters. */
final class XmlNode {

  private final String name;
  private final @Nullable String currency;
  private final StringBuilder text = new StringBuilder();
  private final List<XmlNode> children = new ArrayList<>();

  /**
   * An empty element.
   *
   * @param currency the attribute {@code Ccy} of an amount
   */
  XmlNode(String name, @Nullable String currency) {
    this.name = name;
    this.currency = currency;
  }

  void add(XmlNode child) {
    children.add(child);
  }

  /** Appends to the text, and returns how long it is. */
  int append(String more) {
    text.append(more);
    return text.length();
  }

  String name() {
    return name;
  }

  @Nullable String currency() {
    return currency;
  }

  /** The text without spaces around it. */
  String text() {
    return text.toString().strip();
  }

  List<XmlNode> children() {
    return children;
  }

  /** The elements of a name below this one. */
  List<XmlNode> all(String child) {
    return children.stream().filter(node -> node.name.equals(child)).toList();
  }

  /** The first element at a path such as {@code Id/IBAN}. */
  @Nullable XmlNode at(String path) {
    XmlNode found = this;
    for (String step : path.split("/")) {
      XmlNode next = null;
      for (XmlNode child : found.children) {
        if (child.name.equals(step)) {
          next = child;
          break;
        }
      }
      if (next == null) {
        return null;
      }
      found = next;
    }
    return found;
  }

  /** The first text that is not blank at one of the paths, or blank. */
  String text(String... paths) {
    for (String path : paths) {
      XmlNode found = at(path);
      if (found != null && !found.text().isEmpty()) {
        return found.text();
      }
    }
    return "";
  }

  /** The element as it would be written, without spaces between elements. */
  String written() {
    StringBuilder out = new StringBuilder();
    write(out);
    return out.toString();
  }

  private void write(StringBuilder out) {
    out.append('<').append(name);
    if (currency != null) {
      out.append(" Ccy=\"").append(currency).append('"');
    }
    out.append('>').append(text().replace("&", "&amp;").replace("<", "&lt;"));
    children.forEach(child -> child.write(out));
    out.append("</").append(name).append('>');
  }
}
