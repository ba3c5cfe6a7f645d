package dev.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.report.RunRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Neither the number of partitions, nor of files, nor the order of rows changes a result. */
class ShuffledInputsTest {

  private static final String JOB =
      """
      sources:
        lines:
          path: data/lines
          format: csv
          columns: {id: text, account: text, kind: text, amount: "decimal(18,2)", x: double}
        more:
          path: data/more.csv
          columns: {id: text, account: text, kind: text, amount: "decimal(18,2)", x: double}
        names: {path: data/names.csv, columns: {account: text, name: text}}
        rates: {path: data/rates.csv, columns: {kind: text, rate: "decimal(6,4)"}}
      steps:
        - append: {table: lines, with: more, into: all}
        - sort: {table: all, by: id}
        - vlookup:
            {table: all, key: account, in: names, match-column: account, return: [name], not-found: blank}
        - join: {table: all, with: rates, on: kind, kind: left}
        - formula:
            table: all
            columns:
              net: "=ROUND([@amount]*(1-[@rate]),2)"
              seen: "=COUNTIF([account],[@account])"
              share: "=[@x]/SUM([x])"
        - group:
            table: all
            by: account
            aggregates: {net: sum, x: sum, mean: average(x), spread: stdev(x), lines: count-rows}
            into: totals
        - pivot:
            table: all
            rows: name
            columns: kind
            column-values: [a, b]
            values: {x: sum, net: sum}
            totals: both
            other: other
            into: by_kind
      publish:
        all: {table: t.all}
        totals: {table: t.totals}
        by_kind: {table: t.by_kind}
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void theDigestIsTheSame(long seed) {
    Random random = new Random(seed);
    List<String> lines = lines("L", 60, random);
    List<String> more = lines("M", 20, random);
    List<String> names = new ArrayList<>(List.of("P,Pia", "Q,Quirin", "R,Rosa"));
    List<String> rates = new ArrayList<>(List.of("a,0.1", "b,0.25", "c,0"));
    List<String> digests = new ArrayList<>();
    for (int partitions : List.of(1, 2, 7)) {
      SmallProject project = new SmallProject(folder.resolve("p" + partitions));
      for (int part = 0; part < partitions; part++) {
        List<String> some = new ArrayList<>();
        for (int i = part; i < lines.size(); i += partitions) {
          some.add(lines.get(i));
        }
        project.write("data/lines/part-" + part + ".csv", csv("id,account,kind,amount,x", some));
      }
      project.write("data/more.csv", csv("id,account,kind,amount,x", more));
      project.write("data/names.csv", csv("account,name", names));
      project.write("data/rates.csv", csv("kind,rate", rates));
      project.job("shuffled", JOB);

      RunRecord record =
          new JobRunner(
                  project.options("shuffled"), SmallProject.interpreted(partitions), RunEvents.NONE)
              .run()
              .record();

      assertThat(record.outcome())
          .as("%s", record.problems())
          .isEqualTo(RunRecord.Outcome.PUBLISHED);
      digests.add(
          record.outputs().stream()
              .map(output -> output.name() + " " + output.digest())
              .toList()
              .toString());
      for (List<String> input : List.of(lines, more, names, rates)) {
        Collections.shuffle(input, random);
      }
    }
    assertThat(digests).containsOnly(digests.get(0));
  }

  private static String csv(String header, List<String> lines) {
    return header + "\n" + String.join("\n", lines) + "\n";
  }

  /** Doubles of very different sizes, whose naive sum depends on their order. */
  private static List<String> lines(String prefix, int count, Random random) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double x = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(20));
      lines.add(
          prefix
              + i
              + ","
              + List.of("P", "P", "P", "Q", "R", "S", "").get(random.nextInt(7))
              + ","
              + List.of("a", "b", "c", "d", "").get(random.nextInt(5))
              + ","
              + (random.nextInt(8) == 0 ? "" : random.nextInt(100_000) / 100.0)
              + ","
              + (random.nextInt(8) == 0 ? "" : x));
    }
    return lines;
  }
}
