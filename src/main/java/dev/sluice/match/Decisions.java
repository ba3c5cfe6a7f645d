package dev.sluice.match;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import dev.sluice.step.column.ColumnReference;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import scala.collection.JavaConverters;

/**
 * What humans decided about items: {@code match} puts the items of a group together, {@code close}
 * takes an item out of the open ones, {@code comment} only says something. Items are named by side
 * (the name of their table) and id, so that decisions hold in every later run.
 *
 * <p>Cost: a join by side and id; the decisions are sent to every task where they are few.
 */
final class Decisions {

  static final String DECISION = "decision";
  static final String SIDE = "side";
  static final String ITEM = "item_id";

  static final String CLOSE = "close";

  private static final String MATCH = "match";
  private static final String GROUP = "group";
  private static final String REASON = "reason";
  private static final String COMMENT = "comment";
  private static final String DECIDED = ItemColumns.HIDDEN + "decided_";

  private final Dataset<Row> decisions;

  Decisions(Dataset<Row> decisions) {
    this.decisions = decisions;
  }

  /** Adds to every item what was decided about it. */
  Dataset<Row> onto(Dataset<Row> items) {
    Dataset<Row> byItem = byItem();
    Dataset<Row> joined =
        items.join(
            byItem,
            col(ItemColumns.SIDE)
                .equalTo(col(DECIDED + SIDE))
                .and(col(ItemColumns.ID).equalTo(col(DECIDED + ITEM))),
            "left");
    List<String> names = Arrays.asList(items.columns());
    Dataset<Row> commented =
        joined.withColumn(
            ItemColumns.COMMENT, coalesce(col(DECIDED + COMMENT), col(ItemColumns.COMMENT)));
    return commented.select(
        Stream.concat(
                names.stream(),
                Stream.of(
                    ItemColumns.ACTION,
                    ItemColumns.GROUP,
                    ItemColumns.GROUP_SIZE,
                    ItemColumns.DECISION_REASON))
            .map(ColumnReference::named)
            .toArray(Column[]::new));
  }

  /** One row an item, so that no item is multiplied; of several decisions the first by text. */
  private Dataset<Row> byItem() {
    Column word = lower(trim(col(DECISION)));
    Column isMatch = word.equalTo(MATCH);
    Column isClose = word.equalTo(CLOSE);
    Dataset<Row> grouped =
        decisions
            .groupBy(col(SIDE).as(DECIDED + SIDE), col(ITEM).as(DECIDED + ITEM))
            .agg(
                max(when(isMatch.or(isClose), word)).as(ItemColumns.ACTION),
                min(when(isMatch, text(GROUP))).as(ItemColumns.GROUP),
                min(when(isMatch.or(isClose), text(REASON))).as(ItemColumns.DECISION_REASON),
                min(text(COMMENT)).as(DECIDED + COMMENT));
    return grouped.join(
        broadcast(sizes(isMatch)),
        JavaConverters.asScalaBuffer(List.of(ItemColumns.GROUP)).toSeq(),
        "left");
  }

  /** How many items each group has, also those that are in another group as well. */
  private Dataset<Row> sizes(Column isMatch) {
    return decisions
        .filter(isMatch)
        .groupBy(text(GROUP).as(ItemColumns.GROUP))
        .agg(
            countDistinct(col(SIDE), col(ITEM))
                .cast(DataTypes.IntegerType)
                .as(ItemColumns.GROUP_SIZE));
  }

  private Column text(String column) {
    return (Arrays.asList(decisions.columns()).contains(column) ? col(column) : lit(null))
        .cast(DataTypes.StringType);
  }
}
