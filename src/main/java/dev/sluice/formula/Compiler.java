package dev.sluice.formula;

import dev.sluice.formula.compile.Areas;
import dev.sluice.formula.compile.Arithmetic;
import dev.sluice.formula.compile.Call;
import dev.sluice.formula.compile.Comparisons;
import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.compile.Expressions;
import dev.sluice.formula.compile.Faults;
import dev.sluice.formula.compile.Names;
import dev.sluice.formula.compile.Operand;
import dev.sluice.formula.compile.Parameter;
import dev.sluice.formula.compile.Scalar;
import dev.sluice.formula.syntax.Node;
import dev.sluice.formula.syntax.Span;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.problem.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compiles the tree of one formula; reports every fault and goes on to find further ones. */
final class Compiler {

  private static final Set<String> COMPARISONS = Set.of("=", "<>", "<", "<=", ">", ">=");

  private final References references;
  private final Faults faults;
  private final Map<String, Operand> names;
  private final WrittenOut writtenOut;

  Compiler(References references, Faults faults) {
    this(references, faults, Map.of(), new WrittenOut());
  }

  /** A compiler that knows what some names mean, in capital letters. */
  private Compiler(
      References references, Faults faults, Map<String, Operand> names, WrittenOut writtenOut) {
    this.references = references;
    this.faults = faults;
    this.names = names;
    this.writtenOut = writtenOut;
  }

  Operand compile(Node node) {
    try {
      return writtenOut.entered(node, faults).orElseGet(() -> compiled(node));
    } finally {
      writtenOut.left();
    }
  }

  private Operand compiled(Node node) {
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
    } else if (node instanceof Node.RangeNode range) {
      return between(range);
    } else if (node instanceof Node.NameNode name) {
      return named(name);
    } else if (node instanceof Node.ApplyNode apply) {
      return applied(
          compile(apply.function()), apply, apply.arguments().stream().map(this::compile).toList());
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
      return references.beside(area).orElse(null) instanceof Scalar beside
          ? beside
          : Areas.only(area, ExcelError.SPILL);
    } else if (operand instanceof Operand.Lambda) {
      return Scalar.error(ExcelError.CALC);
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
    return faults.report(
        span,
        "not-one-value",
        "here one value is expected, not a whole column or table",
        operand instanceof Operand.Rows rows ? Call.rowHint(rows) : null);
  }

  private Operand between(Node.RangeNode range) {
    return new CellPlaces(this::scalar)
        .of(range)
        .map(area -> references.area(new Node.AreaReference(area, range.span()), faults))
        .orElseGet(() -> Scalar.error(ExcelError.VALUE));
  }

  private Operand unary(Node.UnaryNode node) {
    Operand operand = compile(node.operand());
    if (node.operator().equals("@")) {
      return operand instanceof Operand.Area area ? references.beside(area).orElse(area) : operand;
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
    return Broadcast.over(operands, at -> true, references, application);
  }

  private Operand array(Node.ArrayNode node) {
    List<Scalar> cells = new ArrayList<>();
    node.rows().forEach(row -> row.forEach(cell -> cells.add(scalar(cell))));
    return Areas.of(node.rows().size(), node.rows().get(0).size(), cells, null);
  }

  /** A name of LET or LAMBDA, a function as a value, or a table. */
  private Operand named(Node.NameNode name) {
    Operand known = names.get(Names.plain(name.name()));
    if (known != null) {
      return known;
    }
    Optional<ExcelFunction> function = FunctionCatalogue.function(Names.plain(name.name()));
    return function.isPresent() && !references.isTable(name.name())
        ? asValue(function.get(), name)
        : references.name(name, faults);
  }

  /** A function such as SUM in {@code BYROW(table, SUM)}. */
  private Operand asValue(ExcelFunction function, Node.NameNode name) {
    return new Operand.Lambda(
        function.fewest(),
        function.most(),
        arguments -> {
          List<Node> nodes = new ArrayList<>();
          arguments.forEach(argument -> nodes.add(new Node.MissingNode(name.span())));
          Node.CallNode call =
              new Node.CallNode(function.doc().name(), nodes, name.span(), name.span());
          return called(function, call, arguments);
        });
  }

  private Operand applied(Operand function, Node node, List<Operand> arguments) {
    if (!(function instanceof Operand.Lambda lambda)) {
      return faults.report(
          node.span(), "not-a-function", "what stands before ( is no function", null);
    }
    return arguments.size() < lambda.fewest() || arguments.size() > lambda.most()
        ? Scalar.error(ExcelError.VALUE)
        : lambda.body().apply(arguments);
  }

  private Operand call(Node.CallNode node) {
    Operand local = names.get(Names.plain(node.name()));
    if (local != null) {
      return applied(local, node, node.arguments().stream().map(this::compile).toList());
    }
    Optional<ExcelFunction> known = FunctionCatalogue.function(node.name());
    if (known.isEmpty()) {
      node.arguments().forEach(this::compile);
      return unknown(node);
    }
    ExcelFunction function = known.get();
    int count = node.arguments().size();
    if (count < function.fewest() || count > function.most()) {
      node.arguments().forEach(this::compile);
      return faults.report(
          node.span(),
          "argument-count",
          node.name() + " takes " + allowed(function) + ", not " + count,
          "its form is " + function.doc().syntax());
    }
    List<Operand> operands = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      operands.add(
          function.parameter(i).taking() == Parameter.Taking.FORMULA
              ? new Operand.Missing()
              : compile(node.arguments().get(i)));
    }
    return called(function, node, operands);
  }

  private Operand called(ExcelFunction function, Node.CallNode node, List<Operand> operands) {
    return Broadcast.over(
        operands,
        at -> function.parameter(at).taking() == Parameter.Taking.VALUE,
        references,
        values ->
            function
                .compilation()
                .compile(
                    new Call(node, values, node.arguments(), this::within, references, faults)));
  }

  private Operand within(Node node, Map<String, Operand> more) {
    Map<String, Operand> all = new HashMap<>(names);
    all.putAll(more);
    return new Compiler(references, faults, all, writtenOut).compile(node);
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
    Optional<RefusedFunctions.Refusal> refusal = RefusedFunctions.find(node.name());
    if (refusal.isPresent()) {
      return faults.report(
          node.nameSpan(),
          "function-refused",
          node.name() + " has no meaning on tables: " + refusal.get().reason(),
          refusal.get().instead());
    }
    return faults.report(
        node.nameSpan(),
        "unknown-function",
        "unknown function " + node.name(),
        Suggestion.hint(node.name(), FunctionCatalogue.names()).orElse(null));
  }
}
