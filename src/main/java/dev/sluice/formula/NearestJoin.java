package dev.sluice.formula;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.last;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Finds the row with the nearest key. The distinct keys of the rows and of the table are sorted
 * together, in one task, and each takes the last table row before it; the answers are joined back
 * by key. So a row of data never moves but for that join.
 */
final class NearestJoin {

  private static final String KEY = "__nearest_key";
  private static final String FOUND = "__nearest_found";
  private static final String SIDE = "__nearest_side";

  private NearestJoin() {}

  static Dataset<Row> join(
      Dataset<Row> rows,
      Column key,
      Dataset<Row> table,
      Column tableKey,
      Map<String, String> columns,
      String matchedColumn,
      boolean notLarger) {
    return join(rows, key, table, tableKey, columns, matchedColumn, notLarger, Pick.LAST);
  }

  /** The same with a say in which of several rows with the nearest key counts. */
  static Dataset<Row> join(
      Dataset<Row> rows,
      Column key,
      Dataset<Row> table,
      Column tableKey,
      Map<String, String> columns,
      String matchedColumn,
      boolean notLarger,
      Pick pick) {
    Dataset<Row> known =
        table
            .filter(tableKey.isNotNull())
            .groupBy(tableKey.as(KEY))
            .agg(pick.of(struct(LookupJoin.ordered(table, columns))).as(FOUND))
            .withColumn(SIDE, lit(0));
    Dataset<Row> asked =
        rows.select(key.as(KEY))
            .filter(col(KEY).isNotNull())
            .distinct()
            .select(
                col(KEY),
                lit(null).cast(known.schema().apply(FOUND).dataType()).as(FOUND),
                lit(1).as(SIDE));
    // A table row comes before an equal key that is asked for.
    WindowSpec order =
        Window.orderBy(notLarger ? col(KEY).asc() : col(KEY).desc(), col(SIDE).asc())
            .rowsBetween(Window.unboundedPreceding(), Window.currentRow());
    List<Column> result = new ArrayList<>();
    String name = KEY + matchedColumn;
    result.add(col(KEY).as(name));
    int at = 0;
    for (String column : columns.keySet()) {
      result.add(col(FOUND + ".value_" + at++).as(column));
    }
    result.add(lit(true).as(matchedColumn));
    Dataset<Row> answers =
        known
            .unionByName(asked)
            .withColumn(FOUND, last(col(FOUND), true).over(order))
            .filter(col(SIDE).equalTo(1).and(col(FOUND).isNotNull()))
            .select(result.toArray(Column[]::new));
    return rows.join(answers, key.equalTo(col(name)), "left").drop(name);
  }
}
