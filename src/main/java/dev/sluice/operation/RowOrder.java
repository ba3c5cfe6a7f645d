package dev.sluice.operation;

import static org.apache.spark.sql.functions.when;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.column.ColumnReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.RowOrdering;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The order in which an operation takes the rows: by the keys that a user wrote, then by their
 * place in the source, then by all that they hold. Two rows that are equal in all of these are the
 * same row, so that no result depends on the partitions.
 */
record RowOrder(List<SortKey> by) {

  /** The option of operations for which the order is not the point. */
  static final String KEY = "order-by";

  RowOrder {
    by = List.copyOf(by);
  }

  /** A shape with the option. */
  static ObjectShape with(ObjectShape shape) {
    return shape.optional(
        KEY,
        new Shape.ListOf(new Shape.Text("a key such as amount desc")),
        "the order of the rows, written as in sort; ties, and all without it, as in the source");
  }

  /** Reads the option. */
  static RowOrder read(Fields options) {
    return new RowOrder(SortKey.list(options, KEY));
  }

  /** Reports keys that are not there, are named twice or have no order. */
  void check(String table, StructType schema, Problems problems) {
    Set<String> seen = new HashSet<>();
    for (SortKey key : by) {
      Place place = key.place();
      Optional<StructField> field =
          TableSchemas.requireColumn(table, schema, key.column(), place, problems);
      if (field.isPresent() && !isOrdered(field.get().dataType())) {
        problems.report(
            Problem.user(
                place,
                "no-order",
                "column \"" + key.column() + "\" cannot be sorted by: its values have no order"));
      }
      if (field.isPresent() && !seen.add(key.column())) {
        problems.report(
            Problem.user(
                place, "duplicate-column", "column \"" + key.column() + "\" is named twice"));
      }
    }
  }

  /** True when values of a type can be sorted and told apart. */
  static boolean isOrdered(DataType type) {
    return RowOrdering.isOrderable(type);
  }

  /** The order, which is total. */
  Column[] columns(StructType schema) {
    return Stream.concat(keys(schema), ties(schema).stream().map(Column::asc_nulls_first))
        .toArray(Column[]::new);
  }

  /** The same order from its end. */
  Column[] reversed(StructType schema) {
    return Stream.concat(
            new RowOrder(by.stream().map(SortKey::reversed).toList()).keys(schema),
            ties(schema).stream().map(Column::desc_nulls_last))
        .toArray(Column[]::new);
  }

  /** Only what the user wrote: rows may tie. */
  Stream<Column> keys(StructType schema) {
    return by.stream().map(key -> key.order(schema.apply(key.column()).dataType()));
  }

  /** What tells rows with equal keys apart; none but the same row are equal in all of it. */
  static List<Column> ties(StructType schema) {
    List<Column> ties = new ArrayList<>();
    if (Companions.hasRowOrder(schema)) {
      ties.add(ColumnReference.named(HiddenColumns.ROW_ORDER));
    }
    ties.addAll(content(schema));
    return ties;
  }

  /** All that a row holds as far as it can be compared, the errors of its cells included. */
  private static List<Column> content(StructType schema) {
    List<String> errors = Companions.ofColumns(schema);
    List<Column> content = new ArrayList<>();
    for (StructField field : schema.fields()) {
      boolean counts = !HiddenColumns.isHidden(field.name()) || errors.contains(field.name());
      if (counts && isOrdered(field.dataType())) {
        Column column = ColumnReference.named(field.name());
        content.add(column);
        if (field.dataType() instanceof DoubleType || field.dataType() instanceof FloatType) {
          // 0 and -0 compare as equal and are written differently.
          content.add(when(column.equalTo(0.0), column.cast("string")));
        }
      }
    }
    return content;
  }

  /** The order as an explanation ends: nothing for the order of the source. */
  String described() {
    return by.isEmpty()
        ? ""
        : " in the order of " + by.stream().map(SortKey::written).collect(Collectors.joining(", "));
  }
}
