package dev.sluice.operation;

import dev.sluice.formula.LookupMatch;
import dev.sluice.formula.LookupSearch;
import dev.sluice.formula.Pick;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.column.TypeNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Ranges in a table of the job: each row starts one, which goes on to the next larger start.
 *
 * @param from the column with the smallest number of each range
 * @param name the column with its name
 */
record BucketTable(ColumnReference in, ColumnReference from, ColumnReference name) {

  /** The type of the names; what is wrong with the table is reported. */
  Optional<DataType> check(TableSchemas tables, Problems problems) {
    Optional<StructType> schema = tables.require(in.name(), in.place(), problems);
    schema
        .flatMap(found -> column(found, from, problems))
        .filter(type -> !(type instanceof NumericType))
        .ifPresent(
            type ->
                problems.report(
                    Problem.user(
                        from.place(),
                        "no-number",
                        "\""
                            + from.name()
                            + "\" of \""
                            + in.name()
                            + "\" is "
                            + TypeNames.written(type)
                            + ", no number")));
    return schema.flatMap(found -> column(found, name, problems));
  }

  private Optional<DataType> column(StructType schema, ColumnReference column, Problems problems) {
    return TableSchemas.requireColumn(in.name(), schema, column.name(), column.place(), problems)
        .map(StructField::dataType);
  }

  /**
   * Adds the columns of the range that a number is in; of two ranges with the same start the last
   * counts, as in Excel's VLOOKUP.
   *
   * @param columns from the new name to that of the table
   * @param matched gets TRUE where the number is in a range
   */
  Dataset<Row> join(
      Dataset<Row> rows,
      String number,
      Dataset<Row> table,
      Map<String, String> columns,
      String matched) {
    return new LookupSearch(LookupMatch.NEXT_SMALLER, Pick.LAST)
        .join(rows, List.of(number), table, List.of(from.name()), columns, matched);
  }
}
