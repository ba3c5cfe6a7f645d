package dev.sluice.formula.function;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.MATH;

import dev.sluice.formula.compile.Boxes;
import dev.sluice.formula.compile.Call;
import dev.sluice.formula.compile.CellKind;
import dev.sluice.formula.compile.Coercion;
import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.compile.Expressions;
import dev.sluice.formula.compile.Operand;
import dev.sluice.formula.compile.Scalar;
import dev.sluice.formula.runtime.PinnedRandom;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.types.DataTypes;

/** Random numbers that belong to their row: a run on the same input gives the same again. */
public final class RandomFunctions {

  private static final String PINNED =
      "the number belongs to the row and stays the same in every run on the same input";

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          named("RAND", MATH, "A random number from 0 on and below 1, the same in every run")
              .example("=AND(RAND()>=0,RAND()<1)", "TRUE")
              .deviating(PINNED)
              .compiledBy(
                  call ->
                      Scalar.number(
                          Expressions.callTotal(
                              PinnedRandom.class,
                              "uniform",
                              DataTypes.DoubleType,
                              call.context().rowSeed(),
                              place(call)),
                          null)),
          named("RANDBETWEEN", MATH, "A random whole number between two, the same in every run")
              .values("bottom", "top")
              .example("=RANDBETWEEN(7,7)", "7")
              .deviating(PINNED)
              .compiledBy(RandomFunctions::between),
          named("RANDARRAY", MATH, "A block of random numbers, the same in every run")
              .optionalValues("rows", "columns", "min", "max", "whole_number")
              .example("=SUM(RANDARRAY(2,3,5,5,TRUE))", "30")
              .deviating(PINNED)
              .compiledBy(RandomFunctions::block));

  private RandomFunctions() {}

  /** Two calls in a formula are different numbers. */
  private static Expression place(Call call) {
    return new Literal((long) call.node().span().start(), DataTypes.LongType);
  }

  private static Scalar between(Call call) {
    Scalar least = call.doubled(0);
    Scalar most = call.doubled(1);
    Scalar number =
        Results.outcome(
            Expressions.callTotal(
                PinnedRandom.class,
                "between",
                DataTypes.DoubleType,
                call.context().rowSeed(),
                place(call),
                Arguments.number(least),
                Arguments.number(most)));
    return number.withError(Expressions.firstError(least.error(), most.error(), number.error()));
  }

  private static Operand block(Call call) {
    Scalar whole = call.has(4) ? Coercion.bool(call.scalar(4)) : Coercion.bool(Scalar.blank());
    Expression block =
        Expressions.callTotal(
            PinnedRandom.class,
            "block",
            Boxes.MATRIX,
            call.context().rowSeed(),
            place(call),
            size(call, 0, 1),
            size(call, 1, 1),
            size(call, 2, 0),
            size(call, 3, 1),
            Arguments.bool(whole));
    return new Operand.Area(block, EnumSet.of(CellKind.NUMBER), null);
  }

  private static Expression size(Call call, int argument, int otherwise) {
    Scalar number =
        call.has(argument)
            ? call.doubled(argument)
            : Coercion.doubled(Scalar.literal(BigDecimal.valueOf(otherwise)));
    return Arguments.number(number);
  }
}
