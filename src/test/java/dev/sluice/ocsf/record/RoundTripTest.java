package dev.sluice.ocsf.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random fields, written down and read back. The oracle is the identity; XML is written by the JDK,
 * the other formats by a line of code each.
 */
class RoundTripTest {

  private static final List<String> PIECES =
      List.of(
          "x", "word", "é", "😀", " ", "\"", "'", "\\", "=", "|", ",", "]", "<&>", ":", "7", ".");

  private static Map<String, String> fields(Random random) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = random.nextInt(6); i >= 0; i--) {
      fields.put("key" + random.nextInt(50), text(random));
    }
    return fields;
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private static Map<String, String> read(RecordFormat format, String text) {
    ReadResult result = ReadResult.of(format, text);
    assertThat(result.fault()).as(text).isNull();
    return result.rest();
  }

  private static String escaped(String text, String meant) {
    String escaped = text;
    for (int i = 0; i < meant.length(); i++) {
      String one = meant.substring(i, i + 1);
      escaped = escaped.replace(one, "\\" + one);
    }
    return escaped;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void pairs(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 1000; i++) {
      Map<String, String> fields = fields(random);
      String line =
          fields.entrySet().stream()
              .map(field -> field.getKey() + "=\"" + escaped(field.getValue(), "\\\"'") + '"')
              .collect(Collectors.joining(" "));
      assertThat(read(RecordFormat.KeyValue.plain(), line)).as(line).isEqualTo(fields);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void cells(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 1000; i++) {
      Map<String, String> fields = fields(random);
      String line =
          fields.values().stream()
              .map(value -> '"' + value.replace("\"", "\"\"") + '"')
              .collect(Collectors.joining(","));
      RecordFormat format = new RecordFormat.Csv(",", "\"", new ArrayList<>(fields.keySet()));
      assertThat(read(format, line)).as(line).isEqualTo(fields);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void extensionsOfCef(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 1000; i++) {
      Map<String, String> fields = fields(random);
      fields.replaceAll((name, value) -> value.stripTrailing());
      String name = text(random);
      String line =
          "CEF:0|v|p|1|id|"
              + escaped(name, "\\|")
              + "|5|"
              + fields.entrySet().stream()
                  .map(field -> field.getKey() + "=" + escaped(field.getValue(), "\\="))
                  .collect(Collectors.joining(" "));
      assertThat(read(new RecordFormat.Cef(), line))
          .as(line)
          .containsAllEntriesOf(fields)
          .containsEntry("name", name)
          .hasSize(fields.size() + 7);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void parametersOfSyslog(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 1000; i++) {
      Map<String, String> fields = fields(random);
      String line =
          "<13>1 - - - - - [id"
              + fields.entrySet().stream()
                  .map(
                      field ->
                          " " + field.getKey() + "=\"" + escaped(field.getValue(), "\\\"]") + '"')
                  .collect(Collectors.joining())
              + "]";
      Map<String, String> expected = new LinkedHashMap<>();
      fields.forEach((name, value) -> expected.put("structured_data.id." + name, value));
      assertThat(read(new RecordFormat.Syslog(), line)).as(line).containsAllEntriesOf(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void dataOfXml(long seed) throws XMLStreamException {
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      Map<String, String> fields = fields(random);
      StringWriter text = new StringWriter();
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartElement("Event");
      xml.writeStartElement("EventData");
      Map<String, String> expected = new LinkedHashMap<>();
      for (Map.Entry<String, String> field : fields.entrySet()) {
        xml.writeStartElement("Data");
        xml.writeAttribute("Name", field.getKey());
        xml.writeCharacters(field.getValue());
        xml.writeEndElement();
        expected.put("EventData." + field.getKey(), field.getValue());
      }
      xml.writeEndElement();
      xml.writeEndElement();
      xml.flush();
      assertThat(read(new RecordFormat.WindowsXml(), text.toString())).isEqualTo(expected);
    }
  }
}
