package dev.sluice.ocsf.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the bytes are, a reader answers: fields or a fault, and the same whatever it read
 * before. Whether a text is UTF-8 is held against the decoder of the JDK.
 */
class AnyTextTest {

  /** Formats, each with a text of it that is damaged then. */
  private static final Map<RecordFormat, String> SAMPLES = new LinkedHashMap<>();

  static {
    SAMPLES.put(new RecordFormat.Json(), "{\"a\":{\"b\":[1,\"x\\n\"]},\"c\":\"{\\\"d\\\":1}\"}");
    SAMPLES.put(RecordFormat.KeyValue.plain(), "a=1 b=\"x y\\\"\" c='q' d");
    SAMPLES.put(new RecordFormat.KeyValue(List.of(", ", "|"), ":=", "\""), "a:=1, b:=\"x, y\"|c:=");
    SAMPLES.put(new RecordFormat.Csv(",", "\"", List.of("a", "b")), "1,\"x \"\"y\"\"\",é");
    SAMPLES.put(new RecordFormat.Csv("||", "", List.of("a")), "1||2||");
    SAMPLES.put(new RecordFormat.Regex("(?<a>\\w+)[ =]+(?<b>.*)"), "word = and more é");
    SAMPLES.put(new RecordFormat.Grok("%{IPORHOST:a} %{QS:b} %{DATA:c}$"), "::1 \"x\" é €");
    SAMPLES.put(new RecordFormat.Cef(), "CEF:0|a\\||b|c|d|e|5|x=1 y=a\\=b  z= q");
    SAMPLES.put(new RecordFormat.Leef(), "LEEF:2.0|a|b|c|d|x5e|a=1^b=2^c");
    SAMPLES.put(new RecordFormat.Syslog(), "<34>1 - h a p m [x a=\"1\"][y b=\"\\]\"] text");
    SAMPLES.put(new RecordFormat.Syslog(), "<34>Oct  1 22:14:15 h a[1]: text");
    SAMPLES.put(
        new RecordFormat.WindowsXml(),
        "<Event><System a='1'><EventID>1</EventID></System><EventData><Data Name='x'>y</Data>"
            + "<Data/></EventData></Event>");
    SAMPLES.put(new RecordFormat.WindowsMessage(), "T:\r\nA: 1\r\nS:\r\n\tB:\t2\r\n\t\t3\r\n\r\nx");
    SAMPLES.put(new RecordFormat.Url(), "http://u@[::1]:80/p?q#f");
    SAMPLES.put(new RecordFormat.UserAgent(), "curl/7.64.1");
  }

  static Stream<RecordFormat> formats() {
    return SAMPLES.keySet().stream();
  }

