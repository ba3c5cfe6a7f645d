package dev.sluice.market;

import static org.apache.spark.sql.functions.col;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.problem.Problems;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.StepType;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.step.sums.GroupedSums;
import dev.sluice.step.sums.GroupedSums.Total;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Averages of each group, each with the two sums that it is the ratio of, so that averages of
 * groups of groups can be made of them. A row whose value or weight is null does not enter that
 * average, but counts as a row. Sums of integers and decimals are exact; a double, and the product
 * of a double and its weight, enters its sum rounded half to even to 15 decimals. The average is
 * the ratio of the sums, rounded once to a double, and null where the weights sum up to 0. A group
 * with a value that is not a number or not finite goes to quarantine.
 *
 * <p>Costs one pass without a sort; the groups of each task go to one task.
 */
public record WeightedAverage(SummedGroups groups, List<Average> averages) implements Step {

  /** How users write it. */
  public static final StepType TYPE = new Type();

  private static final String ROWS = "rows";

  public WeightedAverage {
    averages = List.copyOf(averages);
  }

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
          List<StructField> fields = new ArrayList<>();
          fields.add(SummedGroups.field(ROWS, DataTypes.LongType));
          averages.forEach(
              average -> fields.addAll(average.check(groups.table().name(), schema, problems)));
          return fields;
        });
  }

  @Override
  public StepResult apply(Tables tables) {
    Dataset<Row> rows = tables.table(groups.table().name());
    List<Total> totals = new ArrayList<>();
    List<Column> results = new ArrayList<>();
    results.add(col(GroupedSums.ROWS).as(ROWS));
    for (Average average : averages) {
      totals.addAll(average.totals(rows.schema()));
      results.addAll(average.results());
    }
    return groups.made(rows, Optional.empty(), List.of(), totals, results);
  }

  @Override
  public List<String> explain() {
    return Stream.concat(
            Stream.of("weighted-average " + groups.described()),
            averages.stream().map(average -> "  " + average.written()))
        .toList();
  }

  private static final class Type implements StepType {

    private static final String AVERAGES = "averages";

    @Override
    public String name() {
      return "weighted-average";
    }

    @Override
    public String summary() {
      return "Makes plain and weighted averages of each group, with the sums that they come from.";
    }

    @Override
    public String example() {
      return """
          - weighted-average:
              table: trades
              by: [date, sector]
              averages:
                spread_simple: {of: effective_spread}
                spread_shares: {of: effective_spread, weight: size}
              into: spreads
          """;
    }

    @Override
    public ObjectShape options() {
      return SummedGroups.shape()
          .required(
              AVERAGES,
              new Shape.MapOf(new Shape.Nested(Average.shape())),
              "the averages by name; beside each stand NAME_sum and NAME_weight");
    }

    @Override
    public Optional<Step> read(Fields options, Problems problems) {
      int before = problems.count();
      WeightedAverage step =
          new WeightedAverage(
              SummedGroups.read(options), Average.read(options, AVERAGES, problems));
      return problems.count() == before ? Optional.of(step) : Optional.empty();
    }
  }
}
