package dev.sluice.run;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.report.RunRecord;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row and every cent of random inputs is accounted for; the oracle counts in plain Java. */
class RowAccountsTest {

  private static final String JOB =
      """
      sources:
        lines:
          path: data/lines.csv
          columns: {id: text, account: text, kind: text, amount: "decimal(18,2)", n: integer}
          control-totals: [amount, n]
        more:
          path: data/more.csv
          columns: {id: text, account: text, kind: text, amount: "decimal(18,2)", n: integer}
          control-totals: amount
        names: {path: data/names.csv, columns: {account: text, name: text}}
        rates: {path: data/rates.csv, columns: {account: text, rate: "decimal(6,4)"}}
      steps:
        - append: {table: lines, with: more, into: all}
        - formula: {table: all, columns: {share: "=[@amount]/[@n]"}, on-error: quarantine}
        - filter: {table: all, where: "=[@amount]>0", reason: not positive}
        - vlookup:
            table: all
            key: account
            in: names
            match-column: account
            return: [name]
            on-error: drop
        - join: {table: all, with: rates, on: account, kind: inner}
        - group: {table: all, by: account, aggregates: {total: sum(amount)}, into: totals}
        - pivot:
            table: all
            rows: account
            columns: kind
            column-values: [x, y]
            values: {amount: sum}
            totals: both
            into: by_kind
      publish:
        all: {table: t.all}
        totals: {table: t.totals}
        by_kind: {table: t.by_kind}
      """;

  private static final Set<String> NAMED = Set.of("A", "B", "C");
  private static final Set<String> RATED = Set.of("A", "B", "D");

  @TempDir Path folder;

  /** One line; null is a blank cell. */
  private record Line(
      String id, String account, String kind, @Nullable BigDecimal amount, @Nullable Integer n) {
    private String csv() {
      return String.join(
          ",",
          id,
          account,
          kind,
          amount == null ? "" : amount.toPlainString(),
          n == null ? "" : n.toString());
    }

    private BigDecimal worth() {
      return amount == null ? BigDecimal.ZERO : amount;
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 80, 30", "2, 1, 1", "3, 200, 1"})
  void everyRowAndEveryCentIsAccountedFor(long seed, int lines, int more) {
    Random random = new Random(seed);
    List<Line> all = new ArrayList<>(lines("L", lines, random));
    SmallProject project = new SmallProject(folder);
    project.write("data/lines.csv", csv(all));
    List<Line> others = lines("M", more, random);
    project.write("data/more.csv", csv(others));
    all.addAll(others);
    project.write("data/names.csv", "account,name\nA,Anna\nB,Bo\nC,Cy\n");
    project.write("data/rates.csv", "account,rate\nA,0.1\nB,0.2\nD,0.3\n");
    project.job("flow", JOB);

    RunRecord record = project.run("flow");

    assertThat(record.outcome()).as("%s", record.problems()).isEqualTo(RunRecord.Outcome.PUBLISHED);
    assertThat(record.accounts())
        .allMatch(RunRecord.Account::isProved)
        .allMatch(
            account -> account.made() == account.kept() + dropped(account) + account.rejected(),
            "made = kept + dropped + rejected");
    List<Line> computed =
        requireAccount(record, "formula", all, line -> line.n() != null && line.n() != 0);
    List<Line> positive =
        requireAccount(record, "filter", computed, line -> line.worth().signum() > 0);
    List<Line> named =
        requireAccount(record, "vlookup", positive, line -> NAMED.contains(line.account()));
    List<Line> rated = named.stream().filter(line -> RATED.contains(line.account())).toList();
    RunRecord.Account join = account(record, "join");
    assertThat(join.kept()).isEqualTo(rated.size());
    assertThat(dropped(join)).isEqualTo(named.size() - rated.size());

    List<Line> pivoted =
        rated.stream().filter(line -> Set.of("x", "y").contains(line.kind())).toList();
    RunRecord.Account pivot = account(record, "pivot");
    assertThat(requireNonNull(pivot.rowsIn())).isEqualTo(rated.size());
    assertThat(dropped(pivot)).isEqualTo(rated.size() - pivoted.size());
    assertThat(account(record, "append").made()).isEqualTo(lines + more);

    assertThat(project.rows("SELECT id FROM t.all"))
        .containsExactlyElementsOf(rated.stream().map(Line::id).sorted().toList());
    assertThat(project.rows("SELECT account, total FROM t.totals"))
        .containsExactlyElementsOf(sums(rated));
    assertThat(project.rows("SELECT account, Total FROM t.by_kind WHERE account <> 'Total'"))
        .containsExactlyElementsOf(sums(pivoted));
  }

  /** Checks one step that keeps rows one for one; gives the rows that stay. */
  private static List<Line> requireAccount(
      RunRecord record, String step, List<Line> in, java.util.function.Predicate<Line> stays) {
    List<Line> kept = in.stream().filter(stays).toList();
    RunRecord.Account account = account(record, step);
    assertThat(requireNonNull(account.rowsIn())).isEqualTo(in.size());
    assertThat(account.kept()).as(step).isEqualTo(kept.size());
    assertThat(dropped(account) + account.rejected()).isEqualTo(in.size() - kept.size());
    RunRecord.Control amount =
        account.controls().stream()
            .filter(control -> control.column().equals("amount"))
            .findFirst()
            .orElseThrow();
    assertThat(amount.in()).isEqualByComparingTo(sum(in));
    assertThat(amount.kept()).isEqualByComparingTo(sum(kept));
    assertThat(amount.dropped().add(amount.rejected()))
        .isEqualByComparingTo(sum(in).subtract(sum(kept)));
    return kept;
  }

  private static RunRecord.Account account(RunRecord record, String step) {
    return record.accounts().stream()
        .filter(account -> account.step().equals(step))
        .findFirst()
        .orElseThrow();
  }

  private static long dropped(RunRecord.Account account) {
    return account.dropped().values().stream().mapToLong(Long::longValue).sum();
  }

  private static BigDecimal sum(List<Line> lines) {
    return lines.stream().map(Line::worth).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static List<String> sums(List<Line> lines) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    lines.forEach(line -> sums.merge(line.account(), line.worth(), BigDecimal::add));
    return sums.entrySet().stream().map(sum -> sum.getKey() + "," + sum.getValue()).toList();
  }

  private static List<Line> lines(String prefix, int count, Random random) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      BigDecimal amount = BigDecimal.valueOf(random.nextInt(2_000_000) - 500_000, 2);
      lines.add(
          new Line(
              prefix + i,
              // Half of them are of one account.
              random.nextBoolean() ? "A" : List.of("A", "B", "C", "D", "E").get(random.nextInt(5)),
              List.of("x", "y", "z", "").get(random.nextInt(4)),
              random.nextInt(10) == 0 ? null : amount,
              random.nextInt(10) == 0 ? null : (Integer) random.nextInt(5)));
    }
    return lines;
  }

