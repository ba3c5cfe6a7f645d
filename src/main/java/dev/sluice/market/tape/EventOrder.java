package dev.sluice.market.tape;

import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;

import dev.sluice.document.Fields;
import dev.sluice.document.Node;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.column.TypeNames;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.RowOrdering;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampType;

/**
 * The order of events: within each key by time, then by what a feed counts its messages with, then
 * by their place in the source, then by their content, so that no result depends on partitions.
 *
 * @param by the key; without any all rows are one sequence
 */
public record EventOrder(
    List<ColumnReference> by, ColumnReference time, List<ColumnReference> sequence) {

  private static final String BY = "by";
  private static final String TIME = "time";
  private static final String SEQUENCE = "sequence";

  /** Stands in for a key where there is none. */
  private static final String ALL = HiddenColumns.PREFIX + "all";

  public EventOrder {
    by = List.copyOf(by);
    sequence = List.copyOf(sequence);
  }

  /** A shape with the options. */
  public static ObjectShape with(ObjectShape shape) {
    return shape
        .optional(
            BY,
            new Shape.ListOf(new Shape.Text("a column")),
            "the key, such as [date, symbol]: each has a sequence of its own; without it all rows"
                + " are one")
        .required(TIME, new Shape.Text("a column"), "when it happened")
        .optional(
            SEQUENCE,
            new Shape.ListOf(new Shape.Text("a column")),
            "what orders the rows of one time; ties as in the source");
  }

  /** Reads the options. */
  public static EventOrder read(Fields options) {
    return new EventOrder(
        ColumnReference.list(options, BY),
        reference(options, TIME),
        ColumnReference.list(options, SEQUENCE));
  }

  /** A required column by its option. */
  public static ColumnReference reference(Fields options, String key) {
    return new ColumnReference(options.text(key), options.place(key));
  }

  /** The columns that an option names, none or one. */
  public static List<ColumnReference> maybe(Fields options, String key) {
    return options.node(key).filter(Node.Scalar.class::isInstance).isPresent()
        ? List.of(reference(options, key))
        : List.of();
  }

  /** Reports columns that are not there, cannot be a key, are no time or have no order. */
  public void check(String table, StructType schema, Problems problems) {
    for (StructField key : ColumnReference.require(by, table, schema, problems)) {
      if (!isKey(key.dataType())) {
        problems.report(
            Problem.user(
                place(key.name()),
                "no-key",
                "column \""
                    + key.name()
                    + "\" cannot be a key: it is "
                    + TypeNames.written(key.dataType())));
      }
    }
    TableSchemas.requireColumn(table, schema, time.name(), time.place(), problems)
        .filter(field -> !isTime(field.dataType()))
        .ifPresent(
            field ->
                problems.report(
                    Problem.user(
                        time.place(),
                        "no-time",
                        "\""
                            + field.name()
                            + "\" of \""
                            + table
                            + "\" is "
                            + TypeNames.written(field.dataType())
                            + ", no time; it can be a timestamp, a date or a number")));
    for (StructField field : ColumnReference.require(sequence, table, schema, problems)) {
      if (!RowOrdering.isOrderable(field.dataType())) {
        problems.report(
            Problem.user(
                time.place(), "no-order", "column \"" + field.name() + "\" cannot be sorted by"));
      }
    }
  }

  private Place place(String key) {
    return by.stream()
        .filter(column -> column.name().equals(key))
        .findFirst()
        .map(ColumnReference::place)
        .orElse(time.place());
  }

  private static boolean isKey(DataType type) {
    return RowOrdering.isOrderable(type)
        && !(type instanceof DoubleType)
        && !(type instanceof FloatType);
  }

  private static boolean isTime(DataType type) {
    return type instanceof TimestampType || type instanceof DateType || type instanceof NumericType;
  }

  /** Rows that have what this order asks for. */
  public WorkRows over(WorkRows rows) {
    if (by.isEmpty()) {
      rows.hidden(ALL, lit(0));
    }
    return rows;
  }

  /** The names of the columns that put rows together. */
  public List<String> together() {
    return by.isEmpty() ? List.of(ALL) : by.stream().map(ColumnReference::name).toList();
  }

  /**
   * The names of the columns that sort the rows.
   *
   * @param content what else tells rows apart, as far as the result can tell
   */
  public List<String> order(StructType schema, List<String> content) {
    Set<String> order = new LinkedHashSet<>(together());
    order.add(time.name());
    sequence.forEach(column -> order.add(column.name()));
    if (List.of(schema.fieldNames()).contains(HiddenColumns.ROW_ORDER)) {
      order.add(HiddenColumns.ROW_ORDER);
    }
    order.addAll(content);
    return List.copyOf(order);
  }

  /** The user's columns that can be compared. */
  public static List<String> comparable(StructType schema) {
    List<String> names = new ArrayList<>();
    for (StructField field : TableSchemas.visibleOnly(schema).fields()) {
      if (RowOrdering.isOrderable(field.dataType())) {
        names.add(field.name());
      }
    }
    return names;
  }

  /** Where the key stands in rows. */
  public List<Integer> keyColumns(StructType schema) {
    return together().stream().map(schema::fieldIndex).toList();
  }

  /** True for a row without a time, which has no place in any order. */
  public Column isMissing(StructType schema) {
    DataType type = schema.apply(time.name()).dataType();
    Column missing = time.column().isNull();
    return type instanceof DoubleType || type instanceof FloatType
        ? missing.or(isnan(time.column()))
        : missing;
  }

  /** Sends rows without a time to quarantine. */
  public Column rejection(StructType schema) {
    return ControlColumns.rejectWhen(
        isMissing(schema),
        time.name(),
        lit(null),
        lit("no time: the row has no place in the order"));
  }

  /** The order as an explanation says it. */
  public String described() {
    List<String> keys = by.stream().map(ColumnReference::name).toList();
    return (keys.isEmpty() ? "" : " by " + String.join(", ", keys))
        + " in the order of "
        + Stream.concat(Stream.of(time.name()), sequence.stream().map(ColumnReference::name))
            .collect(Collectors.joining(", "));
  }

  /** What it costs to bring rows into this order. */
  public String cost() {
    return by.isEmpty()
        ? "one task sorts all rows"
        : "one shuffle and one sort of all rows, none where they lie so already";
  }
}
