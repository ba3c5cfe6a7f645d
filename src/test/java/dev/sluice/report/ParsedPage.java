package dev.sluice.report;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A page as the XML parser of the JDK understands it, which shares no code with the writer. */
record ParsedPage(Document document) {

  static ParsedPage of(String html) {
    try {
      DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      builder.setErrorHandler(null);
      return new ParsedPage(builder.parse(new InputSource(new StringReader(html))));
    } catch (Exception e) {
      throw new AssertionError("the page is not well-formed", e);
    }
  }

  List<Element> all(String tag) {
    NodeList found = document.getElementsByTagName(tag);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  List<String> sections() {
    return all("h2").stream().map(element -> element.getAttribute("id")).toList();
  }

  String text() {
    return document.getDocumentElement().getTextContent();
  }

  /** The text of the first section or article that has a heading. */
  String textOf(String section) {
    return all("section").stream()
        .filter(element -> element.getAttribute("aria-labelledby").equals(section))
        .map(Element::getTextContent)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no section " + section));
  }
}
