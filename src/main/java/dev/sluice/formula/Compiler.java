package dev.sluice.formula;

import dev.sluice.formula.compile.Arithmetic;
import dev.sluice.formula.compile.Call;
import dev.sluice.formula.compile.Comparisons;
import dev.sluice.formula.compile.Constants;
import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.compile.Expressions;
import dev.sluice.formula.compile.Faults;
import dev.sluice.formula.compile.Operand;
import dev.sluice.formula.compile.Scalar;
import dev.sluice.formula.syntax.Node;
import dev.sluice.formula.syntax.Span;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.problem.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Compiles the tree of one formula; reports every fault and goes on to find further ones. */
final class Compiler {

  private static final Set<String> COMPARISONS = Set.of("=", "<>", "<", "<=", ">", ">=");

  private final References references;
  private final Faults faults;

  Compiler(References references, Faults faults) {
    this.references = references;
    this.faults = faults;
  }

  Operand compile(Node node) {
    if (node instanceof Node.NumberNode number) {
      return Scalar.literal(number.value());
    } else if (node instanceof Node.TextNode text) {
      return Scalar.text(Expressions.literal(text.value()), null);
    } else if (node instanceof Node.BooleanNode bool) {
      return Scalar.bool(Expressions.literal(bool.value()), null);
    } else if (node instanceof Node.ErrorNode error) {
      return Scalar.error(ExcelError.of(error.code()).orElse(ExcelError.VALUE));
    } else if (node instanceof Node.UnaryNode unary) {
      return unary(unary);
    } else if (node instanceof Node.BinaryNode binary) {
      return binary(binary);
    } else if (node instanceof Node.CallNode call) {
      return call(call);
    } else if (node instanceof Node.ArrayNode array) {
      return array(array);
    } else if (node instanceof Node.RowReference row) {
      return references.row(row, faults);
    } else if (node instanceof Node.ColumnReference column) {
      return references.column(column, faults);
    } else if (node instanceof Node.AreaReference area) {
      return references.area(area, faults);
    } else if (node instanceof Node.NameNode name) {
      return references.name(name, faults);
    }
    return new Operand.Missing();
  }

  /** One value, for the row or cell that the formula stands in. */
  Scalar scalar(Node node) {
    return scalar(compile(node), node.span());
  }

  Scalar scalar(Operand operand, Span span) {
    if (operand instanceof Scalar scalar) {
      return scalar;
    } else if (operand instanceof Operand.Area area) {
      return references.thisRow(area) instanceof Scalar scalar
          ? scalar
          : Constants.scalar(area.rows().get(0).get(0));
    } else if (operand instanceof Operand.Position) {
      return faults.report(
          span,
          "not-one-value",
          "MATCH finds a row of a table, which has no number; it can stand inside INDEX,"
              + " ISNUMBER, ISNA, ISERROR",
          null);
    } else if (operand instanceof Operand.Missing) {
      return Scalar.blank();
    }
    String hint =
        operand instanceof Operand.Column column && column.table().own()
            ? "for this row's value write [@" + column.attribute().name() + "]"
            : null;
    return faults.report(
        span, "not-one-value", "here one value is expected, not a whole column or table", hint);
  }

  private Operand unary(Node.UnaryNode node) {
    Operand operand = compile(node.operand());
    if (node.operator().equals("@")) {
      return operand instanceof Operand.Area area ? references.thisRow(area) : operand;
    }
    return lifted(
        node,
        List.of(operand),
        values -> {
          Scalar value = scalar(values.get(0), node.operand().span());
          return switch (node.operator()) {
            case "-" -> Arithmetic.negated(value);
            case "%" -> Arithmetic.percent(value);
            // A plus sign changes nothing, not even a text.
            default -> value.asValue();
          };
        });
  }

  private Operand binary(Node.BinaryNode node) {
    return lifted(
        node,
        List.of(compile(node.left()), compile(node.right())),
        values -> {
          Scalar left = scalar(values.get(0), node.left().span());
          Scalar right = scalar(values.get(1), node.right().span());
          return COMPARISONS.contains(node.operator())
              ? Comparisons.compare(node.operator(), left, right)
              : Arithmetic.binary(node.operator(), left, right);
        });
  }

  private Operand lifted(Node node, List<Operand> operands, Broadcast.Application application) {
    return constantArrays(
        node, () -> Broadcast.over(operands, at -> true, references, application));
  }

  private Operand constantArrays(Node node, Supplier<Operand> compiled) {
    try {
      return compiled.get();
    } catch (Constants.NotConstant e) {
      return faults.report(
          node.span(),
          "not-constant",
          "an array is worked on only with constants, not with values of the row",
          null);
    }
  }

  private Operand array(Node.ArrayNode node) {
    List<List<CellValue>> rows = new ArrayList<>();
    for (List<Node> row : node.rows()) {
      List<CellValue> cells = new ArrayList<>();
      for (Node cell : row) {
        boolean literal =
            !(cell instanceof Node.CallNode
                || cell instanceof Node.RowReference
                || cell instanceof Node.ColumnReference
                || cell instanceof Node.AreaReference
                || cell instanceof Node.NameNode);
        cells.add(
            Constants.value(
                literal
                    ? scalar(cell)
                    : faults.report(
                        cell.span(), "not-constant", "an array holds only constants", null)));
      }
      rows.add(cells);
    }
    return new Operand.Area(rows, null);
  }

  private Operand call(Node.CallNode node) {
    Optional<ExcelFunction> known = FunctionCatalogue.function(node.name());
    if (known.isEmpty()) {
      node.arguments().forEach(this::compile);
      return unknown(node);
    }
    ExcelFunction function = known.get();
    List<Operand> operands = node.arguments().stream().map(this::compile).toList();
    int count = operands.size();
    if (count < function.fewest() || count > function.most()) {
      return faults.report(
          node.span(),
          "argument-count",
          node.name() + " takes " + allowed(function) + ", not " + count,
          "its form is " + function.doc().syntax());
    }
    return constantArrays(
        node,
        () ->
            Broadcast.over(
                operands,
                at -> !function.parameter(at).range(),
                references,
                values ->
                    function
                        .compilation()
                        .compile(
                            new Call(
                                node,
                                values,
                                node.arguments(),
                                references.plans(),
                                references.asOf(),
                                faults))));
  }

  private static String allowed(ExcelFunction function) {
    int fewest = function.fewest();
    int most = function.most();
    String noun = fewest == 1 && most == 1 ? " argument" : " arguments";
    return fewest == most
        ? (fewest == 0 ? "no" : String.valueOf(fewest)) + noun
        : function.repeating() > 0
            ? fewest + " or more arguments"
            : fewest + " to " + most + " arguments";
  }

  private Scalar unknown(Node.CallNode node) {
    if (ExcelNames.all().contains(node.name())) {
      return faults.report(
          node.nameSpan(),
          "function-not-available",
          node.name() + " is an Excel function that Sluice does not have yet",
          null);
    }
    return faults.report(
        node.nameSpan(),
        "unknown-function",
        "unknown function " + node.name(),
        Suggestion.hint(node.name(), FunctionCatalogue.names()).orElse(null));
  }
}
