package dev.sluice.io.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problems;
import dev.sluice.spec.ColumnType;
import dev.sluice.testing.SharedSpark;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.compress.BZip2Codec;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextSourceTest {

  private static final Place PLACE = new Place("job.yaml", 4, 0, "sources.bank");

  @TempDir Path folder;

  @Test
  void readsEveryTypeStrictlyFromDeclaredColumns() throws IOException {
    Path file =
        write(
            "types.csv",
            "id,name,amount,rate,ok,day,at,big\r\n"
                + "1, Ann ,12.50,1.5e3,TRUE,2024-02-29,2026-10-31T14:05:06.5+02:00,"
                + "123456789012345678901234567890.12\r\n"
                + "-9223372036854775808,\"x,\"\"y\"\"\nz\",-0.1, 7 ,false,1969-12-31,2026-10-31 14:05,-1\r\n"
                + ",\"\",,,,,,");
    Map<String, ColumnType> columns = new LinkedHashMap<>();
    columns.put("id", ColumnType.INTEGER);
    columns.put("name", ColumnType.TEXT);
    columns.put("amount", ColumnType.decimal(18, 2));
    columns.put("rate", ColumnType.DOUBLE);
    columns.put("ok", ColumnType.BOOLEAN);
    columns.put("day", ColumnType.DATE);
    columns.put("at", ColumnType.TIMESTAMP);
    columns.put("big", ColumnType.decimal(38, 2));

    List<Row> rows = load(options(TextFormat.csv(), file).withColumns(columns)).collectAsList();

    assertThat(rows.stream().map(row -> row.get(9))).containsOnlyNulls();
    assertThat(values(rows.get(0), 8))
        .containsExactly(
            1L,
            " Ann ",
            new BigDecimal("12.50"),
            1500.0,
            true,
            Date.valueOf("2024-02-29"),
            Timestamp.from(Instant.parse("2026-10-31T12:05:06.500Z")),
            new BigDecimal("123456789012345678901234567890.12"));
    assertThat(values(rows.get(1), 8))
        .containsExactly(
            Long.MIN_VALUE,
            "x,\"y\"\nz",
            new BigDecimal("-0.10"),
            7.0,
            false,
            Date.valueOf("1969-12-31"),
            Timestamp.from(Instant.parse("2026-10-31T14:05:00Z")),
            new BigDecimal("-1.00"));
    assertThat(values(rows.get(2), 8)).containsOnlyNulls();
    assertThat(rows.get(2).getStruct(8).getLong(2)).isEqualTo(2);
  }

  @Test
  void rejectsARowWithItsPlaceAndReason() throws IOException {
    Path file =
        write(
            "bank.csv", "id,amount\n1,1.00\n\n2,\"12\n.345\"\nx,12.345\n3\n4,5,6\n5,\"a\"b\n6,7\n");
    Map<String, ColumnType> columns = new LinkedHashMap<>();
    columns.put("amount", ColumnType.decimal(18, 2));
    columns.put("id", ColumnType.INTEGER);

    List<Row> rows = load(options(TextFormat.csv(), file).withColumns(columns)).collectAsList();

    assertThat(rows.stream().map(TextSourceTest::reject))
        .containsExactly(
            "",
            "4 amount [12\n.345] not a number | 2,\"12\n.345\"",
            "6 amount [12.345] more decimals than decimal(18,2) takes; 1 more in this row | x,12.345",
            "7 null [null] 1 cell instead of 2 | 3",
            "8 null [null] 3 cells instead of 2 | 4,5,6",
            "9 null [null] text after a closing quote | 5,\"a\"b",
            "");
    assertThat(rows.get(1).isNullAt(0) && rows.get(1).isNullAt(1)).isTrue();
    assertThat(rows.get(1).getStruct(3).getString(0)).isEqualTo(file.toString());
  }

  @Test
  void readsCompressedFilesAndJsonLines() throws IOException {
    Path file = folder.resolve("rows.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(
          """
          {"name": "Zo\\u00eb \\ud83d\\ude00", "extra": {"a": [1, 2]}, "amount": "7.50", "n": 3}
          {"amount": 1.5, "name": {"first": "A", "x": [1,"}"]}}
          [1]
          {"name": 12, "amount": true}
          {"name": "open
          """
              .getBytes(UTF_8));
    }
    Map<String, ColumnType> columns = new LinkedHashMap<>();
    columns.put("name", ColumnType.TEXT);
    columns.put("amount", ColumnType.decimal(9, 2));
    columns.put("n", ColumnType.INTEGER);

    List<Row> rows =
        load(options(TextFormat.jsonLines(), file).withColumns(columns)).collectAsList();

    assertThat(values(rows.get(0), 3)).containsExactly("Zoë 😀", new BigDecimal("7.50"), 3L);
    assertThat(values(rows.get(1), 3))
        .containsExactly("{\"first\": \"A\", \"x\": [1,\"}\"]}", new BigDecimal("1.50"), null);
    assertThat(reject(rows.get(2))).isEqualTo("3 null [null] not a JSON object | [1]");
    assertThat(reject(rows.get(3)))
        .isEqualTo("4 amount [true] not a number | {\"name\": 12, \"amount\": true}");
    assertThat(reject(rows.get(4))).startsWith("5 null [null] not a JSON object: ");
  }

  @Test
  void readsEveryCompressionAlsoInSeveralPieces() throws IOException {
    byte[] first = "id,note\n1,Zürich\n2,".getBytes(UTF_8);
    byte[] second = "two\nx,\n".getBytes(UTF_8);
    BZip2Codec bzip2 = new BZip2Codec();
    bzip2.setConf(new Configuration(false));
    for (byte[] piece : List.of(first, second)) {
      try (OutputStream gz = new GZIPOutputStream(appended("a.csv.gz"));
          OutputStream zst = new ZstdOutputStream(appended("b.csv.zst"));
          OutputStream bz2 = bzip2.createOutputStream(appended("c.csv.bz2"))) {
        gz.write(piece);
        zst.write(piece);
        bz2.write(piece);
      }
    }
    Map<String, ColumnType> columns = new LinkedHashMap<>();
    columns.put("id", ColumnType.INTEGER);
    columns.put("note", ColumnType.TEXT);

    List<Row> rows =
        load(options(TextFormat.csv(), folder).withColumns(columns).withSplitBytes(5))
            .collectAsList();

    List<String> each =
        List.of("[1,Zürich] ", "[2,two] ", "[null,null] 4 id [x] not a whole number | x,");
    assertThat(rows.stream().map(row -> "[%s,%s] ".formatted(row.get(0), row.get(1)) + reject(row)))
        .containsExactlyElementsOf(Stream.of(each, each, each).flatMap(List::stream).toList());
  }

  private OutputStream appended(String name) throws IOException {
    return Files.newOutputStream(
        folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  static String reject(Row row) {
    Row reject = row.getStruct(row.fieldIndex("__reject"));
    return reject == null
        ? ""
        : "%d %s [%s] %s | %s"
            .formatted(
                reject.getLong(1),
                reject.getString(2),
                reject.getString(3),
                reject.getString(4),
                reject.getString(5));
  }

  private static List<Object> values(Row row, int count) {
    List<Object> values = new java.util.ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(row.get(i));
    }
    return values;
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static TextOptions options(TextFormat format, Path file) {
    return TextOptions.of(format, file.toString());
  }

  private static Dataset<Row> load(TextOptions options) {
    Problems problems = new Problems();
    Optional<TextSource> source = TextSource.plan(options, PLACE, problems);
    problems.throwIfAny();
    return source.orElseThrow().load(SharedSpark.session());
  }
}
