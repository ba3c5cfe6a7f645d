package dev.sluice.operation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import dev.sluice.formula.FormulaProjection;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.Flow;
import dev.sluice.step.StepResult.Made;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.step.column.ColumnReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Builds the lazy result of a {@link Bucket}. */
final class BucketPlan {

  private static final String NUMBER = HiddenColumns.PREFIX + "bucket_number";
  private static final String MATCHED = HiddenColumns.PREFIX + "bucket_matched";

  private final Bucket step;
  private final Tables tables;
  private final Dataset<Row> rows;
  private final StructType schema;
  private final Optional<Column> error;

  BucketPlan(Bucket step, Tables tables) {
    this.step = step;
    this.tables = tables;
    this.rows = tables.table(step.table().name());
    this.schema = rows.schema();
    this.error = step.value().error(schema);
  }

  Made made() {
    Dataset<Row> measured = rows.withColumn(NUMBER, step.value().number(tables.asOf()));
    return step.rangeTable()
        .map(table -> ofTable(measured, table))
        .orElseGet(() -> ofRanges(measured));
  }

  private Made ofRanges(Dataset<Row> measured) {
    DataType type = measured.schema().apply(NUMBER).dataType();
    Column name = step.ranges().orElseThrow().nameOf(ColumnReference.named(NUMBER), type);
    Column otherwise = constant(DataTypes.StringType);
    return Made.of(
        measured.select(columns(coalesce(name, otherwise), Optional.empty())),
        new Flow.Projects(step.table().name()));
  }

  private Made ofTable(Dataset<Row> measured, BucketTable ranges) {
    Dataset<Row> other = tables.table(ranges.in().name());
    String name = step.column().name();
    Map<String, String> columns = new LinkedHashMap<>(Map.of(name, ranges.name().name()));
    Map<String, String> errors = Companions.ofColumns(other.schema(), columns);
    columns.putAll(errors);
    Dataset<Row> found = ranges.join(measured, NUMBER, other, columns, MATCHED);
    Column otherwise = constant(other.schema().apply(ranges.name().name()).dataType());
    Column named =
        when(not(ColumnReference.named(MATCHED)), otherwise).otherwise(ColumnReference.named(name));
    return Made.of(
        found.select(
            columns(named, errors.keySet().stream().findFirst().map(ColumnReference::named))),
        new Flow.Keeps(step.table().name()));
  }

  private Column constant(DataType type) {
    return step.otherwise()
        .flatMap(written -> written.as(type))
        .orElseGet(() -> lit(null).cast(type));
  }

  private Column[] columns(Column name, Optional<Column> foundError) {
    List<Column> columns = new ArrayList<>();
    TableSchemas.visible(schema).forEach(column -> columns.add(ColumnReference.named(column)));
    step.days().ifPresent(days -> columns.add(ColumnReference.named(NUMBER).as(days.name())));
    Column value = error.map(failed -> when(failed.isNull(), name)).orElse(name);
    columns.add(value.as(step.column().name()));
    String own = FormulaProjection.errorColumn(step.column().name());
    for (String column : schema.fieldNames()) {
      if (HiddenColumns.isHidden(column) && !column.equals(own)) {
        columns.add(ColumnReference.named(column));
      }
    }
    List<Column> errors = new ArrayList<>();
    error.ifPresent(errors::add);
    foundError.ifPresent(errors::add);
    if (!errors.isEmpty()) {
      columns.add(coalesce(errors.toArray(Column[]::new)).as(own));
    }
    return columns.toArray(Column[]::new);
  }
}
