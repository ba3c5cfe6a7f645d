package dev.sluice.ocsf.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON lines into fields. The oracle of the random ones is Jackson, the others are by hand. */
class JsonRecordTest {

  private static final RecordFormat JSON = new RecordFormat.Json();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void agreesWithJacksonOnWhatIsJson(long seed) {
    RandomJson random = new RandomJson(new Random(seed));
    for (int i = 0; i < 500; i++) {
      List<FieldPath> wanted = random.paths(6);
      RecordReader reader = new RecordReader(JSON, List.of(), wanted);
      for (int line = 0; line < 3; line++) {
        byte[] bytes = RandomJson.bytes(random.object());
        ReadResult expected = JacksonOracle.read(bytes, wanted);
        assertThat(expected.fault()).as(text(bytes)).isNull();
        assertThat(ReadResult.of(reader, bytes))
            .as("%s of %s", wanted, text(bytes))
            .isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16})
  void agreesWithJacksonOnWhatIsDamaged(long seed) {
    RandomJson random = new RandomJson(new Random(seed));
    int accepted = 0;
    for (int i = 0; i < 2500; i++) {
      byte[] bytes = random.damaged(RandomJson.bytes(random.object()));
      List<FieldPath> wanted = random.paths(4);
      ReadResult expected = JacksonOracle.read(bytes, wanted);
      ReadResult actual = ReadResult.of(new RecordReader(JSON, List.of(), wanted), bytes);
      assertThat(actual.fault() == null)
          .as("%s: %s", text(bytes), actual.fault())
          .isEqualTo(expected.fault() == null);
      if (expected.fault() == null) {
        accepted++;
        assertThat(actual).as(text(bytes)).isEqualTo(expected);
      } else {
        assertThat(actual.rest()).isEmpty();
        assertThat(actual.fields()).allMatch(Objects::isNull);
      }
    }
    assertThat(accepted).isGreaterThan(100);
  }

  @Test
  void handsOutWhatIsWantedAndKeepsTheRest() {
    ReadResult result =
        ReadResult.of(
            JSON,
            "{\"a\":{\"b\":1.50,\"c\":\"x\\ty\"},\"d\":[{\"e\":1},{\"f\":2,\"e\":\"3\"}],"
                + "\"g\":null,\"h\":[1,2],\"i\":{},\"a\":{\"b\":7}}",
            "$.a.b",
            "$.d[*].e",
            "$.g",
            "$.nowhere",
            "$.a.b");
    assertThat(result.fields()).containsExactly("1.50", "[1,\"3\"]", null, null, "1.50");
    assertThat(result.rest())
        .isEqualTo(Map.of("a.c", "x\ty", "d[1].f", "2", "h", "[1,2]", "a.b (2)", "7"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | not JSON: the line is empty",
        "'   ' | not JSON: the line is empty",
        "[1] | not JSON: a record is an object",
        "{\"a\":1} x | text after the JSON object",
        "{\"a\":\"b | not JSON: it ends in the middle, after 7 bytes",
        "{\"a\":01} | not JSON: a comma or } is expected at byte 6",
        "{\"a\":\"\\ud800\"} | half of a surrogate pair, at byte 6",
        "{\"a\":\"\\q\"} | not JSON: an escape that JSON does not have at byte 6",
        "{'a':1} | not JSON: a name in quotes is expected at byte 1",
      })
  void saysWhyALineIsNoRecord(String line, String reason) {
    assertThat(ReadResult.of(JSON, line, "$.a").fault()).isEqualTo(reason);
  }

  @Test
  void refusesBytesThatAreNoText() {
    assertThat(fault(new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xE9, '"', '}'}))
        .isEqualTo("not UTF-8");
    assertThat(fault(new byte[] {'{', '"', 0, '"', ':', '1', '}'})).isEqualTo("a null byte");
    assertThat(fault(new byte[] {'{', 0, '}'})).isEqualTo("a null byte");
    assertThat(fault(new byte[] {'{', '}', 0})).isEqualTo("a null byte");
    assertThat(fault("{\"a\":1}".getBytes(StandardCharsets.UTF_16))).startsWith("not JSON");
    assertThat(fault(new byte[10 << 20])).isEqualTo("longer than 8 MB");
  }

  @Test
  void goesDownToTwoHundred() {
    assertThat(fault(RandomJson.bytes("{\"a\":" + "[".repeat(199) + "]".repeat(199) + "}")))
        .isNull();
    assertThat(fault(RandomJson.bytes("{\"a\":" + "[".repeat(200) + "]".repeat(200) + "}")))
        .isEqualTo("nested deeper than 200");
    assertThat(fault(RandomJson.bytes("{\"b\":".repeat(100_000))))
        .isEqualTo("nested deeper than 200");
  }

  @Test
  void isNotSlowOnHugeLines() {
    // Each would take hours if it took the square of its length.
    assertThat(fault(RandomJson.bytes("{" + "\"a\":1,".repeat(200_000) + "\"a\":1}"))).isNull();
    assertThat(fault(RandomJson.bytes("{" + "\"c\":1,".repeat(200_000) + "\"c\":1}"))).isNull();
    assertThat(fault(RandomJson.bytes("{\"a\":" + "9".repeat(8_000_000) + "}"))).isNull();
  }

  @Test
  void readsNestedTextsOnceTheLineIsThrough() {
    RecordReader reader =
        new RecordReader(
            JSON,
            List.of(
                new Nested(FieldPath.parse("$.msg"), JSON, FieldPath.ROOT),
                new Nested(FieldPath.parse("$.inner"), JSON, FieldPath.parse("$.inner")),
                new Nested(FieldPath.parse("$.bad"), JSON, FieldPath.ROOT)),
            ReadResult.paths("$.x", "$.inner.y", "$.z"));
    ReadResult result =
        ReadResult.of(
            reader,
            "{\"msg\":\"{\\\"x\\\":1,\\\"z\\\":\\\"q\\\",\\\"w\\\":2,\\\"k\\\":5,"
                + "\\\"inner\\\":\\\"{\\\\\\\"y\\\\\\\":[]}\\\"}\",\"x\":\"0\",\"k\":5,\"bad\":\"no\"}");
    assertThat(result.fields()).containsExactly("0", "[]", "q");
    assertThat(result.rest()).isEqualTo(Map.of("x (2)", "1", "w", "2", "k", "5", "bad", "no"));
  }

  @Test
  void rowsOutliveTheNextLine() {
    RecordReader reader = new RecordReader(JSON, List.of(), ReadResult.paths("$.a", "$.b[*]"));
    var first =
        reader.read(UTF8String.fromString("{\"a\":\"x\\ny\",\"b\":[1],\"c\":{\"d\":\"\\t\"}}"));
    ReadResult before = ReadResult.record(first, 2);
    for (int i = 0; i < 10; i++) {
      ReadResult.of(reader, "{\"a\":\"1\\n2\",\"b\":[2],\"c\":{\"q\":\"\\r\"}}");
    }
    assertThat(ReadResult.record(first, 2)).isEqualTo(before);
    assertThat(before.fields()).containsExactly("x\ny", "[1]");
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static @Nullable String fault(byte[] line) {
    return ReadResult.of(new RecordReader(JSON, List.of(), ReadResult.paths("$.c")), line).fault();
  }

  @Test
  void elementsAreReadOneByOne() {
    ElementReader reader = new ElementReader(ReadResult.paths("$.a", "$"));
    assertThat(elements(reader, "[{\"a\":1,\"b\":2}, \"x\\n\", null, [1]]"))
        .containsExactly(
            new ReadResult(List.of("1", "{\"a\":1,\"b\":2}"), Map.of(), null),
            new ReadResult(Arrays.asList(null, "x\n"), Map.of(), null),
            new ReadResult(Arrays.asList(null, null), Map.of(), null),
            new ReadResult(Arrays.asList(null, "[1]"), Map.of(), null));
    ElementReader narrow = new ElementReader(ReadResult.paths("$.a"));
    assertThat(elements(narrow, "[{\"a\":1,\"b\":{\"c\":2}}, 7]"))
        .containsExactly(
            new ReadResult(List.of("1"), Map.of("b.c", "2"), null),
            new ReadResult(Arrays.asList((String) null), Map.of("$", "7"), null));
    assertThat(elements(narrow, "[]")).isEmpty();
    assertThat(elements(narrow, "{\"a\":3}")).hasSize(1);
    assertThat(elements(narrow, "[1,")).isNull();
    assertThat(elements(narrow, "[1]]")).isNull();
    assertThat(elements(narrow, "")).isNull();
  }

  private static @Nullable List<ReadResult> elements(ElementReader reader, String text) {
    var data = reader.read(UTF8String.fromString(text));
    int size =
        reader.schema().elementType() instanceof StructType type
            ? type.apply("fields").dataType().defaultSize() / 20
            : 0;
    return data == null
        ? null
        : IntStream.range(0, data.numElements())
            .mapToObj(place -> ReadResult.record(data.getStruct(place, 2), size))
            .toList();
  }
}
