package dev.sluice.market;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.problem.Problems;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.StepType;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.sums.GroupedSums;
import dev.sluice.step.sums.GroupedSums.Total;
import dev.sluice.step.sums.Term;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Trades, volume, dollar volume and volume-weighted average price of each group. The price of each
 * trade times its size is rounded half away from zero to 4 decimals and summed up exactly; the
 * average price is that sum divided by the volume, rounded once to a double, and null where the
 * volume is 0. Products of doubles are computed in doubles, of which the shortest decimal is
 * rounded. A trade whose price or size is missing (null, not a number, or infinite) is dropped and
 * counted; a trade of negative size, a cancellation, is subtracted.
 *
 * <p>Costs one pass without a sort; the groups of each task go to one task.
 */
public record DollarVolume(SummedGroups groups, ColumnReference price, ColumnReference size)
    implements Step {

  /** How users write it. */
  public static final StepType TYPE = new Type();

  private static final String TRADES = "trades";
  private static final String VOLUME = "volume";
  private static final String DOLLAR_VOLUME = "dollar_volume";
  private static final String VWAP = "vwap";
  private static final String MISSING = "price or size is missing";
  private static final int DECIMALS = 4;

  @Override
  public List<String> inputs() {
    return List.of(groups.table().name());
  }

  @Override
  public List<String> orderedInputs() {
    return List.of();
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    return groups.check(
        tables,
        problems,
        schema -> {
          Optional<Figure> prices = Figure.check(price, groups.table().name(), schema, problems);
          Optional<Figure> sizes = Figure.check(size, groups.table().name(), schema, problems);
          return sizes
              .filter(found -> prices.isPresent())
              .map(
                  found ->
                      List.of(
                          SummedGroups.field(TRADES, DataTypes.LongType),
                          SummedGroups.field(VOLUME, GroupedSums.type(found.scale())),
                          SummedGroups.field(DOLLAR_VOLUME, GroupedSums.type(DECIMALS)),
                          SummedGroups.field(VWAP, DataTypes.DoubleType)))
              .orElse(List.of());
        });
  }

  @Override
  public StepResult apply(Tables tables) {
    Dataset<Row> rows = tables.table(groups.table().name());
    Figure prices = Figure.of(price, rows.schema());
    Figure sizes = Figure.of(size, rows.schema());
    Column fault = when(prices.isMissing().or(sizes.isMissing()), lit(1)).otherwise(lit(0));
    Term dollars =
        prices.isReal() || sizes.isReal()
            ? Term.halfUp(prices.real().multiply(sizes.real()))
            : prices.times(sizes, DECIMALS);
    return groups.made(
        rows,
        Optional.of(fault),
        List.of(MISSING),
        List.of(
            new Total(VOLUME, GroupedSums.type(sizes.scale()), sizes.term()),
            new Total(DOLLAR_VOLUME, GroupedSums.type(DECIMALS), dollars)),
        List.of(
            col(GroupedSums.ROWS).as(TRADES),
            col(VOLUME),
            col(DOLLAR_VOLUME),
            ExactRatio.of(col(DOLLAR_VOLUME), col(VOLUME)).as(VWAP)));
  }

  @Override
  public List<String> explain() {
    return List.of("dollar-volume " + groups.described());
  }

  private static final class Type implements StepType {

    private static final String PRICE = "price";
    private static final String SIZE = "size";

    @Override
    public String name() {
      return "dollar-volume";
    }

    @Override
    public String summary() {
      return "Makes trades, volume, dollar volume and average price of each group, exactly.";
    }

    @Override
    public String example() {
      return """
          - dollar-volume:
              table: trades
              by: [date, exchange]
              price: price
              size: size
              into: volumes
          """;
    }

    @Override
    public ObjectShape options() {
      return SummedGroups.shape()
          .required(PRICE, new Shape.Text("a column"), "the price of a trade")
          .required(SIZE, new Shape.Text("a column"), "how much was traded");
    }

    @Override
    public Optional<Step> read(Fields options, Problems problems) {
      return Optional.of(
          new DollarVolume(
              SummedGroups.read(options),
              SummedGroups.reference(options, PRICE),
              SummedGroups.reference(options, SIZE)));
    }
  }
}
