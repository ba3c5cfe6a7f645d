package dev.sluice.match;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problems;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.StepType;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.step.column.ColumnReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.StructType;

/**
 * Matches the items of two tables, such as a bank statement and a ledger, by rules in order: what a
 * rule matches leaves the pool of the next. What no rule matches is a break. The result has every
 * row of both tables exactly once; matches, breaks, open items and summaries are made of it.
 *
 * <p>Which item is matched with which does not depend on the order of the rows: of all pairs that a
 * rule allows, the closest is taken first (amount, then date), and a declared order decides between
 * equals.
 *
 * <p>Cost: one shuffle and one sort of the open items for all rules with the same keys that stand
 * together, and one for the breaks; items of different keys are never compared.
 */
public record Match(
    Side left,
    Side right,
    SideValue id,
    SideValue amount,
    Optional<SideValue> date,
    Optional<SideValue> currency,
    Optional<SideValue> account,
    List<ColumnReference> order,
    Optional<Holidays> holidays,
    List<MatchRule> rules,
    BreakOptions breaks,
    Ageing ageing,
    Optional<ColumnReference> previous,
    Optional<ColumnReference> decisions,
    MatchNames names,
    Place place)
    implements Step {

  /** How users write it. */
  public static final StepType TYPE = new MatchType();

  public Match {
    order = List.copyOf(order);
    rules = List.copyOf(rules);
  }

  /** One of the two tables. */
  record Side(String table, Place place) {}

  /** A column of dates that are no business days. */
  record Holidays(ColumnReference table, ColumnReference column) {}

  @Override
  public List<String> inputs() {
    List<String> inputs = new ArrayList<>(List.of(left.table(), right.table()));
    previous.ifPresent(table -> inputs.add(table.name()));
    decisions.ifPresent(table -> inputs.add(table.name()));
    holidays.ifPresent(days -> inputs.add(days.table().name()));
    inputs.addAll(new SideValues(this).tables());
    return inputs.stream().distinct().toList();
  }

  /** The order of the rows plays no part. */
  @Override
  public List<String> orderedInputs() {
    return List.of();
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    return new MatchCheck(this, tables, problems)
        .items()
        .map(items -> Map.of(names.items(), items));
  }

  /** Ages are counted to it, and items are first seen on it. */
  @Override
  public boolean dependsOnAsOf() {
    return true;
  }

  @Override
  public List<Step> followedBy() {
    return DerivedTables.of(this);
  }

  @Override
  public StepResult apply(Tables tables) {
    return new MatchPlan(this, tables).result();
  }

  @Override
  public List<String> explain() {
    List<String> lines = new ArrayList<>();
    lines.add("match " + left.table() + " with " + right.table() + " into " + names.items());
    for (List<MatchRule> stage : stages()) {
      MatchRule first = stage.get(0);
      lines.add(
          "rules "
              + stage.stream().map(MatchRule::name).collect(Collectors.joining(", "))
              + " by "
              + first.keys().stream().map(SideValue::described).collect(Collectors.joining(", "))
              + ": one shuffle and one sort of the items that are open by then");
    }
    lines.add("breaks: one shuffle and one sort of the items that stay open");
    return lines;
  }

  /** Rules with the same keys that stand together share a shuffle. */
  List<List<MatchRule>> stages() {
    List<List<MatchRule>> stages = new ArrayList<>();
    for (MatchRule rule : rules) {
      if (stages.isEmpty() || !stages.get(stages.size() - 1).get(0).sharesBlocksWith(rule)) {
        stages.add(new ArrayList<>());
      }
      stages.get(stages.size() - 1).add(rule);
    }
    return stages;
  }
}