  private static String csv(List<Line> lines) {
    return "id,account,kind,amount,n\n"
        + lines.stream().map(line -> line.csv() + "\n").collect(Collectors.joining());
  }

  @ParameterizedTest
  @CsvSource({
    "many-to-one, right, a row of \"left\" matches several rows of \"right\"",
    "one-to-many, left, a row of \"right\" matches several rows of \"left\"",
    "one-to-one, right, a row of \"left\" matches several rows of \"right\"",
  })
  void aCardinalityThatTheDataBreaksRefusesTheRunAndNamesTheTable(
      String cardinality, String repeating, String message) {
    SmallProject project = new SmallProject(folder);
    project.write("data/left.csv", "k,a\n1,x\n" + (repeating.equals("left") ? "1,y\n" : ""));
    project.write("data/right.csv", "k,b\n1,u\n" + (repeating.equals("right") ? "1,v\n" : ""));
    project.job(
        "j",
        """
        sources:
          left: {path: data/left.csv, columns: {k: text, a: text}}
          right: {path: data/right.csv, columns: {k: text, b: text}}
        steps:
          - join: {table: left, with: right, on: k, cardinality: %s}
        publish:
          left: {table: t.j}
        """
            .formatted(cardinality));

    RunRecord record = project.run("j");

    assertThat(record.exitCode()).isEqualTo(3);
    assertThat(record.outcome()).isEqualTo(RunRecord.Outcome.REFUSED);
    assertThat(record.problems())
        .singleElement()
        .asString()
        .contains("jobs/j.yaml:6: steps[0]")
        .contains(message)
        .contains("deduplicate \"" + repeating + "\"");
    assertThat(project.hasTable("t.j")).isFalse();
  }

  @Test
  void aKeyThatRepeatsButThatNobodyAsksForMultipliesNothing() {
    SmallProject project = new SmallProject(folder);
    project.write("data/left.csv", "k,a\n1,x\n");
    project.write("data/right.csv", "k,b\n1,u\n2,v\n2,w\n");
    project.job(
        "j",
        """
        sources:
          left: {path: data/left.csv, columns: {k: text, a: text}}
          right: {path: data/right.csv, columns: {k: text, b: text}}
        steps:
          - join: {table: left, with: right, on: k, cardinality: many-to-one}
        publish:
          left: {table: t.j}
        """);

    assertThat(project.run("j").outcome()).isEqualTo(RunRecord.Outcome.PUBLISHED);
  }
}
