package dev.sluice.formula.function;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.Expressions.isNotNull;
import static dev.sluice.formula.compile.Expressions.isNull;
import static dev.sluice.formula.compile.Expressions.literal;
import static dev.sluice.formula.compile.FunctionCategory.INFORMATION;

import dev.sluice.formula.compile.Call;
import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.compile.Expressions;
import dev.sluice.formula.compile.Operand;
import dev.sluice.formula.compile.Scalar;
import dev.sluice.formula.value.ExcelError;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Or;
import org.jspecify.annotations.Nullable;

/** Questions about a value. They never fail. */
public final class InformationFunctions {

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          named("ISBLANK", INFORMATION, "TRUE when a cell is empty")
              .values("value")
              .example("=ISBLANK(\"\")", "FALSE")
              .compiledBy(call -> Scalar.bool(call.scalar(0).isBlank(), null)),
          named("ISNUMBER", INFORMATION, "TRUE when a value is a number or date")
              .values("value")
              .example("=ISNUMBER(\"12\")", "FALSE")
              .compiledBy(InformationFunctions::isNumber),
          named("ISTEXT", INFORMATION, "TRUE when a value is a text")
              .values("value")
              .example("=ISTEXT(\"12\")", "TRUE")
              .compiledBy(call -> present(call.scalar(0).text())),
          named("ISERROR", INFORMATION, "TRUE when a value is any error")
              .values("value")
              .example("=ISERROR(1/0)", "TRUE")
              .compiledBy(call -> present(error(call))),
          named("ISNA", INFORMATION, "TRUE when a value is #N/A")
              .values("value")
              .example("=ISNA(NA())", "TRUE")
              .compiledBy(
                  call -> {
                    Expression error = error(call);
                    return error == null
                        ? Scalar.bool(literal(false), null)
                        : Scalar.bool(LogicalFunctions.isNotAvailable(error), null);
                  }),
          named("NA", INFORMATION, "The error #N/A: no value is available")
              .example("=NA()", "#N/A")
              .compiledBy(call -> Scalar.error(ExcelError.NA)));

  private InformationFunctions() {}

  private static Scalar isNumber(Call call) {
    if (call.operand(0) instanceof Operand.Position position) {
      return Scalar.bool(position.error() == null ? literal(true) : isNull(position.error()), null);
    }
    Scalar value = call.scalar(0);
    if (value.number() != null && value.date() != null) {
      return Scalar.bool(new Or(isNotNull(value.number()), isNotNull(value.date())), null);
    }
    return present(value.number() != null ? value.number() : value.date());
  }

  private static @Nullable Expression error(Call call) {
    return call.operand(0) instanceof Operand.Position position
        ? position.error()
        : call.scalar(0).error();
  }

  private static Scalar present(@Nullable Expression part) {
    return Scalar.bool(part == null ? literal(false) : Expressions.isNotNull(part), null);
  }
}
