package dev.sluice.operation;

import dev.sluice.document.Fields;
import dev.sluice.document.Node;
import dev.sluice.document.Shape;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.util.ArrayList;
import java.util.List;

/**
 * A column that a user chose, and the name under which it goes on.
 *
 * <pre>{@code
 * columns: [id, amount]            two columns under their own names
 * columns: {id: id, net: amount}   the second under a new name
 * columns: [id, {net: amount}]     the same
 * }</pre>
 *
 * @param name the new name, or the column's own
 * @param column the column as it is
 */
record ColumnChoice(String name, Place namePlace, String column, Place columnPlace) {

  /** What users may write. */
  static final Shape SHAPE =
      new Shape.Anything("a list of columns, or a mapping from new names to columns");

  /** Reads an option; what cannot be a choice is reported. Nothing when it was not written. */
  static List<ColumnChoice> read(Fields options, String key, Problems problems) {
    List<ColumnChoice> choices = new ArrayList<>();
    options.node(key).ifPresent(node -> collect(node, choices, problems));
    return choices;
  }

  private static void collect(Node node, List<ColumnChoice> choices, Problems problems) {
    if (node instanceof Node.Sequence list) {
      if (list.items().isEmpty()) {
        problems.report(Problem.user(node.place(), "empty-list", "the list is empty"));
      }
      list.items().forEach(item -> collectItem(item, choices, problems));
    } else {
      collectItem(node, choices, problems);
    }
  }

  private static void collectItem(Node node, List<ColumnChoice> choices, Problems problems) {
    if (node instanceof Node.Mapping mapping) {
      if (mapping.entries().isEmpty()) {
        problems.report(Problem.user(node.place(), "empty-mapping", "the mapping is empty"));
      }
      mapping
          .entries()
          .forEach((name, entry) -> add(name, entry.keyPlace(), entry.value(), choices, problems));
    } else {
      String name = node instanceof Node.Scalar scalar ? scalar.text() : "";
      add(name, node.place(), node, choices, problems);
    }
  }

  private static void add(
      String name, Place namePlace, Node column, List<ColumnChoice> choices, Problems problems) {
    if (column instanceof Node.Scalar scalar && !scalar.isNull() && !scalar.text().isBlank()) {
      choices.add(new ColumnChoice(name, namePlace, scalar.text(), scalar.place()));
    } else {
      problems.report(
          Problem.user(
              column.place(),
              "wrong-type",
              column.described() + " stands where the name of a column is expected"));
    }
  }

  /** True when the column goes on under its own name. */
  boolean keepsName() {
    return name.equals(column);
  }
}
