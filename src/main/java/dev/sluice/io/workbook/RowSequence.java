package dev.sluice.io.workbook;

import static org.apache.spark.sql.functions.col;

import dev.sluice.spec.HiddenColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.plans.logical.CollectMetrics;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.plans.logical.Sort;

/**
 * In which order the rows of a table come to stand in a sheet: as they were sorted, else as in
 * their source, else by all their columns. Equal rows are the same row, so that the order is always
 * total.
 *
 * @param isSorted whether the plan of the table sorts it
 * @param place the column that the staged rows carry for their place in the source; empty for none
 */
record RowSequence(boolean isSorted, String place) {

  private static final String NO_PLACE = "";

  /** The order of a table. */
  static RowSequence of(Dataset<Row> rows) {
    List<String> columns = Arrays.asList(rows.columns());
    if (isSorted(rows.queryExecution().analyzed())) {
      return new RowSequence(true, NO_PLACE);
    }
    if (!columns.contains(HiddenColumns.ROW_ORDER)) {
      return new RowSequence(false, NO_PLACE);
    }
    // Hidden columns are not staged; a name that no column of the user has.
    StringBuilder name = new StringBuilder("place");
    while (columns.stream().anyMatch(column -> column.contentEquals(name))) {
      name.append("_");
    }
    return new RowSequence(false, name.toString());
  }

  /** The rows as they are to be staged. */
  Dataset<Row> carriedBy(Dataset<Row> rows) {
    return place.isEmpty() ? rows : rows.withColumnRenamed(HiddenColumns.ROW_ORDER, place);
  }

  /** The staged rows without what only their order needs. */
  Dataset<Row> without(Dataset<Row> staged) {
    return place.isEmpty() ? staged : staged.drop(place);
  }

  /** The staged rows in order; sorts them, with one shuffle. */
  Dataset<Row> inOrder(Dataset<Row> staged) {
    List<Column> order = new ArrayList<>();
    if (isSorted) {
      // The files of a sorted table are numbered in its order.
      order.add(col("_metadata.file_name"));
      order.add(col("_metadata.row_index"));
      return staged.orderBy(order.toArray(Column[]::new));
    }
    if (!place.isEmpty()) {
      order.add(col(place));
    }
    Dataset<Row> visible = without(staged);
    for (String column : visible.columns()) {
      order.add(col("`" + column.replace("`", "``") + "`"));
    }
    return without(staged.orderBy(order.toArray(Column[]::new)));
  }

  private static boolean isSorted(LogicalPlan plan) {
    LogicalPlan at = plan;
    while (at instanceof Project || at instanceof Filter || at instanceof CollectMetrics) {
      at = at.children().head();
    }
    return at instanceof Sort sort && sort.global();
  }
}
