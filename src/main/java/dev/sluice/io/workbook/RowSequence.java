package dev.sluice.io.workbook;

import static org.apache.spark.sql.functions.col;

import dev.sluice.spec.HiddenColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.plans.logical.CollectMetrics;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.plans.logical.Sort;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * In which order the rows of a table come to stand in a sheet: as they were sorted, else as in
 * their source, else by all their columns. Equal rows are the same row, so that the order is always
 * total.
 *
 * @param isSorted whether the plan of the table sorts it
 * @param places the columns that the staged rows carry for their place in the source, most
 *     significant first
 */
record RowSequence(boolean isSorted, List<String> places) {

  RowSequence {
    places = List.copyOf(places);
  }

  /** The order of a table. */
  static RowSequence of(Dataset<Row> rows) {
    if (isSorted(rows.queryExecution().analyzed())) {
      return new RowSequence(true, List.of());
    }
    return new RowSequence(false, List.copyOf(placed(rows).keySet()));
  }

  /**
   * The parts of a place, each as a column with a name that no column of the user has: hidden
   * columns are not staged, and nested ones are not written straight to files.
   */
  private static Map<String, Column> placed(Dataset<Row> rows) {
    List<String> columns = Arrays.asList(rows.columns());
    Map<String, Column> placed = new LinkedHashMap<>();
    if (columns.contains(HiddenColumns.ROW_ORDER)) {
      StringBuilder prefix = new StringBuilder("place");
      while (columns.stream()
          .anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith(prefix.toString()))) {
        prefix.append("_");
      }
      List<Column> parts = new ArrayList<>();
      parts(
          col(HiddenColumns.ROW_ORDER),
          rows.schema().apply(HiddenColumns.ROW_ORDER).dataType(),
          parts);
      parts.forEach(part -> placed.put(prefix.toString() + placed.size(), part));
    }
    return placed;
  }

  private static void parts(Column place, DataType type, List<Column> parts) {
    if (type instanceof StructType struct) {
      for (StructField field : struct.fields()) {
        parts(place.getField(field.name()), field.dataType(), parts);
      }
    } else {
      parts.add(place);
    }
  }

  /** The rows as they are to be staged. */
  Dataset<Row> carriedBy(Dataset<Row> rows) {
    if (places.isEmpty()) {
      return rows;
    }
    List<Column> columns = new ArrayList<>();
    for (String column : rows.columns()) {
      columns.add(named(column));
    }
    placed(rows).forEach((name, part) -> columns.add(part.as(name)));
    return rows.select(columns.toArray(Column[]::new));
  }

  /** The staged rows without what only their order needs. */
  Dataset<Row> without(Dataset<Row> staged) {
    return staged.drop(places.toArray(String[]::new));
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
    places.forEach(place -> order.add(col(place)));
    Dataset<Row> visible = without(staged);
    for (String column : visible.columns()) {
      order.add(named(column));
    }
    return without(staged.orderBy(order.toArray(Column[]::new)));
  }

  private static Column named(String column) {
    return col("`" + column.replace("`", "``") + "`");
  }

  private static boolean isSorted(LogicalPlan plan) {
    LogicalPlan at = plan;
    while (at instanceof Project || at instanceof Filter || at instanceof CollectMetrics) {
      at = at.children().head();
    }
    return at instanceof Sort sort && sort.global();
  }
}
