package dev.sluice.formula.function.lambda;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.LOGICAL;

import dev.sluice.formula.compile.Areas;
import dev.sluice.formula.compile.Call;
import dev.sluice.formula.compile.Coercion;
import dev.sluice.formula.compile.Elementwise;
import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.compile.Folding;
import dev.sluice.formula.compile.Operand;
import dev.sluice.formula.compile.Scalar;
import dev.sluice.formula.compile.Slices;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Functions that apply a LAMBDA to arrays. */
public final class ArrayLambdaFunctions {

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          named("MAP", LOGICAL, "A function applied to each value of arrays")
              .ranges("array")
              .ranges("array_or_lambda")
              .repeating(1)
              .example("=SUM(MAP({1,2,3},LAMBDA(x,x*x)))", "14")
              .compiledBy(ArrayLambdaFunctions::map),
          named("REDUCE", LOGICAL, "A function applied to the result so far and each value")
              .ranges("initial", "array", "lambda")
              .example("=REDUCE(1,{2,3,4},LAMBDA(a,x,a*x))", "24")
              .compiledBy(call -> fold(call, false)),
          named("SCAN", LOGICAL, "All results on the way of a REDUCE")
              .ranges("initial", "array", "lambda")
              .example("=SUM(SCAN(0,{1,2,3},LAMBDA(a,x,a+x)))", "10")
              .compiledBy(call -> fold(call, true)),
          named("BYROW", LOGICAL, "A function applied to each row of an array")
              .ranges("array", "lambda")
              .example("=SUM(BYROW({1,2;3,4},LAMBDA(r,MAX(r))))", "6")
              .compiledBy(call -> slices(call, true)),
          named("BYCOL", LOGICAL, "A function applied to each column of an array")
              .ranges("array", "lambda")
              .example("=SUM(BYCOL({1,2;3,4},MAX))", "7")
              .compiledBy(call -> slices(call, false)),
          named("MAKEARRAY", LOGICAL, "An array computed from row and column numbers")
              .values("rows", "columns")
              .ranges("lambda")
              .example("=SUM(MAKEARRAY(2,3,LAMBDA(r,c,r*c)))", "18")
              .compiledBy(
                  call ->
                      lambda(call, 2, 2)
                          .<Operand>map(
                              function ->
                                  Slices.made(
                                      Coercion.doubled(call.scalar(0)),
                                      Coercion.doubled(call.scalar(1)),
                                      function))
                          .orElseGet(Scalar::blank)));

  private ArrayLambdaFunctions() {}

  /** An argument that is a function of some arguments; a fault is reported when it is not. */
  static Optional<Operand.Lambda> lambda(Call call, int argument, int count) {
    if (call.operand(argument) instanceof Operand.Lambda lambda
        && lambda.fewest() <= count
        && lambda.most() >= count) {
      return Optional.of(lambda);
    }
    call.fault(
        argument,
        "not-a-function",
        "here a LAMBDA with "
            + (count == 1 ? "one parameter" : count + " parameters")
            + " is expected",
        count == 1 ? "for example LAMBDA(x,x*2)" : "for example LAMBDA(a,b,a+b)");
    return Optional.empty();
  }

  private static Operand map(Call call) {
    int last = call.count() - 1;
    List<Operand.Area> areas = new ArrayList<>();
    for (int i = 0; i < last; i++) {
      areas.add(Areas.of(call, i));
    }
    return lambda(call, last, last)
        .<Operand>map(
            function ->
                Elementwise.over(areas, elements -> function.body().apply(List.copyOf(elements))))
        .orElseGet(Scalar::blank);
  }

  private static Operand fold(Call call, boolean everyResult) {
    Operand start =
        call.operand(0) instanceof Operand.Area area
            ? area
            : call.has(0) ? call.scalar(0) : Scalar.literal(BigDecimal.ZERO);
    return lambda(call, 2, 2)
        .map(function -> Folding.over(start, Areas.of(call, 1), function, everyResult))
        .orElseGet(Scalar::blank);
  }

  private static Operand slices(Call call, boolean rows) {
    return lambda(call, 1, 1)
        .<Operand>map(function -> Slices.over(Areas.of(call, 0), rows, function))
        .orElseGet(Scalar::blank);
  }
}
