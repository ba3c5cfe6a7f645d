package dev.sluice.io.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problems;
import dev.sluice.spec.ColumnType;
import dev.sluice.testing.SharedSpark;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Records that are not taken apart. The oracle is what was written: lines joined by line ends,
 * objects with something between them.
 */
class WholeRecordTest {

  private static final List<String> PARTS =
      List.of("a", " ", "\t", "\"", "'", ",", "ü", "😀", "\r", "{", "\\n", "\u0085", "\u2028");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void linesAreAsTheyWereWrittenHoweverTheFileIsSplit(long seed) throws IOException {
    Random random = new Random(seed);
    List<String> expected = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1 + random.nextInt(200); i++) {
      while (random.nextInt(5) == 0) {
        text.append(random.nextBoolean() ? "\n" : "\r\n");
      }
      String line = "" + i;
      for (int part = random.nextInt(12); part > 0; part--) {
        line += PARTS.get(random.nextInt(PARTS.size()));
      }
      boolean isWindows = random.nextInt(3) == 0;
      if (!isWindows && line.endsWith("\r")) {
        line += ".";
      }
      expected.add(line);
      text.append(line).append(isWindows ? "\r\n" : "\n");
    }
    Path plain = Files.writeString(folder.resolve("a.log"), text);
    Path packed = folder.resolve("b.log.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(text.toString().getBytes(UTF_8));
    }

    for (long split : new long[] {0, 7, 64}) {
      assertThat(texts(TextFormat.lines(), plain, split)).isEqualTo(expected);
    }
    assertThat(texts(TextFormat.lines(), packed, 7)).isEqualTo(expected);
  }

  @Test
  void bytesThatAreNoUtf8AreRejectedWithTheirLine() throws IOException {
    byte[] text = "one\n\ntw?\nthree\r".getBytes(UTF_8);
    text[7] = (byte) 0xFF;
    Path file = Files.write(folder.resolve("a.log"), text);

    List<Row> rows = rows(TextFormat.lines(), file, 0);

    assertThat(rows.stream().map(row -> row.getString(0))).containsExactly("one", null, "three\r");
    assertThat(TextSourceTest.reject(rows.get(1)))
        .isEqualTo("3 null [null] bytes that are not UTF-8 | tw\uFFFD");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void objectsAreAsTheyWereWritten(long seed) throws IOException {
    Random random = new Random(seed);
    List<String> objects = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(60); i++) {
      Map<String, Object> value = new LinkedHashMap<>();
      value.put("n", i);
      for (int key = random.nextInt(4); key > 0; key--) {
        String text = PARTS.get(random.nextInt(PARTS.size())) + PARTS.get(random.nextInt(5));
        value.put(text, random.nextBoolean() ? List.of(text, Map.of()) : Arrays.asList(1, null));
      }
      String written = new ObjectMapper().writeValueAsString(value);
      objects.add(random.nextBoolean() ? written : written.replace(":", " :\t "));
    }
    Path document =
        Files.writeString(
            folder.resolve("a.json"),
            "{\"v\": {\"Records\": [1]}, \"Records\" : [ "
                + String.join(random.nextBoolean() ? "," : "\n , \r\n", objects)
                + " ] , \"z\":0}");
    Path lines =
        Files.writeString(
            folder.resolve("b.jsonl"),
            objects.stream().map(line -> " " + line + "\t\r\n").collect(Collectors.joining()));

    TextFormat records = new TextFormat.JsonDocument(List.of("Records"), true);
    assertThat(texts(records, document, 0)).isEqualTo(objects);
    for (long split : new long[] {0, 33}) {
      assertThat(texts(new TextFormat.JsonLines(true), lines, split)).isEqualTo(objects);
    }
  }

  @Test
  void whatIsNoObjectIsRejectedAlsoWhenNobodyAsksForIt() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("a.json"),
            "{\"Records\": [{\"a\": 1, \"a\": 2}, 7, {\"b\": [1}, {\"c\": 3}]}");
    TextFormat records = new TextFormat.JsonDocument(List.of("Records"), true);

    List<Row> rows = rows(records, file, 0);

    assertThat(rows.get(0).getString(0)).isEqualTo("{\"a\": 1, \"a\": 2}");
    assertThat(TextSourceTest.reject(rows.get(1))).isEqualTo("1 null [null] not a JSON object | 7");
    assertThat(TextSourceTest.reject(rows.get(2))).startsWith("1 null [null] not a JSON object: ");
    assertThat(
            source(records, file, 0).load(SharedSpark.session()).filter("__reject is null").count())
        .isEqualTo(rows.stream().filter(row -> row.getString(0) != null).count());
  }

  private List<String> texts(TextFormat format, Path file, long split) {
    List<String> texts = new ArrayList<>();
    for (Row row : rows(format, file, split)) {
      assertThat(TextSourceTest.reject(row)).isEmpty();
      texts.add(row.getString(0));
    }
    return texts;
  }

  private static List<Row> rows(TextFormat format, Path file, long split) {
    return source(format, file, split)
        .load(SharedSpark.session())
        .orderBy("__row.block", "__row.position")
        .collectAsList();
  }

  private static TextSource source(TextFormat format, Path file, long split) {
    Problems problems = new Problems();
    TextOptions options =
        TextOptions.of(format, file.toString())
            .withColumns(Map.of("text", ColumnType.TEXT))
            .withSplitBytes(split);
    var source = TextSource.plan(options, new Place("job.yaml", 4, 0, "sources.a"), problems);
    problems.throwIfAny();
    return source.orElseThrow();
  }
}
