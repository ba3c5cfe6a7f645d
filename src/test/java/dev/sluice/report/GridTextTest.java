package dev.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import dev.sluice.report.Grid.Column;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GridTextTest {

  private static final Grid NAMES =
      new Grid(
          List.of(Column.text("name"), Column.figures("amount"), Column.text("on")),
          List.of(
              Arrays.asList("Zoë", new BigDecimal("1E+3"), LocalDate.of(2026, 10, 31)),
              Arrays.asList("株式会社", new BigDecimal("-0.50"), null),
              Arrays.asList("a\tb\u202E", 7, ""),
              Arrays.asList("e\u0301 😀", null, "x")));

  @Test
  void columnsAreAlignedByWhatATerminalShows() {
    assertThat(TextTable.render(NAMES, 80))
        .isEqualTo(
            """
            name         amount  on
            ───────────  ──────  ──────────
            Zoë            1000  2026-10-31
            株式会社      -0.50  NULL
            a␉b⟨U+202E⟩       7
            e\u0301 😀           NULL  x
            """);
  }

  @Test
  void theWidestColumnGivesWayFirst() {
    Grid grid =
        new Grid(
            List.of(Column.text("id"), Column.text("words")),
            List.of(Arrays.asList("12345678", "x".repeat(100))));
    assertThat(TextTable.render(grid, 30).lines())
        .containsExactly(
            "id        words", "────────  ────────────────────", "12345678  xxxxxxxxxxxxxxxxxxx…");
  }

  @Test
  void aGridWithoutRowsOrColumnsIsStillATable() {
    assertThat(TextTable.render(new Grid(List.of(Column.text("a")), List.of()), 80))
        .isEqualTo("a\n─\n");
    assertThat(TextTable.render(new Grid(List.of(), List.of()), 80)).isEqualTo("\n\n");
    assertThat(CsvText.render(new Grid(List.of(Column.text("a")), List.of()))).isEqualTo("a\n");
    assertThat(JsonText.render(new Grid(List.of(Column.text("a")), List.of()))).isEqualTo("[]\n");
  }

  @Test
  void aRowOfAnotherLengthIsRefused() {
    assertThatThrownBy(() -> new Grid(List.of(Column.text("a")), List.of(List.of())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Oracle: the CSV parser that Spark reads with. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void csvIsReadBackByAnotherParser(long seed) {
    Random random = new Random(seed);
    List<String> pieces = List.of("a", ",", "\"", "\n", "\r\n", " ", "ü", "😀", ";", "\t", "''");
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      List<@Nullable Object> row = new ArrayList<>();
      for (int j = 0; j < 3; j++) {
        StringBuilder cell = new StringBuilder();
        for (int k = random.nextInt(5); k > 0; k--) {
          cell.append(pieces.get(random.nextInt(pieces.size())));
        }
        row.add(j > 0 && random.nextInt(5) == 0 ? null : cell.toString());
      }
      rows.add(row);
    }
    CsvParserSettings settings = new CsvParserSettings();
    settings.getFormat().setLineSeparator("\n");
    settings.setNormalizeLineEndingsWithinQuotes(false);
    settings.setIgnoreLeadingWhitespaces(false);
    settings.setIgnoreTrailingWhitespaces(false);
    settings.setEmptyValue("");
    settings.setSkipEmptyLines(false);
    settings.setHeaderExtractionEnabled(true);
    Grid grid = new Grid(List.of(Column.text("a"), Column.text("b"), Column.text("c, d")), rows);
    List<String[]> read = new CsvParser(settings).parseAll(new StringReader(CsvText.render(grid)));
    assertThat(read.stream().map(row -> Arrays.<Object>asList((Object[]) row))).isEqualTo(rows);
  }

  @Test
  void csvTellsABlankCellFromAnEmptyText() {
    Grid grid =
        new Grid(
            List.of(Column.text("a"), Column.text("b")),
            List.of(Arrays.asList(null, ""), Arrays.asList("=1+1", new BigDecimal("1E+2"))));
    assertThat(CsvText.render(grid)).isEqualTo("a,b\n,\"\"\n=1+1,100\n");
  }

  @Test
  void jsonKeepsKindsAndDigits() throws JsonProcessingException {
    Grid grid =
        new Grid(
            List.of(
                Column.text("text"),
                Column.figures("n"),
                Column.figures("n"),
                Column.text("flag"),
                Column.text("on"),
                Column.text("list")),
            List.of(
                Arrays.asList(
                    "</script>\u0000",
                    new BigDecimal("12345678901234567890.10"),
                    Double.NaN,
                    true,
                    LocalDate.of(2026, 10, 31),
                    Arrays.asList(1L, null, Map.of("k", LocalDate.of(2026, 1, 1)))),
                Arrays.asList(null, 1, 2, null, null, null)));
    String json = JsonText.render(grid);
    assertThat(json).contains("\"n\":12345678901234567890.10,");
    assertThat(json.lines()).hasSize(4);
    JsonNode tree = new ObjectMapper().readTree(json);
    assertThat(tree.get(0).get("text").asText()).isEqualTo("</script>\u0000");
    assertThat(tree.get(0).get("n_2").asText()).isEqualTo("NaN");
    assertThat(tree.get(0).get("flag").isBoolean()).isTrue();
    assertThat(tree.get(0).get("on").asText()).isEqualTo("2026-10-31");
    assertThat(tree.get(0).get("list").toString()).isEqualTo("[1,null,{\"k\":\"2026-01-01\"}]");
    assertThat(tree.get(1).get("text").isNull()).isTrue();
  }

  @Test
  void aHistoryIsATableWithTheNewestAsGiven() {
    List<RunSummary> runs =
        List.of(
            RunSummary.of(SampleRuns.published()),
            RunSummary.of(SampleRuns.refused()),
            RunSummary.of(SampleRuns.failed()));
    assertThat(HistoryTable.render(runs, 120).lines())
        .containsExactly(
            "started                  run                    outcome      published  quarantined"
                + "  digest        took",
            "───────────────────────  ─────────────────────  ───────────  ─────────  ───────────"
                + "  ──────────  ──────",
            "2026-10-31 06:00:00 UTC  20261031T060000Z-x7k2  ✓ published        353           33"
                + "  b1946ac924  12.5 s",
            "2026-10-31 06:00:00 UTC  20261031T060000Z-x7k2  ✕ refused            0           33"
                + "  b1946ac924  12.5 s",
            "2026-10-31 06:00:00 UTC  20261031T060000Z-x7k2  ✕ failed             0            0"
                + "  -           292 ms");
    assertThat(HistoryTable.render(List.of(), 120)).isEqualTo("No run is recorded.\n");
  }
}
