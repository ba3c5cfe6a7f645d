package dev.sluice.operation;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

import dev.sluice.document.Fields;
import dev.sluice.document.Node;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.problem.Suggestion;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.column.TypeNames;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.StringType;

/**
 * A column of which a pivot makes column names, and the values that it expects there.
 *
 * @param values the values as written; they are the names
 */
record PivotAxis(ColumnReference column, List<Value> values) {

  /** An expected value as it was written. */
  record Value(String text, Place place) {}

  PivotAxis {
    values = List.copyOf(values);
  }

  /**
   * Reads the values of each column: a list when there is one column, else a mapping of each column
   * to a list. What is missing or does not fit is reported.
   */
  static List<PivotAxis> read(
      Fields options, String key, List<ColumnReference> columns, Problems problems) {
    Node written = options.node(key).orElseThrow();
    if (!(written instanceof Node.Mapping mapping)) {
      if (columns.size() > 1) {
        problems.report(
            wrong(written, "a mapping of each column to the list of its values", columns));
        return List.of();
      }
      return List.of(new PivotAxis(columns.get(0), values(written, problems)));
    }
    List<String> names = columns.stream().map(ColumnReference::name).toList();
    mapping
        .entries()
        .forEach(
            (name, entry) -> {
              if (!names.contains(name)) {
                problems.report(
                    Problem.user(
                            entry.keyPlace(),
                            "unknown-column",
                            "\""
                                + name
                                + "\" is not among the columns of this pivot: "
                                + String.join(", ", names))
                        .withHint(Suggestion.hint(name, names).orElse(null)));
              }
            });
    List<PivotAxis> axes = new ArrayList<>();
    for (ColumnReference column : columns) {
      Node.Entry entry = mapping.entries().get(column.name());
      if (entry == null) {
        problems.report(
            Problem.user(
                written.place(),
                "missing-key",
                "the values of column \"" + column.name() + "\" are missing"));
      } else {
        axes.add(new PivotAxis(column, values(entry.value(), problems)));
      }
    }
    return axes;
  }

  private static List<Value> values(Node written, Problems problems) {
    List<Node> items = written instanceof Node.Sequence list ? list.items() : List.of(written);
    if (items.isEmpty()) {
      problems.report(Problem.user(written.place(), "empty-list", "the list is empty"));
    }
    List<Value> values = new ArrayList<>();
    for (Node item : items) {
      if (item instanceof Node.Scalar scalar && !scalar.isNull()) {
        values.add(new Value(scalar.text(), scalar.place()));
      } else {
        problems.report(
            wrong(item, "a value", List.of()).withHint("blanks are shown with blank: <label>"));
      }
    }
    return values;
  }

  private static Problem wrong(Node node, String expected, List<ColumnReference> columns) {
    String names = String.join(", ", columns.stream().map(ColumnReference::name).toList());
    return Problem.user(
        node.place(),
        "wrong-type",
        node.described()
            + " stands where "
            + expected
            + (names.isEmpty() ? "" : " (" + names + ")")
            + " is expected");
  }

  /** Reports the values that do not fit the column's type, and those that are there twice. */
  void check(DataType type, Problems problems) {
    if (!isPossible(type)) {
      problems.report(
          Problem.user(
              column.place(),
              "wrong-column-type",
              "a pivot makes column names of text, integer, decimal, double, boolean or date;"
                  + " column \""
                  + column.name()
                  + "\" is "
                  + TypeNames.written(type)));
      return;
    }
    Set<Object> seen = new HashSet<>();
    for (Value value : values) {
      Optional<Object> parsed = parse(value.text(), type);
      if (parsed.isEmpty()) {
        problems.report(
            Problem.user(
                value.place(),
                "bad-value",
                "\""
                    + value.text()
                    + "\" is no "
                    + TypeNames.written(type)
                    + ", which column \""
                    + column.name()
                    + "\" is"));
      } else if (!seen.add(parsed.get())) {
        problems.report(
            Problem.user(
                value.place(),
                "duplicate-value",
                "\"" + value.text() + "\" is in the column-values twice"));
      }
    }
  }

  /**
   * The 1-based place of a row's value among the expected ones.
   *
   * @param whenBlank what it is for a blank
   * @return 0 for a value that is not expected
   */
  Column place(DataType type, int whenBlank) {
    Column[] expected =
        values.stream()
            .map(value -> lit(parse(value.text(), type).orElseThrow()).cast(type))
            .toArray(Column[]::new);
    return coalesce(array_position(array(expected), column.column()).cast("int"), lit(whenBlank));
  }

  private static boolean isPossible(DataType type) {
    return type instanceof StringType
        || type instanceof IntegralType
        || type instanceof DecimalType
        || type instanceof DoubleType
        || type instanceof BooleanType
        || type instanceof DateType;
  }

  private static Optional<Object> parse(String text, DataType type) {
    try {
      if (type instanceof IntegralType) {
        return Optional.of(Long.parseLong(text.strip()));
      }
      if (type instanceof DecimalType decimal) {
        BigDecimal number = new BigDecimal(text.strip()).setScale(decimal.scale());
        return number.precision() <= decimal.precision() ? Optional.of(number) : Optional.empty();
      }
      if (type instanceof DoubleType) {
        double number = Double.parseDouble(text.strip()) + 0.0;
        return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
      }
      if (type instanceof BooleanType) {
        return text.strip().equalsIgnoreCase("true") || text.strip().equalsIgnoreCase("false")
            ? Optional.of(Boolean.valueOf(text.strip()))
            : Optional.empty();
      }
      return Optional.of(type instanceof DateType ? LocalDate.parse(text.strip()) : text);
    } catch (ArithmeticException | NumberFormatException | DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
