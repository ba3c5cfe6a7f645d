package dev.sluice.operation;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.column.ColumnReference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * The lazy plan of a pivot, in two groupings: the rows by row key and bucket, then the few rows
 * that this leaves by row key, a column for each bucket. For totals each row takes part in the
 * first grouping once for its cell and once for every total that it belongs to, so that any
 * aggregate has its true total: a total of averages is no average.
 */
final class PivotPlan {

  private static final String AT = HiddenColumns.PREFIX + "at";
  private static final String KEY = HiddenColumns.PREFIX + "key";
  private static final String BUCKET = HiddenColumns.PREFIX + "bucket";
  private static final String ROWS = HiddenColumns.PREFIX + "rows";
  private static final String FAULT = HiddenColumns.PREFIX + "fault";
  private static final String IS_DROPPED = HiddenColumns.PREFIX + "is_dropped";
  private static final String VALUE = HiddenColumns.PREFIX + "value_";
  private static final String CELL = HiddenColumns.PREFIX + "cell_";

  private final Pivot pivot;
  private final PivotLayout layout;
  private final Dataset<Row> rows;
  private final List<Aggregation> values;

  PivotPlan(Pivot pivot, Dataset<Row> rows) {
    this.pivot = pivot;
    this.layout = new PivotLayout(pivot);
    this.rows = rows;
    this.values =
        pivot.values().stream().map(value -> Aggregation.of(value, rows.schema())).toList();
  }

  /** The result with its control columns. */
  Dataset<Row> result() {
    Column key = hidden(KEY);
    List<String> names = new ArrayList<>();
    List<Column> cells = new ArrayList<>();
    cells.add(min(FAULT).as(FAULT));
    List<String> labels = layout.labels();
    for (int bucket = 0; bucket < labels.size(); bucket++) {
      addCells(labels.get(bucket), hidden(BUCKET).equalTo(bucket), cells, names);
    }
    if (pivot.totals().hasTotalColumn()) {
      addCells(pivot.totalsLabel(), hidden(BUCKET).isNull(), cells, names);
    }
    Column isCell = key.isNotNull().and(hidden(BUCKET).isNotNull());
    Dataset<Row> folded =
        cells()
            .groupBy(key, coalesce(hidden(BUCKET).lt(0), lit(false)).as(IS_DROPPED))
            .agg(
                sum(when(isCell, hidden(ROWS)).otherwise(0L)).as(ControlColumns.FOLDED),
                cells.toArray(Column[]::new));
    return folded.select(columns(names).toArray(Column[]::new));
  }

  private void addCells(String label, Column isBucket, List<Column> cells, List<String> names) {
    for (int i = 0; i < values.size(); i++) {
      cells.add(first(when(isBucket, hidden(VALUE + i)), true).as(CELL + names.size()));
      names.add(layout.name(label, pivot.values().get(i)));
    }
  }

  /**
   * One row a row key and bucket; a null key stands for all rows, a null bucket for all buckets.
   */
  private Dataset<Row> cells() {
    List<Column> aggregates = new ArrayList<>();
    Column fault = lit(null).cast(DataTypes.IntegerType);
    for (int i = 0; i < values.size(); i++) {
      aggregates.add(values.get(i).value().as(VALUE + i));
      if (values.get(i).fault().isPresent()) {
        fault = coalesce(fault, when(values.get(i).fault().get(), i));
      }
    }
    aggregates.add(fault.as(FAULT));
    return rows.select(ColumnReference.everything(), places().as(AT))
        .groupBy(hidden(AT).getField(KEY).as(KEY), hidden(AT).getField(BUCKET).as(BUCKET))
        .agg(count(lit(1)).as(ROWS), aggregates.toArray(Column[]::new));
  }

  /** The places in the result that a row goes into, a row for each. */
  private Column places() {
    Column key = struct(pivot.rows().stream().map(ColumnReference::column).toArray(Column[]::new));
    Column bucket = layout.bucket(rows.schema());
    Column cell = place(key, bucket);
    Column noKey = when(lit(false), key);
    Column noBucket = lit(null).cast(DataTypes.IntegerType);
    return switch (pivot.totals()) {
      case NONE -> cell;
      case ROWS -> each(bucket, cell, place(key, noBucket));
      case COLUMNS -> each(bucket, cell, place(noKey, bucket));
      case BOTH ->
          each(bucket, cell, place(key, noBucket), place(noKey, bucket), place(noKey, noBucket));
    };
  }

  /** A row for each place; but dropped rows are counted in their cell and belong to no total. */
  private static Column each(Column bucket, Column cell, Column... totals) {
    Column[] all = Stream.concat(Stream.of(cell), Stream.of(totals)).toArray(Column[]::new);
    return explode(when(bucket.geq(0), array(all)).otherwise(array(cell)));
  }

  private static Column place(Column key, Column bucket) {
    return struct(key.as(KEY), bucket.as(BUCKET));
  }

  private List<Column> columns(List<String> names) {
    Column key = hidden(KEY);
    int labelled = layout.labelled(rows.schema());
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < pivot.rows().size(); i++) {
      String name = pivot.rows().get(i).name();
      Column value = key.getField(name);
      boolean hasLabel = pivot.totals().hasTotalRow() && i == labelled;
      columns.add(
          (hasLabel ? when(key.isNull(), pivot.totalsLabel()).otherwise(value) : value).as(name));
    }
    for (int i = 0; i < names.size(); i++) {
      columns.add(hidden(CELL + i).as(names.get(i)));
    }
    columns.add(hidden(ControlColumns.FOLDED));
    layout
        .dropReason()
        .ifPresent(reason -> columns.add(when(hidden(IS_DROPPED), reason).as(ControlColumns.DROP)));
    List<Column> rejections = rejections();
    if (!rejections.isEmpty()) {
      columns.add(coalesce(rejections.toArray(Column[]::new)).as(ControlColumns.REJECT));
    }
    return columns;
  }

  private List<Column> rejections() {
    List<Column> rejections = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i).fault().isPresent()) {
        Aggregate value = pivot.values().get(i);
        rejections.add(
            ControlColumns.rejectWhen(
                hidden(FAULT).equalTo(i).and(hidden(IS_DROPPED).equalTo(false)),
                value.name(),
                lit(value.written()),
                lit(values.get(i).reason())));
      }
    }
    return rejections;
  }

  private static Column hidden(String name) {
    return ColumnReference.named(name);
  }
}
