package dev.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.report.DiffRecord.Cell;
import dev.sluice.report.DiffRecord.ColumnSummary;
import dev.sluice.report.DiffRecord.Example;
import dev.sluice.report.DiffRecord.Pair;
import dev.sluice.report.DiffRecord.SchemaDifference;
import dev.sluice.report.DiffRecord.Side;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A diff of hostile texts; the parsers of the JDK and of Jackson tell what became of them. */
class DiffPagesTest {

  private static DiffRecord diff(@Nullable String text) {
    String name = String.valueOf(text);
    List<Cell> cells = List.of(new Cell(text, null, true), new Cell(Double.NaN, 1.5, false));
    List<@Nullable Object> key = Arrays.asList(text);
    return new DiffRecord(
        new Side(name, "csv", "v", 3, 1, 0),
        new Side(name, "csv", "v", 3, 0, 2),
        List.of(name),
        false,
        List.of(new SchemaDifference(name, "text", null, false)),
        1,
        1,
        1,
        1,
        List.of(
            new ColumnSummary(
                name, name + "2", "text", null, 1, null, null, new Example(key, text, null)),
            new ColumnSummary("x", "x", "double", "1%", 0, new BigDecimal("1E+3"), 0.5, null)),
        List.of(new Pair(key, cells)),
        List.of(new Pair(key, cells)),
        List.of(new Pair(key, cells)),
        1200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "<script>alert(1)</script>",
        "\"><img src=x>",
        "]]>",
        "\u202e\u0000",
        "😀",
        "a,\"b\n"
      })
  void whatTheDataHoldsIsOnlyShown(String text) throws IOException {
    DiffRecord diff = diff(text);
    ParsedPage page = ParsedPage.of(DiffHtml.render(diff));
    assertThat(page.sections())
        .containsExactly("schema", "columns", "changed", "only-a", "only-b", "tables");
    assertThat(page.all("script")).hasSize(1);
    assertThat(page.all("img")).isEmpty();
    JsonNode read = new ObjectMapper().readTree(DiffJson.render(diff));
    assertThat(read.path("columns").get(0).path("example").path("a").asText()).isEqualTo(text);
    assertThat(read.path("only_a").get(0).path("x").asText()).isEqualTo("NaN");
    for (boolean sideBySide : new boolean[] {true, false}) {
      String shown = DiffText.render(diff, sideBySide, TerminalStyle.PLAIN, 60);
      assertThat(shown.codePoints().filter(c -> c != '\n' && Visible.isHidden(c, 'x'))).isEmpty();
    }
    assertThat(DiffText.csv(diff)).startsWith("diff,");
  }
}
