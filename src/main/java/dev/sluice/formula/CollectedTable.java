package dev.sluice.formula;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;

import dev.sluice.formula.compile.JoinPlan;
import dev.sluice.spec.HiddenColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Whole columns of a table as one array in one row, in the order of the table; where a table has
 * lost its order, sorted by the collected values. One task holds the array in memory.
 */
final class CollectedTable {

  private static final String ROWS = "rows";

  private CollectedTable() {}

  static Dataset<Row> of(Dataset<Row> table, JoinPlan.Collected collected) {
    List<Column> fields = new ArrayList<>();
    for (int i = 0; i < collected.values().size(); i++) {
      fields.add(SparkColumns.of(collected.values().get(i)).as("c" + i));
    }
    Column values = struct(fields.toArray(Column[]::new));
    String result = collected.result().name();
    if (!Arrays.asList(table.columns()).contains(HiddenColumns.ROW_ORDER)) {
      return table.agg(sort_array(collect_list(values)).as(result));
    }
    Column row = struct(col(HiddenColumns.ROW_ORDER).as("place"), values.as("values"));
    return table
        .agg(sort_array(collect_list(row)).as(ROWS))
        .select(transform(col(ROWS), place -> place.getField("values")).as(result));
  }
}
