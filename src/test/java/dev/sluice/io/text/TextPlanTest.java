package dev.sluice.io.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problems;
import dev.sluice.spec.ColumnType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextPlanTest {

  @TempDir Path folder;

  @Test
  void reportsFaultsOfHeadersAtTheFirstLineOfEachFile() throws IOException {
    write("a.csv", "id,amuont,note\n1,2,3\n");
    write("b.csv", "id,amount\n");
    write("c.csv", "id,amount, id \n1,2,3\n");
    write("d.csv", "\n\r\n\n");
    write("e.csv", "Amount,AMOUNT,id\n1,2,3\n");
    write("f.csv", "\u0000PNG,x\n1,2\n");
    write("g.csv", "id,\"amount\n1,2\n");
    write("h.csv.gz", "id,amount\n1,2\n");
    write("i.csv", "id,amount\r1,2\r");
    Files.write(folder.resolve("j.csv"), "id,amount\n1,2\n".getBytes(StandardCharsets.UTF_16));

    assertThat(problems(options("").withColumns(columns("id", "amount"))))
        .containsExactlyInAnyOrder(
            "F/a.csv:1: there is no column \"amount\"; the file has id, amuont, note; did you mean"
                + " \"amuont\"?",
            "F/b.csv:1: the file has a header and no rows",
            "F/c.csv:1: column \"id\" stands twice in the header",
            "F/d.csv:1: the file has only empty lines",
            "F/e.csv:1: column \"amount\" can be \"Amount\" or \"AMOUNT\"",
            "F/f.csv:1: the file is not text; it has zero bytes",
            "F/g.csv:1: the header has a quote that is never closed",
            "F/h.csv.gz:1: the file is named .gz and is no gzip file",
            "F/i.csv:1: the lines of the file end with CR alone; save it with LF or CRLF",
            "F/j.csv:1: the file is UTF-16; add encoding: utf-16");
  }

  @Test
  void reportsAFileThatLacksAColumnOfTheFirstOneAndNamesNobodyDeclared() throws IOException {
    write("1.csv", "id,amount,extra\n1,2,3\n");
    write("2.csv", "amount,Extra\n1,2\n");
    write("3.csv", "__row,x,\n1,2,3\n");

    assertThat(problems(options("/[12].csv")))
        .containsExactly("F/2.csv:1: there is no column \"id\"; the file has amount, Extra");
    assertThat(problems(options("/3.csv")))
        .containsExactly(
            "F/3.csv:1: column \"__row\" starts with __, which is reserved",
            "F/3.csv:1: column 3 has no name; declare the columns to read");
  }

  @Test
  void reportsAHeaderlessSourceWithoutColumnsAndWithTooFewCells() throws IOException {
    write("x.csv", "1,2\n");
    TextFormat format = new TextFormat.Delimited(',', '"', TextFormat.Header.NONE);
    TextOptions options = TextOptions.of(format, folder.toString());

    assertThat(problems(options))
        .containsExactly(
            "job.yaml:4: sources.bank: a source without a header line needs declared columns");
    assertThat(problems(options.withColumns(columns("a", "b", "c"))))
        .containsExactly("F/x.csv:1: the first line has 2 cells; 3 columns are declared");
    assertThat(problems(options.withColumns(columns("a", "b")))).isEmpty();
  }

  @Test
  void tellsColumnsThatAreNotRead() throws IOException {
    write("1.csv", "ID,amount,extra\n1,2,3\n");
    write("2.csv", "more,id,extra\n1,2,3\n");

    TextSource source =
        TextSource.plan(options("").withColumns(columns("id")), place(), new Problems())
            .orElseThrow();

    assertThat(source.ignoredColumns()).containsExactly("amount", "extra", "more");
    assertThat(source.files().stream().map(file -> file.path().replace(folder.toString(), "F")))
        .containsExactly("F/1.csv", "F/2.csv");
    assertThat(source.schema().simpleString()).isEqualTo("struct<id:string>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1;-20;;999999999999999999 | integer",
        "1;1234567890123456789 | decimal(38,0)",
        "1;2.5;-3.125 | decimal(38,3)",
        "1;2.50e3 | double",
        "12345678901234567890.1234567890123456789012 | double",
        "0.5;0 | decimal(38,1)",
        "00123;5 | text",
        "+491511234 | text",
        "123456789012345678901234567890123456789 | text",
        "TRUE;false; | boolean",
        "true;1 | text",
        "2026-10-31;2024-02-29 | date",
        "2026-10-31;2026-10-31T10:00Z | timestamp",
        "2026-02-30 | text",
        "Y;N | text",
        "- | text",
        "; | text"
      })
  void infersTheNarrowestTypeThatHoldsTheSample(String cells, String type) throws IOException {
    String rows =
        List.of(cells.split(";", -1)).stream().collect(Collectors.joining(",x\n", "", ",x\n"));
    write("t.csv", "v,w\n" + rows);

    assertThat(inferred(options("")).get("v")).hasToString(type.strip());
  }

  @Test
  void infersFromTheFirstAndTheLastFileAndNotFromFaultyRows() throws IOException {
    write("1.csv", "a,b\n1,1\nx\n");
    write("2.csv", "a,b\nmiddle,1\n");
    write("3.csv", "b,a\n1,2.5\n");

    assertThat(inferred(options(""))).hasToString("{a=decimal(38,1), b=integer}");
  }

  @Test
  void infersKeysOfJsonInTheirOrderAndKeepsStringsText() throws IOException {
    write(
        "1.jsonl",
        "{\"id\": 1, \"code\": \"12\", \"day\": \"2026-10-31\"}\n{\"rate\": 1.5e3, \"id\": 2,"
            + " \"tags\": [1], \"ok\": true, \"none\": null}\n");

    assertThat(inferred(TextOptions.of(TextFormat.jsonLines(), folder + "/1.jsonl")))
        .hasToString(
            "{id=integer, code=text, day=date, rate=double, tags=text, ok=boolean, none=text}");
  }

  private List<String> problems(TextOptions options) {
    Problems problems = new Problems();
    Optional<TextSource> source = TextSource.plan(options, place(), problems);
    assertThat(source.isPresent()).isEqualTo(problems.isEmpty());
    return problems.all().stream()
        .map(problem -> problem.render().replace(folder.toString(), "F"))
        .toList();
  }

  private static Map<String, ColumnType> inferred(TextOptions options) {
    Problems problems = new Problems();
    Optional<TextSource> source = TextSource.plan(options, place(), problems);
    problems.throwIfAny();
    return source.orElseThrow().columns();
  }

  private TextOptions options(String path) {
    return TextOptions.of(TextFormat.csv(), folder + path);
  }

  private static Place place() {
    return new Place("job.yaml", 4, 0, "sources.bank");
  }

  private static Map<String, ColumnType> columns(String... names) {
    Map<String, ColumnType> columns = new LinkedHashMap<>();
    for (String name : names) {
      columns.put(name, ColumnType.TEXT);
    }
    return columns;
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
