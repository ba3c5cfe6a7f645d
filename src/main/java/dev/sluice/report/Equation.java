package dev.sluice.report;

import dev.sluice.report.Reconciliation.Balance;
import dev.sluice.report.Reconciliation.Total;
import dev.sluice.report.RunRecord.Account;
import dev.sluice.report.RunRecord.Control;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * One equation of a certificate.
 *
 * @param text what is compared, such as {@code bank, CHF: amount in + opening = amount in all
 *     buckets}
 * @param left the figure on the left
 * @param right the figure on the right
 */
public record Equation(String text, BigDecimal left, BigDecimal right, boolean holds) {

  private static Equation of(String text, BigDecimal left, BigDecimal right) {
    return new Equation(text, left, right, left.compareTo(right) == 0);
  }

  private static Equation of(String text, long left, long right) {
    return of(text, BigDecimal.valueOf(left), BigDecimal.valueOf(right));
  }

  /** All equations that the figures of a run must satisfy, in an order that never changes. */
  public static List<Equation> of(List<Reconciliation> reconciliations, List<Account> accounts) {
    List<Equation> equations = new ArrayList<>();
    for (Reconciliation reconciliation : reconciliations) {
      reconciliation.balances().forEach(balance -> add(balance, equations));
      addTables(reconciliation, equations);
    }
    accounts.forEach(account -> add(account, equations));
    return equations;
  }

  private static void add(Balance balance, List<Equation> equations) {
    String name = balance.name();
    Total in = balance.in().plus(balance.opening()).minus(balance.again());
    Total placed = balance.placed();
    equations.add(
        of(
            name + ": rows in + opening - seen again = rows in all buckets",
            in.rows(),
            placed.rows()));
    equations.add(
        of(
            name + ": amount in + opening - seen again = amount in all buckets",
            in.amount(),
            placed.amount()));
    Total left = balance.opening().plus(balance.fresh()).minus(balance.cleared());
    Total closing = balance.closing();
    equations.add(
        of(name + ": opening + new - cleared = closing, rows", left.rows(), closing.rows()));
    equations.add(
        of(name + ": opening + new - cleared = closing, amount", left.amount(), closing.amount()));
  }

  /** The totals were taken beside the row accounts: a row that only one of them saw shows here. */
  private static void addTables(Reconciliation reconciliation, List<Equation> equations) {
    for (Reconciliation.TableRows table : reconciliation.tables()) {
      long counted =
          switch (table.role()) {
            case "input" -> rows(reconciliation.inputs(), table.table());
            default ->
                reconciliation.made().stream()
                    .filter(item -> !Reconciliation.QUARANTINED.equals(item.bucket()))
                    .mapToLong(Reconciliation.Items::rows)
                    .sum();
          };
      equations.add(
          of(
              table.table() + ": rows of the control totals = rows of the row account",
              counted,
              table.rows()));
    }
  }

  private static long rows(List<Reconciliation.Input> inputs, String table) {
    return inputs.stream()
        .filter(input -> input.table().equals(table))
        .mapToLong(Reconciliation.Input::rows)
        .sum();
  }

  private static void add(Account account, List<Equation> equations) {
    String name = account.table() + " after " + account.step();
    long dropped = account.dropped().values().stream().mapToLong(Long::longValue).sum();
    Equation rows =
        of(
            name + ": rows made = kept + dropped + quarantined",
            account.made(),
            account.kept() + dropped + account.rejected());
    // How rows made follow from rows in is proved by the run; not all its counts are kept.
    equations.add(new Equation(rows.text, rows.left, rows.right, rows.holds && account.isProved()));
    for (Control control : account.controls()) {
      BigDecimal in = control.in();
      if (in != null) {
        equations.add(
            of(
                name + ": " + control.column() + " in = kept + dropped + quarantined",
                in,
                control.kept().add(control.dropped()).add(control.rejected())));
      }
    }
  }
}
