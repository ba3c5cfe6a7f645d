package dev.sluice.formula;

import dev.sluice.formula.compile.Faults;
import dev.sluice.formula.syntax.Node;
import dev.sluice.formula.syntax.Parser;
import dev.sluice.formula.syntax.SyntaxFault;
import dev.sluice.problem.Problems;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A formula whose syntax is sound. What it refers to is checked when it is compiled. */
public final class Formula {

  private final FormulaText text;
  private final Node tree;

  private Formula(FormulaText text, Node tree) {
    this.text = text;
    this.tree = tree;
  }

  /** Reads a formula; a fault is reported with a caret under its place. */
  public static Optional<Formula> parse(FormulaText text, Problems problems) {
    try {
      return Optional.of(new Formula(text, Parser.parse(text.text())));
    } catch (SyntaxFault fault) {
      new Faults(text.text(), text.place(), problems)
          .report(fault.span(), "formula-syntax", fault.explanation(), fault.hint());
      return Optional.empty();
    }
  }

  /** The formula as written. */
  public FormulaText text() {
    return text;
  }

  /** The columns of its own table that it refers to, by row or as a whole, as written. */
  public Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>();
    collect(tree, columns, new LinkedHashSet<>());
    return columns;
  }

  /** The tables that it names, as written; its own may be among them. */
  public Set<String> tables() {
    Set<String> tables = new LinkedHashSet<>();
    collect(tree, new LinkedHashSet<>(), tables);
    return tables;
  }

  /** Whether it refers to nothing but cells of its own row. */
  public boolean readsItsRowOnly() {
    return all(tree).stream()
        .noneMatch(node -> node instanceof Node.ColumnReference || node instanceof Node.NameNode);
  }

  /** Whether it asks for the as-of date, so that it may say something else on another day. */
  public boolean dependsOnAsOf() {
    return all(tree).stream().anyMatch(node -> node instanceof Node.CallNode call && isClock(call));
  }

  private static boolean isClock(Node.CallNode call) {
    return call.name().equals("TODAY") || call.name().equals("NOW");
  }

  Node tree() {
    return tree;
  }

  private static void collect(Node tree, Set<String> columns, Set<String> tables) {
    all(tree).forEach(node -> collectOne(node, columns, tables));
  }

  /** Every part of a tree, in reading order. */
  private static List<Node> all(Node tree) {
    // Not by recursion: a tree of many operators in a row is as deep as it is long.
    List<Node> found = new ArrayList<>();
    Deque<Node> open = new ArrayDeque<>(List.of(tree));
    while (!open.isEmpty()) {
      Node node = open.pop();
      found.add(node);
      List<Node> children = new ArrayList<>(children(node));
      Collections.reverse(children);
      children.forEach(open::push);
    }
    return found;
  }

  private static void collectOne(Node node, Set<String> columns, Set<String> tables) {
    if (node instanceof Node.RowReference row) {
      columns.add(row.column());
    } else if (node instanceof Node.ColumnReference column) {
      if (column.table() != null) {
        tables.add(column.table());
      } else {
        if (column.first() != null) {
          columns.add(column.first());
        }
        if (column.last() != null) {
          columns.add(column.last());
        }
      }
    } else if (node instanceof Node.NameNode name) {
      tables.add(name.name());
    }
  }

  private static List<Node> children(Node node) {
    if (node instanceof Node.UnaryNode unary) {
      return List.of(unary.operand());
    } else if (node instanceof Node.BinaryNode binary) {
      return List.of(binary.left(), binary.right());
    } else if (node instanceof Node.CallNode call) {
      return call.arguments();
    } else if (node instanceof Node.ApplyNode apply) {
      List<Node> children = new ArrayList<>(apply.arguments());
      children.add(apply.function());
      return children;
    } else if (node instanceof Node.RangeNode range) {
      return List.of(range.first(), range.last());
    } else if (node instanceof Node.ArrayNode array) {
      return array.rows().stream().flatMap(List::stream).toList();
    }
    return List.of();
  }
}
