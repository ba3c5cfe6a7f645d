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
import org.apache.spark.sql.catalyst.expressions.RowOrdering;

/**
 * Whole columns of a table as one array in one row, in the order of the table; where a table has
 * lost its order, sorted by all its columns. One task holds the array in memory.
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
    Column row = struct(place(table).as("place"), values.as("values"));
    return table
        .agg(sort_array(collect_list(row)).as(ROWS))
        .select(transform(col(ROWS), place -> place.getField("values")).as(result));
  }

  /** What rows are sorted by: the same for all columns of a table, so that they stay aligned. */
  private static Column place(Dataset<Row> table) {
    if (Arrays.asList(table.columns()).contains(HiddenColumns.ROW_ORDER)) {
      return col(HiddenColumns.ROW_ORDER);
    }
    return struct(
        Arrays.stream(table.schema().fields())
            .filter(field -> RowOrdering.isOrderable(field.dataType()))
            .map(field -> SparkColumns.named(field.name()))
            .toArray(Column[]::new));
  }
}
