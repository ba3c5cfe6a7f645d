package dev.sluice.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.step.ControlColumns;
import dev.sluice.step.Flow;
import dev.sluice.step.StepResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle is plain Java: its regular expressions, tried one after the other. */
class ClassifyTest {

  private static final String OTHER = "(other)";

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6})
  void theFirstPatternThatFitsCounts(long seed) {
    List<Line> lines = Line.table(seed);
    List<String> patterns = new ArrayList<>(List.of("A-%", "Ærø", "_", "% 2", "%😀%", "%b%r_"));
    Random random = new Random(seed);
    Collections.shuffle(patterns, random);
    StringBuilder sheet = new StringBuilder("pattern,value\n");
    patterns.forEach(pattern -> sheet.append(pattern).append(",v").append(pattern).append('\n'));
    Function<String, String> expected =
        text ->
            patterns.stream()
                .filter(pattern -> LikePatternTest.expression(pattern).matcher(text).matches())
                .findFirst()
                .map(pattern -> "v" + pattern)
                .orElse(OTHER);
    Map<String, Long> counts = new TreeMap<>();
    for (Line line : lines) {
      String account = line.account();
      counts.merge(account == null ? OTHER : expected.apply(account), 1L, Long::sum);
    }
    for (int partitions : new int[] {1, 2, 7}) {
      StepResult.Made made =
          made(sheet.toString(), "otherwise: " + OTHER, Line.dataset(lines, partitions, seed));
      assertThat(counts(made.rows())).isEqualTo(counts);
      assertThat(made.flow()).isEqualTo(new Flow.Projects("bank"));
      assertThat(made.dropReasons()).isEmpty();
    }
  }

  @Test
  void noRowIsShuffled() {
    Dataset<Row> rows = made("pattern,value\na%,1\n", "", Line.dataset(Line.table(5), 2, 5)).rows();
    assertThat(rows.queryExecution().executedPlan().toString()).doesNotContain("Exchange");
    assertThat(Arrays.asList(rows.columns())).doesNotContain(ControlColumns.REJECT);
  }

  @Test
  void nullIsWhatThereIsWithoutOtherwise() {
    List<Line> lines = Line.table(6);
    String sheet = "pattern,value\nB%,b\n";
    assertThat(counts(made(sheet, "otherwise: null", Line.dataset(lines, 2, 6)).rows()))
        .isEqualTo(counts(made(sheet, "", Line.dataset(lines, 2, 6)).rows()))
        .containsOnlyKeys("b", "null");
  }

  @Test
  void whatFitsNothingIsRejectedWhenAsked() {
    List<Line> lines = Line.table(3);
    StepResult.Made made =
        made("pattern,value\n%,any\n", "otherwise: reject", Line.dataset(lines, 2, 3));
    long blanks = lines.stream().filter(line -> line.account() == null).count();
    assertThat(blanks).isPositive();
    assertThat(made.rows().filter("`" + ControlColumns.REJECT + "` is not null").count())
        .isEqualTo(blanks);
    assertThat(made.flow()).isEqualTo(new Flow.Keeps("bank"));
  }

  @Test
  void twoHundredPatternsAreCompiled() {
    StringBuilder sheet = new StringBuilder("pattern,value\n");
    for (int i = 0; i < 200; i++) {
      sheet.append("p").append(i).append("x%,").append(i).append('\n');
    }
    sheet.append("B%,last\n");
    List<Line> lines = Line.table(6);
    long last = lines.stream().filter(line -> "B 2".equals(line.account())).count();
    assertThat(counts(made(sheet.toString(), "", Line.dataset(lines, 2, 6)).rows()))
        .containsEntry("last", last);
  }

  private static StepResult.Made made(String sheet, String options, Dataset<Row> rows) {
    return new WrittenStep(
            Classify.TYPE,
            "table: bank\ncolumn: account\nrules: r.csv\nadd: kind\n" + options,
            Map.of("r.csv", sheet))
        .made("bank", rows);
  }

  private static Map<String, Long> counts(Dataset<Row> rows) {
    Map<String, Long> counts = new TreeMap<>();
    for (Row row : rows.select("kind").collectAsList()) {
      counts.merge(String.valueOf(row.get(0)), 1L, Long::sum);
    }
    return counts;
  }
}
