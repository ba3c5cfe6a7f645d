package dev.sluice.io.text;

import dev.sluice.spec.CellStyle;
import dev.sluice.spec.ColumnType;
import java.io.Serializable;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** A column that a text source gives; its type is kept in parts that travel to the executors. */
record TextColumn(String name, ColumnType.Kind kind, int precision, int scale, CellStyle style)
    implements Serializable {

  TextColumn(String name, ColumnType type, CellStyle style) {
    this(name, type.kind(), type.precision(), type.scale(), style);
  }

  ColumnType type() {
    return new ColumnType(kind, precision, scale);
  }

  /** How Spark holds the column. */
  DataType sparkType() {
    return switch (kind) {
      case TEXT -> DataTypes.StringType;
      case INTEGER -> DataTypes.LongType;
      case DECIMAL -> DataTypes.createDecimalType(precision, scale);
      case DOUBLE -> DataTypes.DoubleType;
      case BOOLEAN -> DataTypes.BooleanType;
      case DATE -> DataTypes.DateType;
      case TIMESTAMP -> DataTypes.TimestampType;
    };
  }
}
