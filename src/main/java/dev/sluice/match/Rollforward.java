package dev.sluice.match;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;

/**
 * How open items became what they are: opening + new - cleared = closing, in counts and amounts, by
 * side, account and currency. An item that came back with another amount has cleared the old amount
 * and is new with the new one.
 *
 * <p>Cost: one aggregation.
 */
record Rollforward(String items, String into) implements Step {

  private static final String AMOUNT = "_amount";
  private static final String MOVE = ItemColumns.HIDDEN + "move";
  private static final int MOST_DIGITS = 38;

  private static final List<String> FIGURES =
      List.of(
          "opening_count",
          "opening" + AMOUNT,
          "new_count",
          "new" + AMOUNT,
          "cleared_count",
          "cleared" + AMOUNT,
          "closing_count",
          "closing" + AMOUNT);

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
    int scale = ((DecimalType) schema.apply(ItemColumns.AMOUNT).dataType()).scale();
    return DataTypes.createDecimalType(MOST_DIGITS, scale);
  }

  @Override
  public StepResult apply(Tables tables) {
    Dataset<Row> rows = tables.table(items);
    DataType type = sumType(rows.schema());
    Column isNew = col(ItemColumns.ORIGIN).equalTo(Pool.NEW);
    Column isRestated = col(ItemColumns.ORIGIN).equalTo(Pool.RESTATED);
    Column isOpen = col(ItemColumns.BUCKET).isin(ItemsTable.STILL_OPEN.toArray());
    // What a restated item was before may stand in another account or currency.
    Column before =
        moved(
            isRestated.or(not(isNew)),
            when(isRestated, col(ItemColumns.PREVIOUS_ACCOUNT)).otherwise(col(ItemColumns.ACCOUNT)),
            when(isRestated, col(ItemColumns.PREVIOUS_CURRENCY))
                .otherwise(col(ItemColumns.CURRENCY)),
            List.of(
                number(not(isNew)),
                amount(not(isNew), ItemColumns.PREVIOUS_AMOUNT, type),
                number(lit(false)),
                amount(lit(false), ItemColumns.AMOUNT, type),
                number(isRestated),
                amount(isRestated, ItemColumns.PREVIOUS_AMOUNT, type),
                number(lit(false)),
                amount(lit(false), ItemColumns.AMOUNT, type)),
            lit(0L));
    Column now =
        moved(
            lit(true),
            col(ItemColumns.ACCOUNT),
            col(ItemColumns.CURRENCY),
            List.of(
                number(lit(false)),
                amount(lit(false), ItemColumns.AMOUNT, type),
                number(isNew.or(isRestated)),
                amount(isNew.or(isRestated), ItemColumns.AMOUNT, type),
                number(not(isOpen)),
                amount(not(isOpen), ItemColumns.AMOUNT, type),
                number(isOpen),
                amount(isOpen, ItemColumns.AMOUNT, type)),
            lit(1L));
    Column side = col(ItemColumns.SIDE);
    Dataset<Row> moves =
        rows.select(side, explode(array(now, before)).as(MOVE))
            .filter(col(MOVE).isNotNull())
            .select(side, col(MOVE + ".*"));
    List<Column> sums = new ArrayList<>();
    for (String name : FIGURES) {
      Column sum = sum(col(name));
      sums.add((name.endsWith(AMOUNT) ? sum.cast(type) : sum).as(name));
    }
    sums.add(sum(col(ControlColumns.FOLDED)).as(ControlColumns.FOLDED));
    Dataset<Row> table =
        moves
            .groupBy(side, col(ItemColumns.ACCOUNT), col(ItemColumns.CURRENCY))
            .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new));
    return StepResult.of(into, StepResult.Made.of(table, new Flow.Folds(items)));
  }

  /** A struct of one account, one currency and the figures; null where nothing moves. */
  private static Column moved(
      Column condition, Column account, Column currency, List<Column> figures, Column folded) {
    List<Column> fields = new ArrayList<>();
    fields.add(account.as(ItemColumns.ACCOUNT));
    fields.add(currency.as(ItemColumns.CURRENCY));
    for (int i = 0; i < FIGURES.size(); i++) {
      fields.add(figures.get(i).as(FIGURES.get(i)));
    }
    fields.add(folded.as(ControlColumns.FOLDED));
    return when(condition, struct(fields.toArray(Column[]::new)));
  }

  private static Column number(Column condition) {
    return when(condition, 1L).otherwise(0L);
  }

  private static Column amount(Column condition, String column, DataType type) {
    return when(condition, coalesce(col(column), lit(0)).cast(type)).otherwise(lit(0).cast(type));
  }

  @Override
  public List<String> explain() {
    return List.of(into + " of " + items + ": one aggregation");
  }
}
