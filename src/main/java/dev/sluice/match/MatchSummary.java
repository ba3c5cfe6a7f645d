package dev.sluice.match;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problems;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.Flow;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** What each rule did: items and amounts by rule, bucket, side, account and currency. */
record MatchSummary(String items, String into) implements Step {

  private static final List<String> BY =
      List.of(
          ItemColumns.RULE,
          ItemColumns.BUCKET,
          ItemColumns.BREAK_TYPE,
          ItemColumns.SIDE,
          ItemColumns.ACCOUNT,
          ItemColumns.CURRENCY);

  @Override
  public List<String> inputs() {
    return List.of(items);
  }

  @Override
  public List<String> orderedInputs() {
    return List.of();
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    return tables
        .require(items, Place.file(""), problems)
        .map(
            schema -> {
              DataType sum = Rollforward.sumType(schema);
              StructType result = new StructType();
              for (String name : BY) {
                result = result.add(name, DataTypes.StringType);
              }
              return Map.of(
                  into,
                  result
                      .add("items", DataTypes.LongType)
                      .add("amount", sum)
                      .add(ItemColumns.TOLERANCE_SPENT, sum));
            });
  }

  @Override
  public StepResult apply(Tables tables) {
    Dataset<Row> rows = tables.table(items);
    DataType type = Rollforward.sumType(rows.schema());
    Dataset<Row> sums =
        rows.groupBy(BY.stream().map(name -> col(name)).toArray(Column[]::new))
            .agg(
                count(lit(1)).as("items"),
                sum(col(ItemColumns.AMOUNT).cast(type)).cast(type).as("amount"),
                sum(col(ItemColumns.TOLERANCE_SPENT).cast(type))
                    .cast(type)
                    .as(ItemColumns.TOLERANCE_SPENT),
                count(lit(1)).as(ControlColumns.FOLDED));
    return StepResult.of(into, StepResult.Made.of(sums, new Flow.Folds(items)));
  }

  @Override
  public List<String> explain() {
    return List.of(into + " of " + items + ": one aggregation");
  }
}
