package dev.sluice.io.text;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problems;
import dev.sluice.spec.ColumnType;
import dev.sluice.testing.SharedSpark;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells, records and rows that are larger than anybody expects; the sizes are the oracle. */
class RecordLimitTest {

  private static final int MB = 1 << 20;

  @TempDir Path folder;

  @Test
  void takesAQuotedCellOfFiftyMegabytes() throws IOException {
    List<String> found =
        records(
            new DelimitedParser((TextFormat.Delimited) TextFormat.csv(), 2),
            "a,\"",
            50 * MB,
            "\n\"\nb,c\n");
    assertThat(found).containsExactly("2 cells of 1, 52428801", "2 cells of 1, 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"delimited", "escaped", "fixed-width", "jsonl", "lines"})
  void rejectsALineThatIsTooLongAndGoesOnAfterIt(String kind) throws IOException {
    RecordParser parser =
        switch (kind) {
          case "delimited" -> new DelimitedParser((TextFormat.Delimited) TextFormat.csv(), 2);
          case "escaped" ->
              new EscapedParser(
                  new TextFormat.Delimited(',', '"', '\\', TextFormat.Header.FIRST_LINE));
          case "lines" -> new LinesParser();
          case "jsonl" -> new JsonLinesParser(new JsonObjectCells(List.of("a", "b")));
          default ->
              new FixedWidthParser(
                  new TextFormat.FixedWidth(
                      List.of("a", "b"), List.of(2, 1), TextFormat.Header.NONE));
        };
    boolean json = kind.equals("jsonl");
    List<String> found = records(parser, "a,", 130 * MB, json ? "\n{}\n" : "\nb,c\n");
    assertThat(found.get(0))
        .isEqualTo("longer than 64 MB, the most a row may take, shown 4003 characters, 1 line");
    assertThat(found).hasSize(2);
    assertThat(found.get(1)).startsWith(kind.equals("lines") ? "1 cells of 3" : "2 cells of ");
  }

  @Test
  void rejectsAQuoteThatIsNeverClosedOnAnEndlessLine() throws IOException {
    List<String> found =
        records(
            new DelimitedParser((TextFormat.Delimited) TextFormat.csv(), 2),
            "a,\"",
            130 * MB,
            "\nb,c\n");
    assertThat(found)
        .containsExactly(
            "a quote that is never closed, shown 4003 characters, 1 line", "2 cells of 1, 1");
  }

  @Test
  void findsTheNextRecordFromInsideACellThatIsLongerThanAFirstLook() throws IOException {
    String line = "of another width\n";
    String cell = "\"" + line.repeat(200_000) + "\"\n";
    byte[] text = ("1," + cell + "2,b\n3,c\n").getBytes(US_ASCII);
    DelimitedParser parser = new DelimitedParser((TextFormat.Delimited) TextFormat.csv(), 2);
    try (ByteWindow window =
        new ByteWindow(new ByteArrayInputStream(text, 100_000, text.length), 100_000)) {
      parser.moveToRecord(window);
      assertThat(window.startOffset()).isEqualTo(2 + cell.length());
    }
  }

  @Test
  void readsAThousandColumnsWhateverOrderTheyAreAskedIn() throws IOException {
    String header =
        IntStream.range(0, 1000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
    String row =
        IntStream.range(0, 1000).mapToObj(String::valueOf).collect(Collectors.joining(","));
    Path file =
        Files.writeString(folder.resolve("wide.csv"), header + "\n" + row + "\n" + row + ",x\n");
    TextOptions options = TextOptions.of(TextFormat.csv(), file.toString());
    Problems problems = new Problems();
    var source = TextSource.plan(options, Place.file("test"), problems).orElseThrow();

    assertThat(source.columns()).hasSize(1000).containsEntry("c999", ColumnType.INTEGER);
    List<Row> rows =
        source
            .load(SharedSpark.session())
            .select("c999", "c0", "c500", "__reject.reason")
            .collectAsList();
    assertThat(rows.stream().map(Row::toString))
        .containsExactly("[999,0,500,null]", "[null,null,null,1001 cells instead of 1000]");
  }

  @Test
  void keepsAFooterOfCopiesApartFromRowsThatMoveOn() throws IOException {
    StringBuilder text = new StringBuilder("id,note\n");
    IntStream.range(0, 3000).forEach(i -> text.append(i).append(",note ").append(i).append('\n'));
    Path file = Files.writeString(folder.resolve("footer.csv"), text + "3000 rows\n");
    TextOptions options =
        TextOptions.of(TextFormat.csv(), file.toString())
            .withDialect(
                new dev.sluice.spec.Dialect(
                    dev.sluice.spec.TextEncoding.UTF_8,
                    1,
                    dev.sluice.spec.CellStyle.PLAIN,
                    Map.of()));
    var source = TextSource.plan(options, Place.file("test"), new Problems()).orElseThrow();

    assertThat(source.notes()).contains("records at the end that are no rows: 1 (skip-footer)");
    List<Row> rows = source.load(SharedSpark.session()).orderBy("id").collectAsList();
    assertThat(rows).hasSize(3000);
    assertThat(rows.stream().map(row -> row.getLong(0) + row.getString(1)))
        .containsExactlyElementsOf(
            IntStream.range(0, 3000).mapToObj(i -> i + "note " + i).toList());
  }

  private static List<String> records(RecordParser parser, String before, long bytes, String after)
      throws IOException {
    InputStream in =
        new SequenceInputStream(
            Collections.enumeration(
                List.of(
                    new ByteArrayInputStream(before.getBytes(US_ASCII)),
                    new Repeated(bytes),
                    new ByteArrayInputStream(after.getBytes(US_ASCII)))));
    List<String> found = new ArrayList<>();
    RecordCells cells = new RecordCells();
    try (ByteWindow window = new ByteWindow(in, 0)) {
      parser.skipEmptyLines(window);
      while (parser.next(window, cells)) {
        found.add(described(cells));
        parser.skipEmptyLines(window);
      }
    }
    return found;
  }

  private static String described(RecordCells cells) {
    if (cells.fault() != null) {
      return cells.fault()
          + ", shown "
          + cells.written().length()
          + " characters, "
          + cells.lines()
          + " line";
    }
    return cells.count()
        + " cells of "
        + IntStream.range(0, cells.count())
            .mapToObj(i -> String.valueOf(cells.to(i) - cells.from(i)))
            .collect(Collectors.joining(", "));
  }

  /** The same letter many times, without the memory for it. */
  private static final class Repeated extends InputStream {

    private long left;

    Repeated(long bytes) {
      left = bytes;
    }

    @Override
    public int read() {
      return left-- > 0 ? 'z' : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int count = (int) Math.min(length, left);
      java.util.Arrays.fill(target, offset, offset + count, (byte) 'z');
      left -= count;
      return count;
    }
  }
}
