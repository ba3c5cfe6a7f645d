package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaCommandTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "=ROUND(A1*1.19,2) | 9.99 | 11.89",
        "=A1+1 | 2 | 3",
        "=A1/3 | 1 | 0.333333333333333",
        "=A1*2 | 1e20 | 200000000000000000000",
        "=A1&\"x\" | \"007\" | 007x",
        "=NOT(A1) | true | FALSE",
        "=A1 | #N/A | #N/A",
        "=1/A1 | 0 | #DIV/0!",
        "=YEAR(A1) | 2026-10-31 | 2026",
        "=EOMONTH(A1,0) | 2026-02-03 | 2026-02-28",
      })
  void aCellIsWhatOneWouldType(String formula, String cell, String shown) {
    assertThat(execute("formula", formula, "--cell", "A1=" + cell)).isZero();
    assertThat(out.toString().strip()).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "=SUM(B1:B4) | B1:B4=[1,\"x\",true,null] | 1",
        "=COUNTA(B1:B4) | B1:B4=[1,\"x\",true,null] | 3",
        "=B1&B2&B3&B4 | B1:B4=[1,\"x\",true,null] | 1xTRUE",
        "=A1&B1&A2&B2 | A1:B2=[[1,2],[3,4]] | 1234",
        "=A1&B1&A2&B2 | A1:B2=[1,2,3,4] | 1234",
        "=IFERROR(B2,\"none\") | A1:B2=[[1,2],[3,{\"error\":\"#N/A\"}]] | none",
        "=SUM(Data!A1:A3) | Data!A1:A3=[1,2,3] | 6",
        "=A1 | A1=[draft] | [draft]",
      })
  void aRangeTakesAnArray(String formula, String cells, String shown) {
    assertThat(execute("formula", formula, "--cell", cells)).isZero();
    assertThat(out.toString().strip()).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "A1:B2=[1,2,3] | A1:B2: the range has 2 rows of 2 cells, the array 3 values",
        "A1:B2=[[1,2],[3]] | the array a row of 1",
        "A1:B2=[[1,2]] | the array 1 row",
        "A1=[1,2] | A1: the range has 1 row of 1 cell, the array 2 values",
        "A1:A2=5 | a range takes a JSON array, not 5; write such as A1:A2=",
        "A1:A2=[1,{\"error\":\"#OOPS\"}] | is no cell",
        "A1:A2=[1,[2]] | [2] is no cell",
        "total=5 | total: this names no cell",
      })
  void cellsThatDoNotFitAreAProblemOfTheUser(String cells, String message) {
    assertThat(execute("formula", "=A1", "--cell", cells)).isEqualTo(2);
    assertThat(err.toString()).contains(message);
  }

  @Test
  void aReportCountsCasesAndGroupsThoseThatDisagree() throws Exception {
    Path cases =
        Files.writeString(
            folder.resolve("cases.jsonl"),
            """
            {"id": "a", "authority": "excel-cached", "core": true, "formula": "=ABS(-1)", "expected": 1}
            {"id": "b", "authority": "excel-cached", "formula": "=ABS(-2)", "expected": 3}
            {"id": "c", "formula": "=LEN(1,2)", "expected": "#N/A"}
            {"id": "d", "formula": "=CELL(\\"row\\",A1)", "expected": 1}
            {"id": "e", "formula": "=ABS(-1)"}
            """);
    Path page = folder.resolve("page.md");

    assertThat(execute("formula", "--cases", cases.toString(), "--report", page.toString()))
        .isZero();

    assertThat(Files.readString(page))
        .contains("| Math and trigonometry | 80 of 80 | 1 of 2 | 1 of 1 |  |")
        .contains("| Text | 47 of 51 |  |  | 0 of 1 |")
        .contains("since it means nothing on tables |  | 0 of 1 |")
        .contains("**A reason is not known.** 1 case.")
        .contains("| ABS | `=ABS(-2)` | `3` | `2.0` |  |  |")
        .contains("the number of arguments is wrong")
        .contains("| LEN | `=LEN(1,2)` | `#N/A` | `LEN takes 1 argument, not 2` |  |  |")
        .doesNotContain(folder.toString());
  }

  @Test
  void aReportNeedsCases() {
    assertThat(execute("formula", "=1", "--report", "page.md")).isEqualTo(2);
  }

  @Test
  void todayIsTheAsOfTime() {
    assertThat(execute("formula", "=TODAY()", "--as-of", "2026-10-31T12:00:00Z")).isZero();
    assertThat(out.toString().strip()).isEqualTo("2026-10-31");
  }

  @Test
  void aBadFormulaEndsWithTwoAndACaret() {
    assertThat(execute("formula", "=ROUND(1,")).isEqualTo(2);
    assertThat(err.toString()).contains("=ROUND(1,").contains("^");
  }

  @Test
  void casesGiveOneResultALineInTheirOrderAndJudgeThem() throws Exception {
    Path cases =
        Files.writeString(
            folder.resolve("cases.jsonl"),
            """
            {"id": "number", "formula": "=A1*2", "cells": {"A1": 3}, "expected": 6}
            {"id": "close", "formula": "=1/3", "expected": 0.333, "tolerance": 0.001}
            {"id": "wrong", "formula": "=1/3", "expected": 0.333}
            {"id": "text", "formula": "=A1&B1", "cells": {"A1": "1", "B1": null}, "expected": "1"}

            {"id": "error", "formula": "=A1", "cells": {"A1": {"error": "#N/A"}}, "expected": "#N/A"}
            {"id": "day", "formula": "=DATE(2022,1,1)", "expected": 44562}
            {"id": "unjudged", "formula": "=TRUE"}
            {"id": "faulty", "formula": "=NOSUCH(1)", "expected": 1}
            """);

    assertThat(execute("formula", "--cases", cases.toString())).isZero();

    List<String> lines = out.toString().lines().toList();
    assertThat(lines.subList(0, 7))
        .containsExactly(
            "{\"id\":\"number\",\"value\":6.0,\"type\":\"number\",\"agrees\":true}",
            "{\"id\":\"close\",\"value\":0.3333333333333333,\"type\":\"number\",\"agrees\":true}",
            "{\"id\":\"wrong\",\"value\":0.3333333333333333,\"type\":\"number\",\"agrees\":false}",
            "{\"id\":\"text\",\"value\":\"1\",\"type\":\"string\",\"agrees\":true}",
            "{\"id\":\"error\",\"value\":\"#N/A\",\"type\":\"error\",\"agrees\":true}",
            "{\"id\":\"day\",\"value\":44562.0,\"type\":\"number\",\"agrees\":true}",
            "{\"id\":\"unjudged\",\"value\":true,\"type\":\"boolean\"}");
    assertThat(lines.get(7))
        .startsWith("{\"id\":\"faulty\",\"value\":null,\"type\":\"unsupported\"");
    assertThat(err.toString())
        .contains("8 cases in ")
        .contains("5 of 7 agree with what was expected, 1 not evaluated");
  }

  @Test
  void everyLineThatIsNoCaseIsNamed() throws Exception {
    Path cases =
        Files.writeString(
            folder.resolve("cases.jsonl"),
            """
            {"id": "a", "formula": "=1"}
            {"id": "b"}
            nonsense
            {"id": "d", "formula": "=A1", "cells": {"A1": [1]}}
            """);

    assertThat(execute("formula", "--cases", cases.toString())).isEqualTo(2);

    assertThat(out.toString().strip())
        .isEqualTo("{\"id\":\"a\",\"value\":1.0,\"type\":\"number\"}");
    assertThat(err.toString())
        .contains(cases + ":2: a case is an object with a formula")
        .contains(cases + ":3: no JSON")
        .contains(cases + ":4: [1] is no cell")
        .contains("3 problems");
  }

  @Test
  void aMissingCasesFileIsAProblemOfTheUser() {
    assertThat(execute("formula", "--cases", folder.resolve("none").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("there is no such file");
  }

  @Test
  void manyCasesKeepTheirOrder() throws Exception {
    List<String> written =
        IntStream.range(0, 5000)
            .mapToObj(
                i ->
                    "{\"id\": %d, \"formula\": \"=A1+1\", \"cells\": {\"A1\": %d}}".formatted(i, i))
            .toList();
    Path cases = Files.write(folder.resolve("cases.jsonl"), written);

    assertThat(execute("formula", "--cases", cases.toString())).isZero();

    assertThat(out.toString().lines())
        .containsExactlyElementsOf(
            IntStream.range(0, 5000)
                .mapToObj(i -> "{\"id\":%d,\"value\":%d.0,\"type\":\"number\"}".formatted(i, i + 1))
                .toList());
  }

  private int execute(String... arguments) {
    return Main.commandLine(
            new PrintWriter(out, true), new PrintWriter(err, true), new Terminal(false, false, 80))
        .execute(arguments);
  }
}
