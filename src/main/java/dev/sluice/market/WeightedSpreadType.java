package dev.sluice.market;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.problem.Problems;
import dev.sluice.step.Step;
import dev.sluice.step.StepType;
import java.util.Optional;

/** How a weighted spread is written in a job. */
final class WeightedSpreadType implements StepType {

  private static final String BID = "bid";
  private static final String ASK = "ask";
  private static final String BID_SIZE = "bid-size";
  private static final String ASK_SIZE = "ask-size";

  @Override
  public String name() {
    return "weighted-spread";
  }

  @Override
  public String summary() {
    return "Makes the relative quoted spread of each group, weighted by the money at the quotes.";
  }

  @Override
  public String example() {
    return """
        - weighted-spread:
            table: quotes
            by: [date, exchange, sector_code]
            bid: bid_price
            ask: ask_price
            bid-size: bid_volume
            ask-size: ask_volume
            into: spreads
        """;
  }

  @Override
  public ObjectShape options() {
    Shape column = new Shape.Text("a column");
    return SummedGroups.shape()
        .required(BID, column, "the best price at which somebody buys")
        .required(ASK, column, "the best price at which somebody sells")
        .required(BID_SIZE, column, "how much is bid for")
        .required(ASK_SIZE, column, "how much is offered");
  }

  @Override
  public Optional<Step> read(Fields options, Problems problems) {
    return Optional.of(
        new WeightedSpread(
            SummedGroups.read(options),
            SummedGroups.reference(options, BID),
            SummedGroups.reference(options, ASK),
            SummedGroups.reference(options, BID_SIZE),
            SummedGroups.reference(options, ASK_SIZE)));
  }
}
