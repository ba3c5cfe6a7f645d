package dev.sluice.step.column;

import dev.sluice.document.Fields;
import dev.sluice.document.Node;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.TableSchemas;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The name of a column and where the user wrote it. */
public record ColumnReference(String name, Place place) {

  /** The references of a list of scalars. */
  public static List<ColumnReference> list(Fields options, String key) {
    List<ColumnReference> references = new ArrayList<>();
    List<String> names = options.texts(key);
    List<Node> nodes = options.items(key);
    for (int i = 0; i < names.size(); i++) {
      references.add(new ColumnReference(names.get(i), nodes.get(i).place()));
    }
    return references;
  }

  /**
   * The references of a list of columns, or of a mapping of new names to columns; by their new
   * name.
   */
  public static LinkedHashMap<String, ColumnReference> renamed(
      Fields options, String key, Problems problems) {
    LinkedHashMap<String, ColumnReference> references = new LinkedHashMap<>();
    Node node = options.node(key).orElse(null);
    if (node instanceof Node.Mapping mapping) {
      mapping
          .entries()
          .forEach(
              (name, entry) ->
                  scalar(entry.value(), problems)
                      .ifPresent(column -> references.put(name, column)));
      return references;
    }
    for (Node item : options.items(key)) {
      scalar(item, problems)
          .filter(column -> references.put(column.name(), column) != null)
          .ifPresent(column -> problems.report(namedTwice(column)));
    }
    return references;
  }

  private static Optional<ColumnReference> scalar(Node node, Problems problems) {
    if (node instanceof Node.Scalar scalar && !scalar.isNull() && !scalar.text().isBlank()) {
      return Optional.of(new ColumnReference(scalar.text(), scalar.place()));
    }
    problems.report(
        Problem.user(
            node.place(), "wrong-type", node.described() + " stands where a column is expected"));
    return Optional.empty();
  }

  private static Problem namedTwice(ColumnReference reference) {
    return Problem.user(
        reference.place(),
        "duplicate-column",
        "column \"" + reference.name() + "\" is named twice");
  }

  /** The columns themselves; every one that is not there or is named twice is reported. */
  public static List<StructField> require(
      List<ColumnReference> references, String table, StructType schema, Problems problems) {
    List<StructField> fields = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (ColumnReference reference : references) {
      Optional<StructField> field =
          TableSchemas.requireColumn(table, schema, reference.name(), reference.place(), problems);
      if (field.isPresent() && !seen.add(reference.name())) {
        problems.report(namedTwice(reference));
      }
      field.ifPresent(fields::add);
    }
    return fields;
  }

  /** The column of a name that may hold dots, spaces and backticks. */
  public static Column named(String name) {
    return functions.col("`" + name.replace("`", "``") + "`");
  }

  /** All columns of a table. */
  public static Column everything() {
    return functions.col("*");
  }

  /** The column of this reference. */
  public Column column() {
    return named(name);
  }
}
