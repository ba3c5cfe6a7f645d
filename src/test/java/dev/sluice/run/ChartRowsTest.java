package dev.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.report.ChartFigures;
import dev.sluice.report.RunRecord;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Charts of small jobs, held against figures that are put in order here in plain Java. */
class ChartRowsTest {

  private static final String JOB =
      """
      sources:
        t:
          path: in/t.csv
          columns: {day: date, at: timestamp, who: text, kind: text, n: integer, share: double}
      steps:
        - filter: {table: t, where: "=[@n]>-100", reason: too small}
      publish:
        t: {table: a.t}
      report:
        charts:
      """;

  @TempDir Path folder;

  private record Line(LocalDate day, String who, String kind, int n) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void barsStandByTheirLengthAndAreWhole(long seed) {
    List<Line> lines = lines(new Random(seed));

    ChartFigures chart =
        charts(
                lines,
                "{title: W, table: t, kind: stacked-bar, x: who, y: n, series: kind, limit: 12}")
            .get(0);

    Map<String, Integer> totals = new TreeMap<>();
    lines.forEach(line -> totals.merge(line.who(), line.n(), Integer::sum));
    List<String> expected = new ArrayList<>();
    List<String> longestFirst =
        totals.entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .toList();
    for (String who : longestFirst) {
      List<String> bar =
          lines.stream()
              .filter(line -> line.who().equals(who))
              .sorted(Comparator.comparing(Line::kind).thenComparing(line -> -line.n()))
              .map(line -> who + " " + line.kind() + " " + line.n())
              .toList();
      if (expected.size() + bar.size() > 12) {
        break;
      }
      expected.addAll(bar);
    }
    assertThat(points(chart)).isEqualTo(expected);
    assertThat(chart.isWhole()).isFalse();
    assertThat(chart.axis()).isEqualTo("text");
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void aLineHasTheLatestDaysInTheirOrder(long seed) {
    List<Line> lines = lines(new Random(seed));

    ChartFigures chart =
        charts(lines, "{title: D, table: t, kind: line, x: day, y: n, series: who, limit: 15}")
            .get(0);

    List<Line> ordered =
        lines.stream()
            .sorted(Comparator.comparing(Line::day).thenComparing(Line::who).thenComparing(Line::n))
            .collect(Collectors.toCollection(ArrayList::new));
    LocalDate cut = ordered.get(ordered.size() - 16).day();
    ordered.subList(0, ordered.size() - 15).clear();
    ordered.removeIf(line -> line.day().equals(cut));
    assertThat(points(chart))
        .isEqualTo(ordered.stream().map(l -> l.day() + " " + l.who() + " " + l.n()).toList());
    assertThat(chart.axis()).isEqualTo("time");
  }

  @Test
  void whatIsNoFigureIsLeftOut() {
    new SmallProject(folder)
        .write(
            "in/t.csv",
            """
            day,at,who,kind,n,share
            2026-10-31,2026-10-31T08:00:00Z,a,x,1,0.5
            2026-10-30,2026-10-31T07:30:00Z,,x,2,2
            2026-10-29,,c,x,3,
            2026-10-28,2026-10-30T23:59:59.5Z,d,x,4,1E300
            """)
        .job(
            "charts",
            JOB
                + """
                    - {title: 1, table: t, kind: bar, x: who, y: share}
                    - {title: 2, table: t, kind: bar, x: at, y: n}
                    - {title: 3, table: t, kind: line, x: n, y: share}
                """);

    RunRecord record = new SmallProject(folder).run("charts");

    assertThat(record.problems()).isEmpty();
    assertThat(record.charts()).extracting(ChartFigures::isWhole).containsOnly(true);
    assertThat(points(record.charts().get(0)))
        .containsExactly(
            "d null " + new BigDecimal("1E300").setScale(0), "null null 2", "a null 0.5");
    // Oracle: the moments above, by hand.
    assertThat(points(record.charts().get(1)))
        .containsExactly(
            "2026-10-30T23:59:59.500Z null 4",
            "2026-10-31T07:30:00Z null 2",
            "2026-10-31T08:00:00Z null 1");
    assertThat(points(record.charts().get(2))).startsWith("1 null 0.5", "2 null 2");
  }

  private List<ChartFigures> charts(List<Line> lines, String chart) {
    StringBuilder text = new StringBuilder("day,at,who,kind,n,share\n");
    lines.forEach(
        line ->
            text.append(line.day())
                .append(",,")
                .append(line.who())
                .append(',')
                .append(line.kind())
                .append(',')
                .append(line.n())
                .append(",\n"));
    new SmallProject(folder)
        .write("in/t.csv", text.toString())
        .job("charts", JOB + "    - " + chart + "\n");
    RunRecord record = new SmallProject(folder).run("charts");
    assertThat(record.problems()).isEmpty();
    return record.charts();
  }

  private static List<String> points(ChartFigures chart) {
    return chart.points().stream()
        .map(point -> point.at() + " " + point.series() + " " + point.value().toPlainString())
        .toList();
  }

  private static List<Line> lines(Random random) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      lines.add(
          new Line(
              LocalDate.of(2026, 1, 1).plusDays(random.nextInt(12)),
              "w" + random.nextInt(9),
              "k" + random.nextInt(3),
              random.nextInt(50) - 10));
    }
    Collections.shuffle(lines, random);
    return lines;
  }
}
