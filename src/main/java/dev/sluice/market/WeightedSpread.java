package dev.sluice.market;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.sluice.formula.compile.Expressions;
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
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The relative quoted spread of each group, weighted by the money that stands at the best prices.
 * Of each quote the weight is {@code bid x bid size + ask x ask size} and the spread is {@code (ask
 * - bid) / ask}; a crossed quote has a spread below 0 and counts like any other.
 *
 * <p>The sum of the weights is exact, with the decimals of price and size. A spread times its
 * weight is computed in doubles from the exact weight, the quotient and the product each rounded
 * once, and enters its sum rounded half to even to 15 decimals. Where a price or a size is a
 * double, so is the weight, and its sum has 15 decimals. A quote without a bid or an ask (a price
 * of 0) or with a missing or negative price or size is dropped and counted.
 *
 * <p>Costs one pass without a sort; the groups of each task go to one task.
 */
public record WeightedSpread(
    SummedGroups groups,
    ColumnReference bid,
    ColumnReference ask,
    ColumnReference bidSize,
    ColumnReference askSize)
    implements Step {

  /** How users write it. */
  public static final StepType TYPE = new WeightedSpreadType();

  static final String QUOTES = "quotes";
  static final String WEIGHT = "weight";
  static final String SPREAD_WEIGHT = "spread_weight";
  static final String WEIGHTED_SPREAD = "weighted_spread";

  private static final String ZERO_PRICE = "bid or ask price is zero";
  private static final String MISSING = "bid or ask price or size is missing or negative";

  /** Powers of ten up to here are doubles. */
  private static final int MOST_DECIMALS_OF_FAST_WEIGHTS = 22;

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
          int before = problems.count();
          columns()
              .forEach(column -> Figure.check(column, groups.table().name(), schema, problems));
          if (problems.count() > before) {
            return List.of();
          }
          Prices prices = prices(schema);
          if (prices.scale() > GroupedSums.DIGITS) {
            problems.report(Average.tooManyDecimals(ask.place(), "price and size", prices.scale()));
            return List.of();
          }
          return fields(prices);
        });
  }

  private List<ColumnReference> columns() {
    return List.of(bid, ask, bidSize, askSize);
  }

  private static List<StructField> fields(Prices prices) {
    return List.of(
        SummedGroups.field(QUOTES, DataTypes.LongType),
        SummedGroups.field(WEIGHT, GroupedSums.type(prices.scale())),
        SummedGroups.field(SPREAD_WEIGHT, GroupedSums.type(Figure.DECIMALS_OF_DOUBLES)),
        SummedGroups.field(WEIGHTED_SPREAD, DataTypes.DoubleType));
  }

  private Prices prices(StructType schema) {
    return new Prices(
        Figure.of(bid, schema),
        Figure.of(bidSize, schema),
        Figure.of(ask, schema),
        Figure.of(askSize, schema));
  }

  /** The four figures of a quote, and how their weight and spread are computed. */
  private record Prices(Figure bid, Figure bidSize, Figure ask, Figure askSize) {

    boolean isReal() {
      return Stream.of(bid, bidSize, ask, askSize).anyMatch(Figure::isReal);
    }

    boolean isFast() {
      return Stream.of(bid, bidSize, ask, askSize).allMatch(Figure::isNarrow)
          && bid.scale() == ask.scale()
          && bidSize.scale() == askSize.scale()
          && scale() <= MOST_DECIMALS_OF_FAST_WEIGHTS;
    }

    /** The decimals of the sum of the weights. */
    int scale() {
      return isReal()
          ? Figure.DECIMALS_OF_DOUBLES
          : Math.max(bid.scaleWith(bidSize), ask.scaleWith(askSize));
    }

    Column fault() {
      if (isFast()) {
        return call("fault", DataTypes.IntegerType, digits());
      }
      return call(
          "faultOfDoubles",
          DataTypes.IntegerType,
          Stream.of(bid, bidSize, ask, askSize)
              .map(figure -> coalesce(figure.real(), lit(-1.0)))
              .toArray(Column[]::new));
    }

    private Column[] digits() {
      return Stream.of(bid, bidSize, ask, askSize)
          .map(figure -> coalesce(figure.digits(), lit(-1L)))
          .toArray(Column[]::new);
    }

    List<Term> weight() {
      if (isFast()) {
        Column[] digits = digits();
        return List.of(Term.product(digits[0], digits[1]), Term.product(digits[2], digits[3]));
      }
      return isReal()
          ? List.of(Term.rounded(realWeight()))
          : List.of(bid.times(bidSize, scale()), ask.times(askSize, scale()));
    }

    private Column realWeight() {
      return bid.real().multiply(bidSize.real()).plus(ask.real().multiply(askSize.real()));
    }

    Term weightedSpread() {
      if (isFast()) {
        Column[] digits = digits();
        return Term.rounded(
            call(
                "weightedSpread",
                DataTypes.DoubleType,
                digits[0],
                digits[1],
                digits[2],
                digits[3],
                lit(Math.pow(10, scale()))));
      }
      return Term.rounded(
          isReal()
              ? realWeight().multiply(ask.real().minus(bid.real()).divide(ask.real()))
              : call(
                  "weightedSpreadOfDecimals",
                  DataTypes.DoubleType,
                  bid.decimal(),
                  bidSize.decimal(),
                  ask.decimal(),
                  askSize.decimal()));
    }

    private static Column call(
        String method, org.apache.spark.sql.types.DataType type, Column... arguments) {
      return new Column(
          Expressions.callTotal(
              Quotes.class,
              method,
              type,
              Stream.of(arguments).map(Column::expr).toArray(Expression[]::new)));
    }
  }

  @Override
  public StepResult apply(Tables tables) {
    var rows = tables.table(groups.table().name());
    Prices prices = prices(rows.schema());
    return groups.made(
        rows,
        Optional.of(prices.fault()),
        List.of(ZERO_PRICE, MISSING),
        List.of(
            new Total(WEIGHT, GroupedSums.type(prices.scale()), prices.weight()),
            new Total(
                SPREAD_WEIGHT,
                GroupedSums.type(Figure.DECIMALS_OF_DOUBLES),
                prices.weightedSpread())),
        List.of(
            col(GroupedSums.ROWS).as(QUOTES),
            col(WEIGHT),
            col(SPREAD_WEIGHT),
            ExactRatio.of(col(SPREAD_WEIGHT), col(WEIGHT)).as(WEIGHTED_SPREAD)));
  }

  @Override
  public List<String> explain() {
    return List.of("weighted-spread " + groups.described());
  }
}
