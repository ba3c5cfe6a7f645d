package dev.sluice.ocsf.compile;

import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * A place in a finished event.
 *
 * @param column what is there; of a place within a list the list
 */
record Target(Column column, DataType type) {

  static Target of(Column event, DataType eventType, String place) {
    Column column = event;
    DataType type = eventType;
    for (String name : place.split("\\.")) {
      if (!(type instanceof StructType struct)) {
        break;
      }
      column = column.getField(name);
      type = struct.apply(name).dataType();
    }
    return new Target(column, type);
  }

  /** How many objects of this list have something at a place in them. */
  Column count(String place) {
    if (!(type instanceof ArrayType list)) {
      return lit(0);
    }
    return greatest(
        size(filter(column, one -> of(one, list.elementType(), place).column().isNotNull())),
        lit(0));
  }
}
