package dev.sluice.run;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.report.RunRecord;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Steps that look at rows in an order, some of which read what was before them twice, inside a run
 * that counts its rows on the way. Oracle: by hand.
 */
class RowsInOrderRunTest {

  private static final String JOB =
      """
      sources:
        lines:
          path: data/lines.csv
          columns: {account: text, id: integer, amount: "decimal(9,2)"}
          control-totals: [amount, id]
      steps:
        - filter: {table: lines, where: "=[@id]<90", reason: a test line}
        - fill-down: {table: lines, columns: account}
        - deduplicate: {table: lines, by: id, keep: last}
        - running-total: {table: lines, by: account, aggregates: {balance: sum(amount)}}
        - rank: {table: lines, column: amount}
        - subtotal: {table: lines, by: account, aggregates: {amount: sum}, into: totals}
        - top: {table: lines, rows: 2, order-by: amount desc}
      publish:
        lines: {table: o.lines}
        totals: {table: o.totals}
      """;

  @TempDir Path folder;

  @Test
  void everyRowIsAccountedFor() {
    SmallProject project = new SmallProject(folder);
    project.write(
        "data/lines.csv",
        "account,id,amount\nA,1,10.00\n,2,5.00\n,2,7.00\nB,3,-1.00\n,91,100.00\n,4,20.00\n");
    project.job("order", JOB);

    RunRecord record = project.run("order");

    assertThat(record.outcome()).as("%s", record.problems()).isEqualTo(RunRecord.Outcome.PUBLISHED);
    assertThat(record.accounts()).isNotEmpty().allMatch(RunRecord.Account::isProved);
    assertThat(account(record, "filter").dropped()).isEqualTo(Map.of("a test line", 1L));
    assertThat(requireNonNull(account(record, "fill-down").rowsIn())).isEqualTo(5);
    assertThat(account(record, "deduplicate").dropped())
        .isEqualTo(Map.of("duplicate of a later row", 1L));
    assertThat(account(record, "top").dropped())
        .isEqualTo(Map.of("not among the first 2 rows", 2L));
    assertThat(project.rows("SELECT account, id, amount, balance, rank FROM o.lines"))
        .containsExactly("A,1,10.00,10.00,2", "B,4,20.00,19.00,1");
    assertThat(project.rows("SELECT level, account, amount FROM o.totals"))
        .containsExactly(
            "0,A,10.00", "0,A,7.00", "0,B,-1.00", "0,B,20.00", "1,A,17.00", "1,B,19.00");
  }

  private static RunRecord.Account account(RunRecord record, String step) {
    return record.accounts().stream()
        .filter(account -> account.step().equals(step))
        .findFirst()
        .orElseThrow();
  }
}
