package dev.sluice.match;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

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

/**
 * How open items became what they are: opening + new - cleared = closing, in counts and amounts, by
 * side, account and currency. An item that came back with another amount has cleared the old amount
 * and is new with the new one.
 *
 * <p>Cost: one aggregation.
 */
record Rollforward(String items, String into) implements Step {

  private static final int MOST_DIGITS = 38;

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
              DataType sum = sumType(schema);
              StructType result =
                  new StructType()
                      .add(ItemColumns.SIDE, DataTypes.StringType)
                      .add(ItemColumns.ACCOUNT, DataTypes.StringType)
                      .add(ItemColumns.CURRENCY, DataTypes.StringType);
              for (String name : List.of("opening", "new", "cleared", "closing")) {
                result = result.add(name + "_count", DataTypes.LongType).add(name + "_amount", sum);
              }
              return Map.of(into, result);
            });
  }

  static DataType sumType(StructType schema) {
    int scale =
        ((org.apache.spark.sql.types.DecimalType) schema.apply(ItemColumns.AMOUNT).dataType())
            .scale();
    return DataTypes.createDecimalType(MOST_DIGITS, scale);
  }

  @Override
  public StepResult apply(Tables tables) {
    Dataset<Row> rows = tables.table(items);
    DataType type = sumType(rows.schema());
    Column isNew = col(ItemColumns.ORIGIN).equalTo(Pool.NEW);
    Column isCarried = col(ItemColumns.ORIGIN).equalTo(Pool.CARRIED);
    Column isOpen = col(ItemColumns.BUCKET).isin(ItemsTable.STILL_OPEN.toArray());
    Column before = amount(ItemColumns.PREVIOUS_AMOUNT, type);
    Column now = amount(ItemColumns.AMOUNT, type);
    Column isRestated = not(isNew).and(not(isCarried));
    Dataset<Row> sums =
        rows.groupBy(col(ItemColumns.SIDE), col(ItemColumns.ACCOUNT), col(ItemColumns.CURRENCY))
            .agg(
                count(when(not(isNew), 1)).as("opening_count"),
                total(not(isNew), before, type).as("opening_amount"),
                count(when(not(isCarried), 1)).as("new_count"),
                total(not(isCarried), now, type).as("new_amount"),
                count(when(not(isOpen), 1)).plus(count(when(isRestated, 1))).as("cleared_count"),
                total(not(isOpen), now, type)
                    .plus(total(isRestated, before, type))
                    .cast(type)
                    .as("cleared_amount"),
                count(when(isOpen, 1)).as("closing_count"),
                total(isOpen, now, type).as("closing_amount"),
                count(lit(1)).as(ControlColumns.FOLDED));
    return StepResult.of(into, StepResult.Made.of(sums, new Flow.Folds(items)));
  }

  private static Column amount(String column, DataType type) {
    return coalesce(col(column), lit(0)).cast(type);
  }

  private static Column total(Column condition, Column amount, DataType type) {
    return coalesce(sum(when(condition, amount)), lit(0)).cast(type);
  }

  @Override
  public List<String> explain() {
    return List.of(into + " of " + items + ": one aggregation");
  }
}
