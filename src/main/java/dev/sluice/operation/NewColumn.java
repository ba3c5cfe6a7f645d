package dev.sluice.operation;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.column.ResultColumns;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The name of a column that a step adds behind those of its table, and where it was written. */
record NewColumn(String name, Place place) {

  /** The columns of a table, to which others are added. */
  static ResultColumns behind(InputTable table, StructType schema, Problems problems) {
    ResultColumns result = new ResultColumns(problems);
    for (StructField field : TableSchemas.visibleOnly(schema).fields()) {
      result.add(field, table.place());
    }
    return result;
  }

  /** Adds it; a name that the table has already is reported. */
  void addTo(
      ResultColumns result, DataType type, InputTable table, StructType schema, Problems problems) {
    if (TableSchemas.visible(schema).contains(name)) {
      problems.report(
          Problem.user(
                  place,
                  "column-clash",
                  "\"" + table.name() + "\" has a column \"" + name + "\" already")
              .withHint("give the new one another name"));
    } else {
      result.add(DataTypes.createStructField(name, type, true), place);
    }
  }
}
