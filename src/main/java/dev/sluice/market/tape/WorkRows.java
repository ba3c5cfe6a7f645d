package dev.sluice.market.tape;

import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.column.ColumnReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/** A table with hidden columns for the time of some work on it. */
public final class WorkRows {

  private final Dataset<Row> table;
  private final StructType schema;
  private final List<Column> columns = new ArrayList<>();
  private final List<String> own;
  private int casts;

  public WorkRows(Dataset<Row> table) {
    this.table = table;
    this.schema = table.schema();
    this.own = List.of(table.columns());
    own.forEach(name -> columns.add(ColumnReference.named(name)));
  }

  /** The name under which a column has a type. */
  public String as(ColumnReference column, DataType type) {
    if (schema.apply(column.name()).dataType().equals(type)) {
      return column.name();
    }
    return hidden(HiddenColumns.PREFIX + "cast_" + casts++, column.column().cast(type));
  }

  /** Adds a hidden column. */
  public String hidden(String name, Column value) {
    columns.add(value.as(name));
    return name;
  }

  /** The table with the hidden columns. */
  public Dataset<Row> rows() {
    return columns.size() == own.size() ? table : table.select(columns.toArray(Column[]::new));
  }

  /** The columns of the table itself. */
  public List<Column> own() {
    return own.stream().map(ColumnReference::named).toList();
  }

  /** The table's own columns and then others, of rows that were made of {@link #rows}. */
  public Dataset<Row> with(Dataset<Row> made, Column... more) {
    List<Column> results = new ArrayList<>(own());
    results.addAll(Arrays.asList(more));
    return made.select(results.toArray(Column[]::new));
  }
}