  /** Without those that have words of their own in a text, which are no fields. */
  static Stream<RecordFormat> formatsOfFieldsAlone() {
    return formats()
        .filter(format -> !(format instanceof RecordFormat.Json))
        .filter(format -> !(format instanceof RecordFormat.Leef))
        .filter(format -> !(format instanceof RecordFormat.WindowsXml))
        .filter(format -> !(format instanceof RecordFormat.UserAgent));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void nothingThrows(RecordFormat format) {
    Random random = new Random(format.hashCode() * 31L + 7);
    RandomJson damage = new RandomJson(random);
    byte[] sample = RandomJson.bytes(sample(format));
    FieldPath root = FieldPath.ROOT;
    List<Nested> nested =
        SAMPLES.keySet().stream()
            .filter(inner -> !(inner instanceof RecordFormat.UserAgent))
            .map(inner -> new Nested(FieldPath.parse("$.c"), inner, root))
            .toList();
    for (List<Nested> inner : List.of(List.<Nested>of(), nested)) {
      List<FieldPath> wanted = ReadResult.paths("$.a", "$.x.y", "$.d", "$.System");
      RecordReader reader = new RecordReader(format, inner, wanted);
      for (int i = 0; i < 1000; i++) {
        byte[] line = i % 4 == 0 ? bytes(random) : damage.damaged(sample);
        ReadResult result = ReadResult.of(reader, line);
        if (i % 20 == 0) {
          RecordReader fresh = new RecordReader(format, inner, wanted);
          assertThat(result).as(Arrays.toString(line)).isEqualTo(ReadResult.of(fresh, line));
        }
        boolean isText = isText(line);
        if (!isText) {
          assertThat(result.fault()).as(Arrays.toString(line)).isNotNull();
        } else if (!(format instanceof RecordFormat.Json)) {
          assertThat(result.fault()).isNotEqualTo("a null byte");
        }
        for (String text : result.rest().values()) {
          assertThat(text).doesNotContain("\uFFFD");
        }
      }
    }
  }

  /** Texts long enough to tell what takes the square of their length. */
  @ParameterizedTest
  @MethodSource("formats")
  void nothingHangs(RecordFormat format) {
    RecordReader reader = new RecordReader(format, List.of(), ReadResult.paths("$.a"));
    String sample = sample(format);
    for (String piece :
        List.of(
            "=",
            "a=\"x",
            "a=\"\\\"",
            "a=b ",
            "|",
            "\"",
            ",\"\"",
            "\\",
            "<a>",
            "[",
            "\t",
            "\n",
            "a:\n",
            "a: b\n\tc\n",
            "a",
            "<Event>",
            "/",
            "@",
            ":",
            "%",
            "a a=",
            " [x ",
            "{\"a\":")) {
      byte[] line = RandomJson.bytes(sample + piece.repeat(200_000 / piece.length()));
      long start = System.nanoTime();
      ReadResult.of(reader, line);
      assertThat((System.nanoTime() - start) / 1_000_000).as(piece).isLessThan(5000);
    }
    assertThat(ReadResult.of(reader, new byte[10 << 20]).fault()).isEqualTo("longer than 8 MB");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void rowsOutliveTheNextText(RecordFormat format) {
    RecordReader reader = new RecordReader(format, List.of(), ReadResult.paths("$.a", "$.b"));
    var row = reader.read(UTF8String.fromString(sample(format)));
    ReadResult before = ReadResult.record(row, 2);
    RandomJson damage = new RandomJson(new Random(3));
    for (int i = 0; i < 50; i++) {
      ReadResult.of(reader, damage.damaged(RandomJson.bytes(sample(format))));
    }
    assertThat(ReadResult.record(row, 2)).isEqualTo(before);
  }

  /** Each letter of a text is in the name or the text of some field. */
  @ParameterizedTest
  @MethodSource("formatsOfFieldsAlone")
  void nothingIsLost(RecordFormat format) {
    RandomJson damage = new RandomJson(new Random(17));
    RecordReader reader = new RecordReader(format, List.of(), ReadResult.paths("$.b", "$.x"));
    for (int i = 0; i < 1500; i++) {
      byte[] line = damage.damaged(RandomJson.bytes(sample(format)));
      ReadResult result = ReadResult.of(reader, line);
      if (result.fault() == null) {
        String fields = result.fields().stream().filter(Objects::nonNull).toList() + "xb";
        String found = fields + result.rest();
        for (char letter : "acdefghijklmopqstuvwxyz\u00e9".toCharArray()) {
          assertThat(count(found, letter))
              .as("%s in %s of %s", letter, found, new String(line, StandardCharsets.UTF_8))
              .isGreaterThanOrEqualTo(count(new String(line, StandardCharsets.UTF_8), letter));
        }
      }
    }
  }

  private static long count(String text, char letter) {
    return text.chars().filter(one -> one == letter).count();
  }

  private static String sample(RecordFormat format) {
    return SAMPLES.getOrDefault(format, "");
  }

  private static byte[] bytes(Random random) {
    byte[] bytes = new byte[random.nextInt(60)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static boolean isText(byte[] line) {
    String text = new String(line, StandardCharsets.UTF_8);
    return Arrays.equals(text.getBytes(StandardCharsets.UTF_8), line) && text.indexOf('\0') < 0;
  }
}
