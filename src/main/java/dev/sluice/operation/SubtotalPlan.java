package dev.sluice.operation;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.column.ColumnReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The lazy plan of a {@link Subtotal}: one grouping in which each row takes part once for every
 * level, and the rows themselves below each other.
 */
final class SubtotalPlan {

  private static final String AT = HiddenColumns.PREFIX + "at";
  private static final String LEVEL = HiddenColumns.PREFIX + "level";
  private static final String KEY = HiddenColumns.PREFIX + "key_";
  private static final String VALUE = HiddenColumns.PREFIX + "value_";
  private static final String FAULT = HiddenColumns.PREFIX + "fault_";
  private static final String ROWS = HiddenColumns.PREFIX + "rows";

  private final Subtotal subtotal;
  private final Dataset<Row> rows;
  private final StructType schema;
  private final StructType result;
  private final List<Aggregation> values;

  SubtotalPlan(Subtotal subtotal, Dataset<Row> rows) {
    this.subtotal = subtotal;
    this.rows = rows;
    this.schema = rows.schema();
    this.result = new SubtotalLayout(subtotal).check(schema, new Problems());
    this.values =
        subtotal.aggregates().stream().map(aggregate -> Aggregation.of(aggregate, schema)).toList();
  }

  /** The result with its control columns. */
  Dataset<Row> result() {
    return subtotal.detail() ? details().union(totals()) : totals();
  }

  private Dataset<Row> details() {
    List<Column> columns = new ArrayList<>();
    for (StructField field : result.fields()) {
      String name = field.name();
      Column value =
          name.equals(subtotal.levelColumn().name())
              ? lit(0L)
              : List.of(schema.fieldNames()).contains(name)
                  ? ColumnReference.named(name)
                  : lit(null);
      columns.add(value.cast(field.dataType()).as(name));
    }
    Companions.ofColumns(schema).forEach(name -> columns.add(ColumnReference.named(name)));
    columns.add(lit(1L).as(ControlColumns.FOLDED));
    if (canFail()) {
      columns.add(lit(null).cast(ControlColumns.REJECT_TYPE).as(ControlColumns.REJECT));
    }
    return rows.select(columns.toArray(Column[]::new));
  }

  private Dataset<Row> totals() {
    List<Column> columns = new ArrayList<>();
    for (StructField field : result.fields()) {
      columns.add(total(field.name()).cast(field.dataType()).as(field.name()));
    }
    if (subtotal.detail()) {
      for (String name : Companions.ofColumns(schema)) {
        columns.add(lit(null).cast(schema.apply(name).dataType()).as(name));
      }
    }
    Column counted =
        subtotal.detail()
            ? lit(0L)
            : when(hidden(LEVEL).equalTo(1), hidden(ROWS)).otherwise(lit(0L));
    columns.add(counted.as(ControlColumns.FOLDED));
    if (canFail()) {
      columns.add(coalesce(rejections().toArray(Column[]::new)).as(ControlColumns.REJECT));
    }
    return grouped().select(columns.toArray(Column[]::new));
  }

  /** A column of a total: its level, a key, a result, or nothing. */
  private Column total(String name) {
    if (name.equals(subtotal.levelColumn().name())) {
      return hidden(LEVEL);
    }
    for (int i = 0; i < subtotal.by().size(); i++) {
      if (subtotal.by().get(i).name().equals(name)) {
        return hidden(KEY + i);
      }
    }
    for (int i = 0; i < values.size(); i++) {
      if (subtotal.aggregates().get(i).name().equals(name)) {
        return hidden(VALUE + i);
      }
    }
    return lit(null);
  }

  /** One row a group and level. */
  private Dataset<Row> grouped() {
    List<Column> groups = new ArrayList<>(List.of(hidden(AT).getField(LEVEL).as(LEVEL)));
    for (int i = 0; i < subtotal.by().size(); i++) {
      groups.add(hidden(AT).getField(KEY + i).as(KEY + i));
    }
    List<Column> results = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      results.add(values.get(i).value().as(VALUE + i));
      Optional<Column> fault = values.get(i).fault();
      if (fault.isPresent()) {
        results.add(fault.get().as(FAULT + i));
      }
    }
    return rows.select(ColumnReference.everything(), explode(places()).as(AT))
        .groupBy(groups.toArray(Column[]::new))
        .agg(count(lit(1)).as(ROWS), results.toArray(Column[]::new));
  }

  /** The groups of all levels that a row belongs to. */
  private Column places() {
    List<Column> places = new ArrayList<>();
    for (int shared : subtotal.levels()) {
      List<Column> place = new ArrayList<>();
      place.add(lit(subtotal.by().size() - shared + 1).cast(DataTypes.LongType).as(LEVEL));
      for (int i = 0; i < subtotal.by().size(); i++) {
        Column key = subtotal.by().get(i).column();
        DataType type = schema.apply(subtotal.by().get(i).name()).dataType();
        place.add((i < shared ? key : lit(null).cast(type)).as(KEY + i));
      }
      places.add(struct(place.toArray(Column[]::new)));
    }
    return array(places.toArray(Column[]::new));
  }

  private boolean canFail() {
    return values.stream().anyMatch(value -> value.fault().isPresent());
  }

  private List<Column> rejections() {
    List<Column> rejections = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i).fault().isPresent()) {
        Aggregate aggregate = subtotal.aggregates().get(i);
        rejections.add(
            ControlColumns.rejectWhen(
                hidden(FAULT + i),
                aggregate.name(),
                lit(aggregate.written()),
                lit(values.get(i).reason())));
      }
    }
    return rejections;
  }

  private static Column hidden(String name) {
    return ColumnReference.named(name);
  }
}
