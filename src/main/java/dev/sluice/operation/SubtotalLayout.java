package dev.sluice.operation;

import dev.sluice.formula.compile.LosslessType;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.column.ResultColumns;
import dev.sluice.step.column.TypeNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The columns of the result of a {@link Subtotal}. */
final class SubtotalLayout {

  private final Subtotal subtotal;

  SubtotalLayout(Subtotal subtotal) {
    this.subtotal = subtotal;
  }

  /** The columns; whatever does not fit is reported. */
  StructType check(StructType schema, Problems problems) {
    String table = subtotal.table().name();
    RowGroups.check(subtotal.by(), table, schema, problems);
    ResultColumns result = new ResultColumns(problems);
    Map<String, StructField> own = new LinkedHashMap<>();
    ownColumns(schema).forEach(field -> own.put(field.name(), field));
    Map<Aggregate, StructField> added = new LinkedHashMap<>();
    for (Aggregate aggregate : subtotal.aggregates()) {
      Optional<StructField> field = aggregate.check(table, schema, problems);
      StructField column = own.get(aggregate.name());
      if (field.isEmpty()) {
        continue;
      }
      if (column == null || !standsInItsColumn(aggregate)) {
        added.put(aggregate, field.get());
      } else {
        widened(column, field.get().dataType(), aggregate, problems)
            .ifPresent(wider -> own.put(wider.name(), wider));
      }
    }
    own.values().forEach(field -> result.add(field, subtotal.table().place()));
    added.forEach((aggregate, field) -> result.add(field, aggregate.place()));
    result.add(
        DataTypes.createStructField(subtotal.levelColumn().name(), DataTypes.LongType, true),
        subtotal.levelColumn().place());
    return result.schema();
  }

  /** Those of the rows; without them only what makes the groups, in that order. */
  private List<StructField> ownColumns(StructType schema) {
    StructType visible = TableSchemas.visibleOnly(schema);
    if (subtotal.detail()) {
      return List.of(visible.fields());
    }
    List<String> names = List.of(visible.fieldNames());
    return subtotal.by().stream()
        .map(ColumnReference::name)
        .filter(names::contains)
        .map(visible::apply)
        .toList();
  }

  /** True when the result is one of the column under whose name it stands, no key of a group. */
  private boolean standsInItsColumn(Aggregate aggregate) {
    return aggregate.function().takesColumn()
        && aggregate.column().equals(aggregate.name())
        && subtotal.by().stream().noneMatch(key -> key.name().equals(aggregate.name()));
  }

  /** The column with a type that holds both its values and their result. */
  private static Optional<StructField> widened(
      StructField column, DataType result, Aggregate aggregate, Problems problems) {
    Optional<DataType> type = LosslessType.of(column.dataType(), result);
    if (type.isEmpty()) {
      problems.report(
          Problem.user(
                  aggregate.place(),
                  "types-differ",
                  aggregate.written()
                      + " is "
                      + TypeNames.written(result)
                      + " and cannot stand in column \""
                      + column.name()
                      + "\", which is "
                      + TypeNames.written(column.dataType())
                      + ": no type holds both without loss")
              .withHint(
                  "give it a name of its own, such as "
                      + column.name()
                      + "_"
                      + aggregate.function().written().replace('-', '_')
                      + ": "
                      + aggregate.written()));
    }
    return type.map(wider -> DataTypes.createStructField(column.name(), wider, true));
  }
}
