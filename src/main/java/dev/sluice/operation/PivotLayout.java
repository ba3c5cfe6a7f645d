package dev.sluice.operation;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.column.ResultColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The columns that a pivot makes. Each combination of expected values is a bucket, numbered from 0;
 * a bucket has one column for each value of the pivot.
 */
final class PivotLayout {

  /** The bucket of rows whose value is not expected and that nothing collects. */
  static final int UNEXPECTED = -1;

  private final Pivot pivot;

  PivotLayout(Pivot pivot) {
    this.pivot = pivot;
  }

  /** The names of the buckets, that of the unexpected values last when the user wants it. */
  List<String> labels() {
    List<String> labels = List.of("");
    for (PivotAxis axis : pivot.columns()) {
      List<String> longer = new ArrayList<>();
      for (String label : labels) {
        for (String value : labels(axis)) {
          longer.add(label.isEmpty() ? value : label + "_" + value);
        }
      }
      labels = longer;
    }
    List<String> all = new ArrayList<>(labels);
    pivot.other().ifPresent(all::add);
    return all;
  }

  private List<String> labels(PivotAxis axis) {
    List<String> labels =
        new ArrayList<>(axis.values().stream().map(PivotAxis.Value::text).toList());
    pivot.blank().ifPresent(labels::add);
    return labels;
  }

  /** The name of the column for a bucket and a value; the value is named when there are several. */
  String name(String label, Aggregate value) {
    return pivot.values().size() == 1 ? label : label + "_" + value.name();
  }

  /** The columns of the result; everything that is wrong with the options is reported. */
  StructType check(StructType schema, Problems problems) {
    String table = pivot.table().name();
    List<StructField> rows = ColumnReference.require(pivot.rows(), table, schema, problems);
    List<ColumnReference> columns = pivot.columns().stream().map(PivotAxis::column).toList();
    List<StructField> axes = ColumnReference.require(columns, table, schema, problems);
    if (axes.size() == columns.size()) {
      for (int i = 0; i < axes.size(); i++) {
        pivot.columns().get(i).check(axes.get(i).dataType(), problems);
      }
    }
    if (pivot.totals().hasTotalRow()
        && rows.size() == pivot.rows().size()
        && labelled(schema) < 0) {
      problems.report(
          Problem.user(
              pivot.rows().get(0).place(),
              "no-room-for-label",
              "a row of totals needs a text column among rows to stand \""
                  + pivot.totalsLabel()
                  + "\" in"));
    }
    ResultColumns result = new ResultColumns(problems);
    for (int i = 0; i < rows.size(); i++) {
      result.add(rows.get(i), pivot.table().place());
    }
    List<StructField> values = new ArrayList<>();
    for (Aggregate value : pivot.values()) {
      value.check(table, schema, problems).ifPresent(values::add);
    }
    if (values.size() == pivot.values().size() && isNarrowEnough(problems)) {
      Place place = pivot.valuesPlace();
      labels().forEach(label -> addColumns(label, values, place, result));
      if (pivot.totals().hasTotalColumn()) {
        addColumns(pivot.totalsLabel(), values, place, result);
      }
    }
    return result.schema();
  }

  private void addColumns(
      String label, List<StructField> values, Place place, ResultColumns result) {
    for (int i = 0; i < values.size(); i++) {
      result.add(
          DataTypes.createStructField(
              name(label, pivot.values().get(i)), values.get(i).dataType(), true),
          place);
    }
  }

  private boolean isNarrowEnough(Problems problems) {
    // The number of combinations comes before the combinations, which may be too many to make.
    double buckets = 1;
    for (PivotAxis axis : pivot.columns()) {
      buckets *= labels(axis).size();
    }
    buckets += pivot.other().isPresent() ? 1 : 0;
    buckets += pivot.totals().hasTotalColumn() ? 1 : 0;
    double columns = buckets * pivot.values().size();
    if (columns <= pivot.maxColumns()) {
      return true;
    }
    problems.report(
        Problem.user(
                pivot.valuesPlace(),
                "too-many-columns",
                String.format(
                    "the pivot would have %.0f columns of values; max-columns allows %d",
                    columns, pivot.maxColumns()))
            .withHint("raise max-columns, or move a column to rows"));
    return false;
  }

  /** Which of the row columns takes the label of the totals: the first of text, else -1. */
  int labelled(StructType schema) {
    for (int i = 0; i < pivot.rows().size(); i++) {
      if (schema.apply(pivot.rows().get(i).name()).dataType().equals(DataTypes.StringType)) {
        return i;
      }
    }
    return -1;
  }

  /** The bucket of a row, an int that is never null. */
  Column bucket(StructType schema) {
    Column bucket = lit(0);
    Column isExpected = lit(true);
    int buckets = 1;
    for (PivotAxis axis : pivot.columns()) {
      int values = labels(axis).size();
      Column place =
          axis.place(
              schema.apply(axis.column().name()).dataType(),
              pivot.blank().isPresent() ? values : 0);
      bucket = bucket.multiply(values).plus(place.minus(1));
      isExpected = isExpected.and(place.gt(0));
      buckets *= values;
    }
    int unexpected = pivot.other().isPresent() ? buckets : UNEXPECTED;
    return when(isExpected, bucket).otherwise(unexpected);
  }

  /** Why rows are dropped; absent when none is. */
  Optional<String> dropReason() {
    if (pivot.other().isPresent()) {
      return Optional.empty();
    }
    List<String> names = pivot.columns().stream().map(axis -> axis.column().name()).toList();
    return Optional.of(String.join(", ", names) + " not among the column-values");
  }
}
