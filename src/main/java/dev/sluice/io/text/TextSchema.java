package dev.sluice.io.text;

import dev.sluice.spec.HiddenColumns;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The columns of the Dataset of a text source. */
final class TextSchema {

  /** The hidden column that says why a row was rejected; null for a good row. */
  static final String REJECT = HiddenColumns.PREFIX + "reject";

  static final StructType ROW_ORDER_TYPE =
      new StructType()
          .add("file", DataTypes.StringType, false)
          .add("block", DataTypes.LongType, false)
          .add("position", DataTypes.LongType, false);

  static final StructType REJECT_TYPE =
      new StructType()
          .add("file", DataTypes.StringType, false)
          .add("line", DataTypes.LongType, false)
          .add("column", DataTypes.StringType)
          .add("text", DataTypes.StringType)
          .add("reason", DataTypes.StringType, false)
          .add("record", DataTypes.StringType, false);

  private TextSchema() {}

  /** The user's columns. */
  static StructType ofUser(List<TextColumn> columns) {
    StructType schema = new StructType();
    for (TextColumn column : columns) {
      schema = schema.add(column.name(), column.sparkType());
    }
    return schema;
  }

  /** The user's columns and the hidden ones. */
  static StructType withHidden(List<TextColumn> columns) {
    return ofUser(columns)
        .add(HiddenColumns.ROW_ORDER, ROW_ORDER_TYPE, false)
        .add(REJECT, REJECT_TYPE);
  }
}
