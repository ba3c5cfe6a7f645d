package dev.sluice.io.text;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problems;
import dev.sluice.spec.CellStyle;
import dev.sluice.spec.ColumnType;
import dev.sluice.spec.Dialect;
import dev.sluice.spec.TextEncoding;
import dev.sluice.testing.SharedSpark;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random tables in other encodings, behind preambles, before footers, with escapes, in archives and
 * at fixed places, written by writers that know nothing of the reader. The oracle is what was
 * written.
 */
class DialectPropertyTest {

  private static final String CHARACTERS = "ab \\\\\\,,\"\"\n|é東😀";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 6})
  void readsTwoByteTextWithTheSameLineNumbers(long seed) throws IOException {
    RandomText text = RandomText.table(new Random(seed), 60, true);
    String plain = withoutMark(text);
    for (TextEncoding encoding : List.of(TextEncoding.UTF_16, TextEncoding.UTF_16LE)) {
      Charset charset = encoding == TextEncoding.UTF_16 ? UTF_16 : UTF_16LE;
      Path file = Files.write(folder.resolve("table.csv"), plain.getBytes(charset));
      assertThat(rows(options(text, file, dialect(encoding, 0)).withSplitBytes(97)))
          .isEqualTo(text.expected());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void leavesPreambleAndFooterOutHoweverTheFileIsSplit(long seed) throws IOException {
    RandomText text = RandomText.table(new Random(seed), 40, true);
    String preamble = "Report, made \"today\n\"\n1,2,3,4,5\n";
    Path file =
        Files.writeString(
            folder.resolve("table.csv"),
            (seed % 2 == 0 ? "\uFEFF" : "") + preamble + withoutMark(text));
    TextFormat.Delimited usual = (TextFormat.Delimited) text.format();
    TextFormat format =
        new TextFormat.Delimited(usual.delimiter(), usual.quote(), new TextFormat.Header(4));
    TextOptions options = TextOptions.of(format, file.toString()).withColumns(RandomText.COLUMNS);
    List<String> expected = text.expected().stream().map(row -> later(row, 3)).toList();

    for (long split : new long[] {0, 1000, 97, 11}) {
      assertThat(rows(options.withSplitBytes(split))).as("split %d", split).isEqualTo(expected);
      for (int footer : new int[] {1, 7}) {
        assertThat(
                rows(
                    options.withSplitBytes(split).withDialect(dialect(TextEncoding.UTF_8, footer))))
            .isEqualTo(expected.subList(0, expected.size() - footer));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void readsTheFilesOfAnArchiveAsThoseOfAFolder(long seed) throws IOException {
    RandomText text = RandomText.table(new Random(seed), 50, true);
    Path plain = Files.createDirectory(folder.resolve("plain"));
    Path archive = folder.resolve("table.zip");
    try (OutputStream out = Files.newOutputStream(archive);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("sub/"));
      for (String name : List.of("b.csv", "sub/a.csv", "ä.csv", "_skipped.csv", "__MACOSX/b.csv")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.bytes());
        if (!name.startsWith("_")) {
          Files.write(plain.resolve(name.replace("sub/", "c")), text.bytes());
        }
      }
    }
    TextOptions zipped = options(text, archive, Dialect.PLAIN).withSplitBytes(97);
    assertThat(rows(zipped)).isEqualTo(rows(options(text, plain, Dialect.PLAIN)));
    assertThat(
            load(zipped).select("__row.file").distinct().collectAsList().stream()
                .map(row -> row.getString(0).replace(folder + "/", "")))
        .containsExactlyInAnyOrder("table.zip!b.csv", "table.zip!sub/a.csv", "table.zip!ä.csv");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void readsWhatWasEscaped(long seed) throws IOException {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder("a,b\n");
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String left = random(random);
      String right = random(random);
      expected.add(left + "|" + right);
      text.append(escaped(random, left)).append(',').append(escaped(random, right));
      text.append(random.nextBoolean() ? "\n" : "\r\n");
    }
    Path file = Files.writeString(folder.resolve("escaped.csv"), text);
    TextFormat format = new TextFormat.Delimited(',', '"', '\\', TextFormat.Header.FIRST_LINE);
    Map<String, ColumnType> columns = new LinkedHashMap<>();
    columns.put("a", ColumnType.TEXT);
    columns.put("b", ColumnType.TEXT);
    TextOptions options =
        TextOptions.of(format, file.toString()).withColumns(columns).withSplitBytes(50);

    assertThat(
            ordered(options).stream()
                .map(row -> row.isNullAt(3) ? row.get(0) + "|" + row.get(1) : row.get(3)))
        .containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void cutsLinesAtFixedPlaces(long seed) throws IOException {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(seed % 2 == 0 ? "" : "NAME   AMOUNT\n");
    List<String> expected = new ArrayList<>();
    String[] names = {"Ann", "Čeněk", "東京 x", "😀", "", "seven7c"};
    int line = seed % 2 == 0 ? 0 : 1;
    for (int i = 0; i < 150; i++) {
      String name = names[random.nextInt(names.length)];
      int amount = random.nextInt(100_000);
      String padding = " ".repeat(7 - name.codePointCount(0, name.length()));
      String written = name + padding + "%6d".formatted(amount);
      int fault = random.nextInt(10);
      line++;
      if (fault == 0) {
        written = written.substring(0, written.length() - 1);
        expected.add("reject at line " + line + " null");
      } else if (fault == 1) {
        written += "x";
        expected.add("reject at line " + line + " null");
      } else {
        written += fault == 2 ? "  " : "";
        expected.add((name.isEmpty() ? null : name) + "|" + amount);
      }
      text.append(written).append(random.nextBoolean() ? "\n" : "\r\n");
    }
    Path file = Files.write(folder.resolve("fixed.txt"), text.toString().getBytes(UTF_8));
    TextFormat format =
        new TextFormat.FixedWidth(
            List.of("name", "amount"), List.of(7, 6), new TextFormat.Header((int) (seed % 2)));
    Map<String, ColumnType> columns = new LinkedHashMap<>();
    columns.put("name", ColumnType.TEXT);
    columns.put("amount", ColumnType.INTEGER);
    for (long split : new long[] {0, 500, 31}) {
      TextOptions options =
          TextOptions.of(format, file.toString()).withColumns(columns).withSplitBytes(split);
      assertThat(rows(options)).as("split %d", split).isEqualTo(expected);
    }
  }

  private static String random(Random random) {
    StringBuilder text = new StringBuilder("x");
    int length = random.nextInt(8);
    for (int i = 0; i < length; i++) {
      int at = random.nextInt(CHARACTERS.codePointCount(0, CHARACTERS.length()));
      text.appendCodePoint(CHARACTERS.codePointAt(CHARACTERS.offsetByCodePoints(0, at)));
    }
    return text.toString();
  }

  private static String escaped(Random random, String cell) {
    boolean quoted = random.nextBoolean();
    StringBuilder text = new StringBuilder(quoted ? "\"" : "");
    for (char c : cell.toCharArray()) {
      boolean must = c == '\\' || (quoted ? c == '"' : c == ',' || c == '\n');
      boolean may = c == '"' || c == ',';
      if (quoted && c == '"' && random.nextBoolean()) {
        text.append("\"\"");
      } else {
        text.append(must || may && random.nextBoolean() ? "\\" : "").append(c);
      }
    }
    return text.append(quoted ? "\"" : "").toString();
  }

  private static String withoutMark(RandomText text) {
    return new String(text.bytes(), UTF_8).replace("\uFEFF", "");
  }

  private static String later(String row, int lines) {
    String[] words = row.split(" ", 5);
    return row.startsWith("reject at line ")
        ? "reject at line " + (Integer.parseInt(words[3]) + lines) + " " + words[4]
        : row;
  }

  private static Dialect dialect(TextEncoding encoding, int footer) {
    return new Dialect(encoding, footer, CellStyle.PLAIN, Map.of());
  }

  private static TextOptions options(RandomText text, Path file, Dialect dialect) {
    return TextOptions.of(text.format(), file.toString())
        .withColumns(RandomText.COLUMNS)
        .withDialect(dialect);
  }

  private static List<String> rows(TextOptions options) {
    int columns = options.columns().size();
    List<String> found = new ArrayList<>();
    for (Row row : ordered(options)) {
      Row reject = row.getStruct(row.fieldIndex("__reject"));
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < columns; i++) {
        cells.add(String.valueOf(row.get(i)));
      }
      found.add(
          reject == null
              ? String.join("|", cells)
              : "reject at line " + reject.getLong(1) + " " + reject.getString(2));
    }
    return found;
  }

  private static List<Row> ordered(TextOptions options) {
    return load(options).orderBy("__row.file", "__row.block", "__row.position").collectAsList();
  }

  private static Dataset<Row> load(TextOptions options) {
    Problems problems = new Problems();
    var source = TextSource.plan(options, Place.file("test"), problems);
    problems.throwIfAny();
    return source.orElseThrow().load(SharedSpark.session());
  }
}
