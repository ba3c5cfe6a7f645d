package dev.sluice.io.workbook;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/**
 * A sheet that is to be written.
 *
 * @param rows its rows in their order, dates as days and timestamps as microseconds since 1970;
 *     asked for once
 */
record SheetContent(String name, StructType schema, Supplier<Iterator<Row>> rows) {

  /** A sheet of rows that have their order. */
  static SheetContent of(String name, Dataset<Row> rows) {
    StructType schema = new StructType();
    List<Column> cells = new ArrayList<>();
    for (StructField field : rows.schema().fields()) {
      Column value = col("`" + field.name().replace("`", "``") + "`");
      DataType type = field.dataType();
      if (type instanceof TimestampNTZType) {
        type = DataTypes.TimestampType;
        value = value.cast(type);
      }
      schema = schema.add(field.name(), type);
      // Objects for old dates follow another calendar than Spark's; numbers follow none.
      cells.add(
          type instanceof DateType
              ? functions.unix_date(value)
              : type instanceof TimestampType ? functions.unix_micros(value) : value);
    }
    Dataset<Row> plain = rows.select(cells.toArray(Column[]::new));
    return new SheetContent(name, schema, plain::toLocalIterator);
  }
}
