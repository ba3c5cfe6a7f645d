package dev.sluice.operation;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.column.ColumnReference;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.StructType;

/**
 * The groups within which an operation works, told apart as {@link Group} does: texts by every
 * character, blank as a value like any other. Without columns all rows are one group.
 */
record RowGroups(List<ColumnReference> by) {

  /** The option. */
  static final String KEY = "by";

  RowGroups {
    by = List.copyOf(by);
  }

  /** A shape with the option. */
  static ObjectShape with(ObjectShape shape) {
    return shape.optional(
        KEY,
        new Shape.ListOf(new Shape.Text("a column")),
        "the columns whose values make a group, texts by every character; without it all rows are"
            + " one group");
  }

  /** Reads the option. */
  static RowGroups read(Fields options) {
    return new RowGroups(ColumnReference.list(options, KEY));
  }

  /** Reports columns that are not there, are named twice or cannot be compared. */
  void check(String table, StructType schema, Problems problems) {
    check(by, table, schema, problems);
  }

  /** Reports columns that are not there, are named twice or cannot be compared. */
  static void check(
      List<ColumnReference> columns, String table, StructType schema, Problems problems) {
    Set<String> known = new HashSet<>(TableSchemas.visible(schema));
    ColumnReference.require(columns, table, schema, problems);
    for (ColumnReference column : columns) {
      if (known.contains(column.name())
          && !RowOrder.isOrdered(schema.apply(column.name()).dataType())) {
        problems.report(
            Problem.user(
                column.place(),
                "no-order",
                "column \"" + column.name() + "\" makes no groups: its values have no order"));
      }
    }
  }

  /** True when all rows are one group. */
  boolean isWhole() {
    return by.isEmpty();
  }

  /** The rows of each group in an order. */
  WindowSpec inOrder(Column... order) {
    return Window.partitionBy(by.stream().map(ColumnReference::column).toArray(Column[]::new))
        .orderBy(order);
  }

  /** The groups as an explanation names them. */
  String described() {
    return isWhole()
        ? ""
        : " by " + by.stream().map(ColumnReference::name).collect(Collectors.joining(", "));
  }

  /** What a window over these groups costs. */
  String cost() {
    return isWhole()
        ? "one shuffle, and all rows are sorted by one task, since there is no by"
        : "one shuffle of all rows; those of a group are sorted by one task";
  }
}
