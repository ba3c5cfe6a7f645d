package dev.sluice.formula.function.information;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.LOGICAL;

import dev.sluice.formula.compile.Branches;
import dev.sluice.formula.compile.Call;
import dev.sluice.formula.compile.Coercion;
import dev.sluice.formula.compile.Comparisons;
import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.compile.Expressions;
import dev.sluice.formula.compile.Kind;
import dev.sluice.formula.compile.Operand;
import dev.sluice.formula.compile.Scalar;
import dev.sluice.formula.value.ExcelError;
import java.util.ArrayList;
import java.util.List;

/** Conditions beside IF, AND and OR. */
public final class ConditionFunctions {

  private static final ExcelFunction XOR_OF_BLOCKS =
      named("XOR", LOGICAL, "")
          .ranges("condition")
          .repeating(1)
          .giving(Kind.BOOLEAN)
          .computedBy(Parity.class, "exclusiveOr");

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          named("XOR", LOGICAL, "TRUE when an odd count of conditions holds")
              .ranges("condition")
              .repeating(1)
              .example("=XOR(TRUE,FALSE,FALSE)", "TRUE")
              .compiledBy(ConditionFunctions::exclusiveOr),
          named("SWITCH", LOGICAL, "The result after the first equal value, else the last or #N/A")
              .values("value", "case", "result")
              .repeating(1)
              .example("=SWITCH(2,1,\"one\",2,\"two\",\"many\")", "two")
              .compiledBy(ConditionFunctions::switched));

  private ConditionFunctions() {}

  /** A condition that is no cell is coerced; a cell counts only when it is a number or boolean. */
  private static Operand exclusiveOr(Call call) {
    List<Operand> operands = new ArrayList<>();
    for (int i = 0; i < call.count(); i++) {
      Operand operand = call.operand(i);
      boolean isValue =
          operand instanceof Operand.Missing
              || operand instanceof Scalar scalar && !scalar.reference();
      operands.add(isValue ? Coercion.bool(call.scalar(i)) : operand);
    }
    return XOR_OF_BLOCKS
        .compilation()
        .compile(
            new Call(
                call.node(),
                operands,
                call.nodes(),
                call.evaluation(),
                call.context(),
                call.faults()));
  }

  /** Only the result that is taken can fail, and only cases before it are compared. */
  private static Scalar switched(Call call) {
    Scalar value = call.scalar(0);
    boolean hasDefault = call.count() % 2 == 0;
    int end = hasDefault ? call.count() - 1 : call.count();
    Scalar result = hasDefault ? orZero(call, end) : Scalar.error(ExcelError.NA);
    for (int i = end - 2; i > 0; i -= 2) {
      Scalar same = Comparisons.compare("=", value, call.scalar(i));
      result = Branches.choose(same, orZero(call, i + 1), result);
    }
    return result;
  }

  /** An argument that was left out between commas counts as 0. */
  private static Scalar orZero(Call call, int argument) {
    return call.operand(argument) instanceof Operand.Missing
        ? Scalar.number(Expressions.literal(0), null)
        : call.scalar(argument);
  }
}
