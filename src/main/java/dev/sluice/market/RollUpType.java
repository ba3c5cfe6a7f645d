package dev.sluice.market;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.problem.Problems;
import dev.sluice.step.Step;
import dev.sluice.step.StepType;
import dev.sluice.step.column.ColumnReference;
import java.util.Optional;

/** How a roll-up is written in a job. */
final class RollUpType implements StepType {

  private static final String RATIOS = "ratios";
  private static final String SUMS = "sums";

  @Override
  public String name() {
    return "roll-up";
  }

  @Override
  public String summary() {
    return "Adds up stored sums to larger groups and computes their ratios anew, exactly.";
  }

  @Override
  public String example() {
    return """
        - roll-up:
            table: spreads
            by: exchange
            ratios:
              weighted_spread: {sum: spread_weight, weight: weight}
            sums: quotes
            into: months
        """;
  }

  @Override
  public ObjectShape options() {
    return SummedGroups.shape()
        .optional(
            RATIOS,
            new Shape.MapOf(new Shape.Nested(Ratio.shape())),
            "the ratios by name, computed of the sums of two columns, which are kept as well")
        .optional(
            SUMS,
            new Shape.ListOf(new Shape.Text("a column")),
            "further columns to add up, of integers or decimals");
  }

  @Override
  public Optional<Step> read(Fields options, Problems problems) {
    int before = problems.count();
    RollUp step =
        new RollUp(
            SummedGroups.read(options),
            Ratio.read(options, RATIOS, problems),
            ColumnReference.list(options, SUMS));
    step.requireSomething(problems);
    return problems.count() == before ? Optional.of(step) : Optional.empty();
  }
}
