package dev.sluice.io.statement;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads XML event by event. Document types are refused, so that nothing outside of the file is ever
 * opened and no entity can grow; prefixes and namespaces do not count.
 */
final class XmlStream {

  private static final int MOST_NODES = 100_000;
  private static final int MOST_DEPTH = 100;
  private static final int MOST_CHARACTERS = 1 << 20;

  private final InputStream in;
  private @Nullable XMLStreamReader reader;

  XmlStream(InputStream in) {
    this.in = in;
  }

  /** Moves on; returns one of {@link XMLStreamConstants}. */
  int next() throws IOException, StatementFault {
    try {
      XMLStreamReader opened = reader();
      int event = opened.hasNext() ? opened.next() : XMLStreamConstants.END_DOCUMENT;
      if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw new StatementFault(line(), "a document type is not allowed");
      }
      return event;
    } catch (XMLStreamException e) {
      throw fault(e);
    }
  }

  /** The name of the element that begins or ends here, without a prefix. */
  String name() {
    return open().getLocalName();
  }

  long line() {
    return Math.max(1, open().getLocation().getLineNumber());
  }

  /** Reads the element that begins here to its end. */
  XmlNode node() throws IOException, StatementFault {
    return node(new int[] {0}, 0);
  }

  private XmlNode node(int[] nodes, int depth) throws IOException, StatementFault {
    if (++nodes[0] > MOST_NODES || depth > MOST_DEPTH) {
      throw new StatementFault(line(), "an element with too much in it");
    }
    XmlNode node = new XmlNode(name(), open().getAttributeValue(null, "Ccy"));
    while (true) {
      switch (next()) {
        case XMLStreamConstants.START_ELEMENT -> node.add(node(nodes, depth + 1));
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (node.append(open().getText()) > MOST_CHARACTERS) {
            throw new StatementFault(line(), "a text of more than 1 MB");
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          return node;
        }
        default -> {
          // Comments and processing instructions say nothing.
        }
      }
    }
  }

  /** Moves past the element that begins here. */
  void skip() throws IOException, StatementFault {
    for (int depth = 1; depth > 0; ) {
      int event = next();
      depth +=
          event == XMLStreamConstants.START_ELEMENT
              ? 1
              : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
    }
  }

  private XMLStreamReader open() {
    XMLStreamReader opened = reader;
    if (opened == null) {
      throw new IllegalStateException("nothing was read yet");
    }
    return opened;
  }

  private XMLStreamReader reader() throws XMLStreamException {
    if (reader == null) {
      // The one of the JDK, whatever other one the class path of a cluster has.
      XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
      factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
      reader = factory.createXMLStreamReader(in);
    }
    return reader;
  }

  private static StatementFault fault(XMLStreamException e) throws IOException {
    Throwable cause = e.getNestedException();
    if (cause instanceof IOException io && !(cause instanceof CharConversionException)) {
      throw io;
    }
    long line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
    if (cause instanceof CharConversionException) {
      return new StatementFault(line, "bytes that are not of the encoding of the file");
    }
    // What the parser says depends on the language of the machine.
    return new StatementFault(line, "the file ends too early or is not well-formed XML");
  }
}
