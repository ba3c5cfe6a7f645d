package dev.sluice.operation;

import dev.sluice.formula.compile.LosslessType;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.column.ResultColumns;
import dev.sluice.step.column.TypeNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Finds the columns of appended tables: those of the first, then what the others add, each in the
 * narrowest type that loses nothing.
 */
final class AppendedColumns {

  private final Append.MissingColumns missing;
  private final Problems problems;

  AppendedColumns(Append.MissingColumns missing, Problems problems) {
    this.missing = missing;
    this.problems = problems;
  }

  /** A column in the making. */
  private record Merged(DataType type, String firstTable) {}

  /** The columns of the result; whatever does not fit is reported at the table that brings it. */
  StructType of(
      Map<String, StructType> schemas,
      Map<String, Place> places,
      Optional<ColumnReference> sourceColumn) {
    Map<String, Merged> merged = new LinkedHashMap<>();
    schemas.forEach((table, schema) -> merge(table, schema, place(places, table), merged));
    if (missing == Append.MissingColumns.REFUSE) {
      schemas.forEach((table, schema) -> refuse(table, schema, place(places, table), merged));
    }
    ResultColumns result = new ResultColumns(problems);
    merged.forEach(
        (name, column) ->
            result.add(field(name, column.type()), place(places, column.firstTable())));
    sourceColumn.ifPresent(
        column -> result.add(field(column.name(), DataTypes.StringType), column.place()));
    return result.schema();
  }

  private static Place place(Map<String, Place> places, String table) {
    return Objects.requireNonNull(places.get(table));
  }

  private static StructField field(String name, DataType type) {
    return DataTypes.createStructField(name, type, true);
  }

  private void merge(String table, StructType schema, Place place, Map<String, Merged> merged) {
    for (StructField field : TableSchemas.visibleOnly(schema).fields()) {
      Merged known = merged.get(field.name());
      if (known == null) {
        merged.put(field.name(), new Merged(field.dataType(), table));
        continue;
      }
      Optional<DataType> wider = LosslessType.of(known.type(), field.dataType());
      if (wider.isPresent()) {
        merged.put(field.name(), new Merged(wider.get(), known.firstTable()));
      } else {
        problems.report(
            Problem.user(
                    place,
                    "types-differ",
                    "column \""
                        + field.name()
                        + "\" is "
                        + TypeNames.written(field.dataType())
                        + " in \""
                        + table
                        + "\" but "
                        + TypeNames.written(known.type())
                        + " in \""
                        + known.firstTable()
                        + "\", and no type holds both without loss")
                .withHint("convert one of them with a formula before"));
      }
    }
  }

  private void refuse(String table, StructType schema, Place place, Map<String, Merged> merged) {
    List<String> there = TableSchemas.visible(schema);
    merged.forEach(
        (name, column) -> {
          if (!there.contains(name)) {
            problems.report(
                Problem.user(
                        place,
                        "missing-column",
                        "\""
                            + table
                            + "\" lacks column \""
                            + name
                            + "\" of \""
                            + column.firstTable()
                            + "\"; it has "
                            + String.join(", ", there))
                    .withHint("missing-columns: blank leaves it blank there"));
          }
        });
  }

  /** Reports a table that is named more than once. */
  static void reportTwice(ColumnReference table, Problems problems) {
    problems.report(
        Problem.user(
            table.place(),
            "duplicate-table",
            "table \"" + table.name() + "\" is named twice; its rows would be there twice"));
  }
}
