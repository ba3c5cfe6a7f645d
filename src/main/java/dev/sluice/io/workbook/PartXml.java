package dev.sluice.io.workbook;

import java.io.CharConversionException;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Walks through one XML part of a workbook. Names count without their namespace, since the two
 * dialects of the format differ in nothing else that matters here. Entities and document types are
 * not followed.
 */
final class PartXml implements Closeable {

  /** Excel's own limit is 32,767; a part with more is made to fill the memory. */
  private static final int MAX_TEXT_CHARACTERS = 1 << 20;

  private final String part;
  private final ZipPart in;
  private final XMLStreamReader xml;

  private PartXml(String part, ZipPart in, XMLStreamReader xml) {
    this.part = part;
    this.in = in;
    this.xml = xml;
  }

  /** Opens a part. */
  static PartXml open(ZipDirectory zip, ZipDirectory.Entry entry) throws IOException {
    InputStream in = zip.open(entry);
    try {
      return new PartXml(entry.name(), (ZipPart) in, factory().createXMLStreamReader(new Lent(in)));
    } catch (XMLStreamException e) {
      in.close();
      throw fault(entry.name(), e);
    }
  }

  /** Moves to the next start of an element; false at the end of the part. */
  boolean nextStart() throws IOException {
    int event = next();
    while (event != XMLStreamConstants.START_ELEMENT) {
      if (event == XMLStreamConstants.END_DOCUMENT) {
        in.finish();
        return false;
      }
      event = next();
    }
    return true;
  }

  /** Moves to the next start or end of an element within this one; false at its own end. */
  boolean nextWithin(String element) throws IOException {
    while (true) {
      int event = next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        return true;
      }
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(element)) {
        return false;
      }
      if (event == XMLStreamConstants.END_DOCUMENT) {
        throw WorkbookFault.damaged(part + " is cut off");
      }
    }
  }

  /** True at the start of an element of the name. */
  boolean isAt(String element) {
    return xml.getLocalName().equals(element);
  }

  @Nullable String attribute(String name) {
    return xml.getAttributeValue(null, name);
  }

  String attribute(String name, String otherwise) {
    String value = attribute(name);
    return value == null ? otherwise : value;
  }

  /** Appends the text of the element at which it stands, and moves to its end. */
  void appendText(StringBuilder text) throws IOException {
    int depth = 1;
    while (depth > 0) {
      switch (next()) {
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
          if (text.length() > MAX_TEXT_CHARACTERS) {
            throw WorkbookFault.damaged(
                "a cell of " + part + " has more text than any workbook can hold");
          }
        }
        case XMLStreamConstants.START_ELEMENT -> depth++;
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.END_DOCUMENT -> throw WorkbookFault.damaged(part + " is cut off");
        default -> {
          // Comments and instructions are no text.
        }
      }
    }
  }

  /** Moves to the end of the element at which it stands. */
  void skip() throws IOException {
    int depth = 1;
    while (depth > 0) {
      int event = next();
      depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
      depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
      if (event == XMLStreamConstants.END_DOCUMENT) {
        throw WorkbookFault.damaged(part + " is cut off");
      }
    }
  }

  /** Reads the rest of the part, so that its checksum is checked. */
  void finish() throws IOException {
    in.finish();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private int next() throws IOException {
    try {
      int event = xml.next();
      if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw WorkbookFault.damaged(part + " declares a document type, which workbooks never do");
      }
      return event;
    } catch (XMLStreamException e) {
      throw fault(part, e);
    }
  }

  private static IOException fault(String part, XMLStreamException failure) {
    if (failure.getNestedException() instanceof IOException cause
        && !(cause instanceof CharConversionException)) {
      return cause;
    }
    return WorkbookFault.damaged(
        part + " is no XML at line " + failure.getLocation().getLineNumber());
  }

  private static XMLInputFactory factory() {
    // The JDK's own, whatever else is on the class path of a cluster.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
    // Large sheets have more &amp; than the JDK allows; there are no other entities to guard
    // against.
    factory.setProperty("jdk.xml.entityExpansionLimit", "0");
    factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
    factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
    return factory;
  }

  /** The parser closes what it has read to its end, which is too early for the checksum. */
  private static final class Lent extends FilterInputStream {

    Lent(InputStream in) {
      super(in);
    }

    @Override
    public void close() {
      // Whoever opened the part closes it.
    }
  }
}
