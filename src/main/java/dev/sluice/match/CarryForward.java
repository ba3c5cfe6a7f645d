package dev.sluice.match;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.rows.SortedRows;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Brings the items that the run before left open into this one. An item that is among the inputs
 * again, by side and id, is the same item: it keeps the day on which it was first seen. One that is
 * not comes back as it was.
 *
 * <p>Cost: one shuffle and one sort of all items by their id.
 */
final class CarryForward {

  static final String FIRST_SEEN = ItemColumns.HIDDEN + "carried_first_seen";
  static final String AMOUNT = ItemColumns.HIDDEN + "carried_amount";
  static final String COMMENT = ItemColumns.HIDDEN + "carried_comment";

  /** What an item that was open before takes over. */
  private static final String[] TAKEN_OVER = {
    ItemColumns.FIRST_SEEN,
    ItemColumns.PREVIOUS_AMOUNT,
    ItemColumns.PREVIOUS_ACCOUNT,
    ItemColumns.PREVIOUS_CURRENCY,
    ItemColumns.COMMENT
  };

  private static final String LATEST = HiddenColumns.PREFIX + "latest";
  private static final String HASH = ItemColumns.HIDDEN + "id_hash";

  private final Match match;
  private final Pool pool;
  private final MatchClaims claims;
  private final Dataset<Row> previous;

  CarryForward(Match match, Pool pool, MatchClaims claims, Dataset<Row> previous) {
    this.match = match;
    this.pool = pool;
    this.claims = claims;
    this.previous = previous;
  }

  /** The items of this run together with those that are carried forward. */
  Dataset<Row> onto(Dataset<Row> current) {
    Dataset<Row> all =
        current.union(claims.previous(carried(false, current).union(carried(true, current))));
    Dataset<Row> hashed =
        all.withColumn(
            HASH,
            when(
                    col(ItemColumns.ID).isNotNull(),
                    xxhash64(col(ItemColumns.SIDE), col(ItemColumns.ID)))
                .otherwise(col(ItemColumns.KIND)));
    StructType columns = hashed.schema();
    TrackRows function =
        new TrackRows(
            columns,
            columns.fieldIndex(ItemColumns.ID),
            columns.fieldIndex(ItemColumns.IS_RIGHT),
            columns.fieldIndex(ItemColumns.FOLDED),
            columns.fieldIndex(ItemColumns.KIND),
            Arrays.stream(TAKEN_OVER).map(columns::fieldIndex).toList());
    Dataset<Row> tracked =
        SortedRows.transform(
            hashed,
            List.of(HASH),
            List.of(
                HASH, ItemColumns.IS_RIGHT, ItemColumns.ID, ItemColumns.FOLDED, ItemColumns.KIND),
            function.result(),
            function);
    return restated(tracked, current.columns());
  }

  /** What a current item takes over from what was open before. */
  private static Dataset<Row> restated(Dataset<Row> tracked, String[] columns) {
    Column wasOpen = col(TrackRows.WAS_OPEN);
    Column isAsBefore =
        col(ItemColumns.AMOUNT)
            .eqNullSafe(before(ItemColumns.PREVIOUS_AMOUNT))
            .and(col(ItemColumns.ACCOUNT).eqNullSafe(before(ItemColumns.PREVIOUS_ACCOUNT)))
            .and(col(ItemColumns.CURRENCY).eqNullSafe(before(ItemColumns.PREVIOUS_CURRENCY)));
    return tracked.select(
        Arrays.stream(columns)
            .map(
                name ->
                    switch (name) {
                      case ItemColumns.ORIGIN ->
                          when(wasOpen, when(isAsBefore, Pool.AGAIN).otherwise(Pool.RESTATED))
                              .otherwise(col(name))
                              .as(name);
                      case ItemColumns.FIRST_SEEN,
                          ItemColumns.PREVIOUS_AMOUNT,
                          ItemColumns.PREVIOUS_ACCOUNT,
                          ItemColumns.PREVIOUS_CURRENCY,
                          ItemColumns.COMMENT ->
                          when(wasOpen, before(name)).otherwise(col(name)).as(name);
                      default -> ColumnReference.named(name);
                    })
            .toArray(Column[]::new));
  }

  private static Column before(String column) {
    return col(TrackRows.BEFORE + column);
  }

  /** The rows of a side that the latest run before this one left open. */
  private Dataset<Row> carried(boolean right, Dataset<Row> current) {
    Match.Side side = right ? match.right() : match.left();
    Column isEarlier = col(ItemColumns.AS_OF).lt(lit(Date.valueOf(pool.asOf())));
    Dataset<Row> earlier = previous.filter(isEarlier);
    // All items of a run tell that it took place, also where it left none of them open.
    Column isOpen =
        Arrays.asList(previous.columns()).contains(ItemColumns.BUCKET)
            ? col(ItemColumns.BUCKET).isin(ItemsTable.STILL_OPEN.toArray())
            : lit(true);
    Dataset<Row> latest =
        earlier.crossJoin(broadcast(earlier.agg(max(col(ItemColumns.AS_OF)).as(LATEST))));
    List<Column> columns = new ArrayList<>();
    List<String> present = Arrays.asList(previous.columns());
    for (StructField field : pool.tableColumns(right).fields()) {
      columns.add(
          (present.contains(field.name()) ? ColumnReference.named(field.name()) : lit(null))
              .cast(field.dataType())
              .as(field.name()));
    }
    columns.add(col(ItemColumns.FIRST_SEEN).as(FIRST_SEEN));
    columns.add(col(ItemColumns.AMOUNT).as(AMOUNT));
    columns.add(
        (present.contains(ItemColumns.COMMENT) ? col(ItemColumns.COMMENT) : lit(null)).as(COMMENT));
    Dataset<Row> rows =
        latest
            .filter(
                col(ItemColumns.AS_OF)
                    .equalTo(col(LATEST))
                    .and(col(ItemColumns.SIDE).equalTo(side.table()))
                    .and(isOpen))
            .select(columns.toArray(Column[]::new));
    return pool.entering(right, rows, Pool.Entry.CARRIED)
        .select(
            Arrays.stream(current.columns()).map(ColumnReference::named).toArray(Column[]::new));
  }
}
