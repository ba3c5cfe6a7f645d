package dev.sluice.run;

import dev.sluice.problem.Category;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.report.Equation;
import dev.sluice.report.Reconciliation;
import dev.sluice.report.Reconciliation.TableRows;
import dev.sluice.step.Certified;
import dev.sluice.step.Tally;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Proves what steps claim to have matched: that each row in stands in one bucket and that the
 * amounts add up. The totals come from the passes that ran anyway; where they were not told or an
 * equation does not hold, they are taken again by passes of their own before anything is called
 * wrong.
 */
final class Certification {

  private final JobPlan plan;
  private final Accounts accounts;
  private final ObservedCounts observed;
  private final List<Settled> settled = new ArrayList<>();

  private record Settled(Claim claim, Reconciliation reconciliation) {}

  private Certification(JobPlan plan, Accounts accounts, ObservedCounts observed) {
    this.plan = plan;
    this.accounts = accounts;
    this.observed = observed;
  }

  /** Settles the claims of a run whose tables have been written and whose accounts are settled. */
  static Certification settle(
      List<Claim> claims, JobPlan plan, Accounts accounts, ObservedCounts observed) {
    Certification certification = new Certification(plan, accounts, observed);
    claims.forEach(certification::settle);
    return certification;
  }

  private void settle(Claim claim) {
    Reconciliation found = reconciliation(claim, this::observedOrCounted);
    if (!broken(found).isEmpty()) {
      stages(claim).values().forEach(accounts::recount);
      found = reconciliation(claim, Certification::counted);
    }
    settled.add(new Settled(claim, found));
  }

  /** How a tally is had. */
  private interface Taking {
    Map<List<@Nullable String>, Tally.Total> take(Tally tally);
  }

  private Map<List<@Nullable String>, Tally.Total> observedOrCounted(Tally tally) {
    return observed.of(tally.observation()).map(Tally::read).orElseGet(() -> counted(tally));
  }

  private static Map<List<@Nullable String>, Tally.Total> counted(Tally tally) {
    return Tally.read(tally.rows().agg(tally.measure()).head());
  }

  /** The control totals of every claim, in the order of the plan. */
  List<Reconciliation> all() {
    return settled.stream().map(Settled::reconciliation).toList();
  }

  /**
   * Requires that every equation holds.
   *
   * @throws dev.sluice.problem.ProblemException (internal) with those that do not
   */
  void require() {
    Problems problems = new Problems();
    for (Settled one : settled) {
      broken(one.reconciliation()).forEach(equation -> problems.report(problem(one, equation)));
    }
    problems.throwIfAny();
  }

  private static List<Equation> broken(Reconciliation reconciliation) {
    return Equation.of(List.of(reconciliation), List.of()).stream()
        .filter(equation -> !equation.holds())
        .toList();
  }

  private static Problem problem(Settled one, Equation equation) {
    return new Problem(
        one.claim().step().spec().place(),
        Category.INTERNAL,
        "equation",
        "the control totals of \""
            + one.reconciliation().items()
            + "\" do not add up: "
            + equation.text()
            + ": "
            + equation.left().toPlainString()
            + " is not "
            + equation.right().toPlainString(),
        null,
        null);
  }

  private Reconciliation reconciliation(Claim claim, Taking taking) {
    Certified certified = claim.certified();
    List<Reconciliation.Input> inputs = new ArrayList<>();
    certified
        .inputs()
        .forEach(
            (table, tally) ->
                taking
                    .take(tally)
                    .forEach((by, total) -> inputs.add(input(table, table, by.get(0), total))));
    List<Reconciliation.Input> opening = new ArrayList<>();
    certified
        .previous()
        .forEach(
            (table, tally) ->
                taking
                    .take(tally)
                    .forEach(
                        (by, total) -> opening.add(input(table, by.get(0), by.get(1), total))));
    List<Reconciliation.Items> made = new ArrayList<>();
    taking.take(certified.made()).forEach((by, total) -> made.add(items(by, total)));
    List<Reconciliation.Input> restated = new ArrayList<>();
    taking
        .take(certified.restated())
        .forEach(
            (by, total) -> {
              if (by.get(0) != null) {
                restated.add(input(certified.items(), by.get(0), by.get(1), total));
              }
            });
    List<Reconciliation.Tolerance> tolerance = new ArrayList<>();
    taking
        .take(certified.tolerance())
        .forEach(
            (by, total) -> {
              if (total.amount().signum() != 0) {
                tolerance.add(
                    new Reconciliation.Tolerance(
                        by.get(0), by.get(1), total.rows(), total.amount()));
              }
            });
    return new Reconciliation(
        certified.items(),
        output(claim),
        certified.ruleSet(),
        tables(claim),
        inputs,
        opening,
        made,
        restated,
        tolerance);
  }

  private static Reconciliation.Input input(
      String table, @Nullable String side, @Nullable String currency, Tally.Total total) {
    return new Reconciliation.Input(table, side, currency, total.rows(), total.amount());
  }

  private static Reconciliation.Items items(List<@Nullable String> by, Tally.Total total) {
    return new Reconciliation.Items(
        by.get(0), by.get(1), by.get(2), by.get(3), by.get(4), total.rows(), total.amount());
  }

  /** The published table that holds exactly the items: no later step changed them. */
  private @Nullable String output(Claim claim) {
    String items = claim.certified().items();
    PlannedStep last = claim.step();
    for (PlannedStep step : plan.steps()) {
      last = step.makes().contains(items) ? step : last;
    }
    return last == claim.step() && plan.job().publications().containsKey(items) ? items : null;
  }

  private List<TableRows> tables(Claim claim) {
    List<TableRows> tables = new ArrayList<>();
    stages(claim)
        .forEach(
            (table, stage) ->
                tables.add(
                    new TableRows(
                        table, role(claim.certified(), table), accounts.of(stage).kept())));
    return tables;
  }

  private static String role(Certified certified, String table) {
    return certified.inputs().containsKey(table) ? "input" : "items";
  }

  /** The stages that counted what the tallies count, by table. */
  private static Map<String, Stage> stages(Claim claim) {
    Map<String, Stage> stages = new LinkedHashMap<>();
    for (String table : claim.certified().inputs().keySet()) {
      Stage stage = claim.inputs().get(table);
      if (stage == null) {
        throw new IllegalStateException("table " + table + " was never counted");
      }
      stages.put(table, stage);
    }
    stages.put(claim.certified().items(), claim.items());
    return stages;
  }
}
