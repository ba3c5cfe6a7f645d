package dev.sluice.ocsf.record;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.spark.unsafe.types.UTF8String;

/** Reads {@link RecordFormat.WindowsXml} with the parser of the JDK, without DTD and entities. */
final class WindowsXmlParser implements TextParser {

  private static final int DEEPEST = 200;
  private static final int MOST_NAMES = 4096;
  private static final String DATA = "Data";

  /** A field that is handed on when the whole text is known to be right. */
  private record Field(List<byte[]> path, UTF8String text) {}

  /** An element that is open. */
  private static final class Open {
    final String name;
    final boolean isData;
    final StringBuilder text = new StringBuilder();
    boolean isLeaf = true;

    Open(String name, boolean isData) {
      this.name = name;
      this.isData = isData;
    }
  }

  private XMLInputFactory factory = safeFactory();
  private final Map<String, byte[]> names = new HashMap<>();
  private final List<Field> fields = new ArrayList<>();
  private final List<Open> open = new ArrayList<>();
  private int unnamed;

  private static XMLInputFactory safeFactory() {
    // Not whichever factory is on the class path: only of this one the limits are known.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    // Its reader is used again from text to text, which takes a quarter of the time.
    factory.setProperty("reuse-instance", true);
    return factory;
  }

  @Override
  public void read(byte[] bytes, int from, int to, Gathered into) {
    int start = Pieces.trimmedStart(bytes, from, to);
    if (to - start >= 3 && bytes[start] == (byte) 0xEF && bytes[start + 1] == (byte) 0xBB) {
      start = Pieces.trimmedStart(bytes, start + 3, to);
    }
    if (start == to || bytes[start] != '<') {
      throw new NotARecord("not XML");
    }
    fields.clear();
    open.clear();
    unnamed = 0;
    boolean isThrough = false;
    try {
      parse(new String(bytes, start, to - start, StandardCharsets.UTF_8));
      isThrough = true;
    } finally {
      if (!isThrough) {
        // Who knows in which state the reader was left.
        factory = safeFactory();
      }
    }
    for (Field field : fields) {
      into.put(field.path(), field.text());
    }
  }

  private void parse(String text) {
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
      while (reader.hasNext()) {
        take(reader, reader.next());
      }
      reader.close();
    } catch (XMLStreamException e) {
      throw new NotARecord("not XML, from line " + lineOf(e));
    } catch (NotARecord e) {
      throw e;
    } catch (RuntimeException e) {
      // The parser of the JDK is known to fall over some texts that are no XML.
      throw new NotARecord("not XML");
    }
  }

  private static int lineOf(XMLStreamException e) {
    return e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
  }

  private void take(XMLStreamReader reader, int event) {
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> start(reader);
      case XMLStreamConstants.END_ELEMENT -> end();
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
        if (!open.isEmpty()) {
          open.get(open.size() - 1).text.append(reader.getText());
        }
      }
      case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
          throw new NotARecord("XML with a DTD or entities is not read");
      default -> {
        // Comments and instructions say nothing about the event.
      }
    }
  }

  private void start(XMLStreamReader reader) {
    String element = reader.getLocalName();
    if (open.isEmpty() && !element.equals("Event")) {
      throw new NotARecord("not the XML of an event: its root is " + element);
    }
    if (open.size() >= DEEPEST) {
      throw new NotARecord("nested deeper than " + DEEPEST);
    }
    boolean isData = false;
    String name = element;
    if (!open.isEmpty()) {
      Open parent = open.get(open.size() - 1);
      parent.isLeaf = false;
      isData = element.equals(DATA) && parent.name.equals("EventData");
      String given = isData ? reader.getAttributeValue(null, "Name") : null;
      name = given != null ? given : isData ? DATA + ++unnamed : element;
    }
    open.add(new Open(name, isData));
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String attribute = reader.getAttributeLocalName(i);
      if (!isData || !attribute.equals("Name")) {
        List<byte[]> path = path();
        path.add(bytes(attribute));
        fields.add(new Field(path, UTF8String.fromString(reader.getAttributeValue(i))));
      }
    }
  }

  private void end() {
    Open element = open.get(open.size() - 1);
    String text = element.text.toString();
    if (element.isData || (element.isLeaf ? !text.isEmpty() : !text.isBlank())) {
      List<byte[]> path = path();
      fields.add(
          new Field(
              path.isEmpty() ? List.of(Names.TEXT) : path,
              UTF8String.fromString(element.isLeaf ? text : text.strip())));
    }
    open.remove(open.size() - 1);
  }

  /** The names of the elements that are open, without the root. */
  private List<byte[]> path() {
    List<byte[]> path = new ArrayList<>(open.size());
    for (Open element : open.subList(1, open.size())) {
      path.add(bytes(element.name));
    }
    return path;
  }

  private byte[] bytes(String name) {
    if (names.size() > MOST_NAMES) {
      names.clear();
    }
    return names.computeIfAbsent(name, Names::of);
  }
}
