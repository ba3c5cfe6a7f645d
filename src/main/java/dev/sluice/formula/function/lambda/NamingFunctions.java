package dev.sluice.formula.function.lambda;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.INFORMATION;
import static dev.sluice.formula.compile.FunctionCategory.LOGICAL;

import dev.sluice.formula.compile.Call;
import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.compile.ExpressionSize;
import dev.sluice.formula.compile.Expressions;
import dev.sluice.formula.compile.Names;
import dev.sluice.formula.compile.Operand;
import dev.sluice.formula.compile.Scalar;
import dev.sluice.formula.syntax.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names inside a formula. A name costs nothing: what it stands for is computed once. */
public final class NamingFunctions {

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          named("LET", LOGICAL, "A formula in which names stand for values")
              .formulas("name", "value", "formula")
              .repeating(2)
              .example("=LET(net,100,rate,0.19,net*(1+rate))", "119")
              .compiledBy(NamingFunctions::let),
          named("LAMBDA", LOGICAL, "A function of its own, with parameters and a formula")
              .formulas("parameter_or_formula")
              .repeating(1)
              .example("=LAMBDA(a,b,SQRT(a*a+b*b))(3,4)", "5")
              .compiledBy(NamingFunctions::lambda),
          named("ISOMITTED", INFORMATION, "TRUE where an argument of a LAMBDA was left out")
              .ranges("argument")
              .example("=LAMBDA(a,[b],IF(ISOMITTED(b),a,a*b))(7)", "7")
              .compiledBy(
                  call ->
                      Scalar.bool(
                          Expressions.literal(call.operand(0) instanceof Operand.Missing), null)));

  private NamingFunctions() {}

  private static Operand let(Call call) {
    if (call.nodes().size() % 2 == 0) {
      return call.fault(
          call.nodes().size() - 1,
          "argument-count",
          "LET ends with the formula that uses the names",
          "its form is LET(name, value, ..., formula)");
    }
    Map<String, Operand> names = new HashMap<>();
    int last = call.nodes().size() - 1;
    for (int i = 0; i < last; i += 2) {
      Optional<String> name = name(call.nodes().get(i));
      if (name.isEmpty()) {
        return call.fault(i, "not-a-name", "here LET expects a name, such as rate", null);
      }
      Operand value = call.evaluation().compile(call.nodes().get(i + 1), names);
      if (ExpressionSize.isTooLarge(value)) {
        return call.fault(
            i + 1,
            "formula-too-large",
            "with its names written out this formula has more than "
                + ExpressionSize.LARGEST
                + " parts",
            "give an intermediate result a column of its own");
      }
      names.put(name.get(), value instanceof Operand.Missing ? Scalar.blank() : value);
    }
    return call.evaluation().compile(call.nodes().get(last), names);
  }

  private static Operand lambda(Call call) {
    List<String> parameters = new ArrayList<>();
    int fewest = 0;
    int last = call.nodes().size() - 1;
    for (int i = 0; i < last; i++) {
      Optional<String> name = name(call.nodes().get(i));
      Optional<String> optional = optionalName(call.nodes().get(i));
      if (name.isEmpty() && optional.isEmpty()) {
        return call.fault(i, "not-a-name", "here LAMBDA expects the name of a parameter", null);
      }
      name.ifPresent(parameters::add);
      optional.ifPresent(parameters::add);
      fewest = name.isPresent() ? i + 1 : fewest;
    }
    Node body = call.nodes().get(last);
    return new Operand.Lambda(
        fewest,
        parameters.size(),
        arguments -> {
          Map<String, Operand> names = new HashMap<>();
          for (int i = 0; i < parameters.size(); i++) {
            Operand argument = i < arguments.size() ? arguments.get(i) : new Operand.Missing();
            if (ExpressionSize.isTooLarge(argument)) {
              return call.fault(
                  last,
                  "formula-too-large",
                  "with its functions written out this formula has more than "
                      + ExpressionSize.LARGEST
                      + " parts",
                  "give an intermediate result a column of its own");
            }
            names.put(parameters.get(i), argument);
          }
          return call.evaluation().compile(body, names);
        });
  }

  private static Optional<String> name(Node node) {
    return node instanceof Node.NameNode name
        ? Optional.of(Names.plain(name.name()))
        : Optional.empty();
  }

  /** A parameter in brackets may be left out; brackets are read as a column's. */
  private static Optional<String> optionalName(Node node) {
    return node instanceof Node.ColumnReference column
            && column.table() == null
            && column.first() != null
        ? Optional.of(Names.plain(column.first()))
        : Optional.empty();
  }
}
