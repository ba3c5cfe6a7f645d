package dev.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.report.RunRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same rows in every format that can be read are the same rows in every format written. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormatRoundTripTest {

  private static final String COLUMNS =
      "columns: {id: text, amount: \"decimal(18,2)\", n: integer, day: date, at: timestamp, ok:"
          + " boolean, x: double}";

  /** A comma, quotes, a tab, non-ASCII, text that looks like a number, blanks. */
  private static final List<List<String>> ROWS =
      List.of(
          List.of("a,b", "10.50", "1", "2026-01-31", "2026-01-31T10:20:30Z", "true", "0.1"),
          List.of("say \"hi\"", "-0.01", "-2", "1999-12-31", "1999-12-31T23:59:59Z", "false", "-3"),
          List.of("浅草 Zürich", "9999999999999999.99", "0", "2024-02-29", "", "", "1e300"),
          List.of("007", "", "", "", "", "true", ""),
          List.of("tab\there", "0.00", "9", "2026-10-31", "2026-10-31T00:00:00Z", "", "2.5"));

  private static final List<String> NAMES = List.of("id", "amount", "n", "day", "at", "ok", "x");

  private SmallProject project;
  private String digest = "";

  @BeforeAll
  void writeSources(@TempDir Path folder) {
    project = new SmallProject(folder);
    project.write("data/one.csv", delimited(ROWS, ','));
    project.write("data/one.tsv", delimited(ROWS, '\t'));
    project.write("data/one.jsonl", jsonLines(ROWS));
    project.write("data/some/part-1.csv", delimited(ROWS.subList(0, 2), ','));
    project.write("data/some/part-2.csv", delimited(ROWS.subList(2, 5), ','));
    // The first run also makes the Parquet folder and the table that others read.
    project.job(
        "first",
        """
        sources:
          rows: {path: data/one.csv, %s}
        steps:
          - sort: {table: rows, by: id}
          - select: {table: rows, columns: [id, amount, n, day, at, ok, x], into: again}
        publish:
          rows: {table: t.rows}
          again: {path: data/parquet, format: parquet}
        """
            .formatted(COLUMNS));
    RunRecord record = run("first");
    digest = record.outputs().get(0).digest();
    assertThat(record.outputs().get(1).digest()).isEqualTo(digest);
    // Oracle: the cells as they are written above.
    assertThat(project.rows("SELECT id, amount, n, day, ok, x FROM t.rows"))
        .containsExactlyInAnyOrder(
            "a,b,10.50,1,2026-01-31,true,0.1",
            "say \"hi\",-0.01,-2,1999-12-31,false,-3.0",
            "浅草 Zürich,9999999999999999.99,0,2024-02-29,null,1.0E300",
            "007,null,null,null,true,null",
            "tab\there,0.00,9,2026-10-31,null,2.5");
    assertThat(project.rows("SELECT at FROM t.rows WHERE n = 1"))
        .containsExactly("2026-01-31 10:20:30.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "path: data/one.csv, columns",
        "path: data/one.tsv, columns",
        "path: data/one.jsonl, columns",
        "path: 'data/some/part-*.csv', columns",
        "path: data/some, format: csv, columns",
        "path: data/parquet, format: parquet",
        "table: t.rows"
      })
  void everySourceGivesTheSameRowsInEveryFormatAndBack(String source) {
    String name = "j" + Integer.toHexString(source.hashCode());
    String written = source.replace("columns", COLUMNS);
    List<String> publications = new ArrayList<>();
    List<String> copies = new ArrayList<>();
    List<String> sources = new ArrayList<>();
    List<String> sorts = new ArrayList<>();
    List<String> tables = new ArrayList<>();
    for (String format : List.of("parquet", "csv", "jsonl", "orc", "avro")) {
      String out = "out/" + name + "/" + format;
      copies.add("  - sort: {table: rows, by: id, into: " + format + "}");
      publications.add("  " + format + ": {path: " + out + ", format: " + format + "}");
      sources.add(
          "  "
              + format
              + ": {path: "
              + out
              + ", format: "
              + format
              + (List.of("csv", "jsonl").contains(format) ? ", " + COLUMNS : "")
              + "}");
      sorts.add("  - sort: {table: " + format + ", by: id}");
      tables.add("  " + format + ": {table: t." + name + "_" + format + "}");
    }
    project.job(
        name + "-out",
        "sources:\n  rows: {"
            + written
            + "}\nsteps:\n"
            + String.join("\n", copies)
            + "\npublish:\n"
            + String.join("\n", publications)
            + "\n");
    project.job(
        name + "-back",
        "sources:\n"
            + String.join("\n", sources)
            + "\nsteps:\n"
            + String.join("\n", sorts)
            + "\npublish:\n"
            + String.join("\n", tables)
            + "\n");

    RunRecord out = run(name + "-out");
    RunRecord back = run(name + "-back");

    assertThat(out.outputs()).hasSize(5).allMatch(output -> output.digest().equals(digest));
    assertThat(back.outputs())
        .extracting(output -> output.name() + " " + output.digest())
        .containsExactly(
            "parquet " + digest,
            "csv " + digest,
            "jsonl " + digest,
            "orc " + digest,
            "avro " + digest);
  }

  private RunRecord run(String job) {
    RunRecord record = project.run(job);
    assertThat(record.outcome()).as("%s", record.problems()).isEqualTo(RunRecord.Outcome.PUBLISHED);
    assertThat(record.accounts()).allMatch(RunRecord.Account::isProved);
    return record;
  }

  private static String delimited(List<List<String>> rows, char delimiter) {
    StringBuilder text = new StringBuilder(String.join(Character.toString(delimiter), NAMES));
    for (List<String> row : rows) {
      text.append('\n');
      List<String> cells = new ArrayList<>();
      for (String cell : row) {
        boolean quoted =
            cell.indexOf('"') >= 0 || cell.indexOf(',') >= 0 || cell.indexOf('\t') >= 0;
        cells.add(quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
      }
      text.append(String.join(Character.toString(delimiter), cells));
    }
    return text.append('\n').toString();
  }

  private static String jsonLines(List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      List<String> fields = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        String cell = row.get(i).replace("\"", "\\\"").replace("\t", "\\t");
        boolean plain = i == 1 || i == 2 || i == 5 || i == 6;
        fields.add(
            '"'
                + NAMES.get(i)
                + "\":"
                + (cell.isEmpty() ? "null" : plain ? cell : '"' + cell + '"'));
      }
      text.append('{').append(String.join(",", fields)).append("}\n");
    }
    return text.toString();
  }
}
