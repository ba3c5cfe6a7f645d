package dev.sluice.run;

import dev.sluice.report.DiffRecord;
import dev.sluice.step.Step;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * A diff that was checked: all is known but the rows.
 *
 * @param a the first table
 * @param b the second
 * @param compare the step that pairs and compares, over tables named A and B
 * @param columnsA the columns of A that it needs
 * @param columnsB the columns of B that it needs
 * @param columns the compared columns, without figures yet
 * @param schema the columns that are not alike
 */
record DiffPlan(
    PlannedSource a,
    PlannedSource b,
    Step compare,
    StructType columnsA,
    StructType columnsB,
    Map<String, PlannedColumn> columns,
    List<DiffRecord.SchemaDifference> schema) {

  /** What the two tables are called in messages. */
  static final String A = "A";

  static final String B = "B";

  DiffPlan {
    columns = Map.copyOf(columns);
    schema = List.copyOf(schema);
  }

  /** A compared column, by its name in A. */
  record PlannedColumn(String nameInB, String type, boolean isNumber, @Nullable String tolerance) {}
}
