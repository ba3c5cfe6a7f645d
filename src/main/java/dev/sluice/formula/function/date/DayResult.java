package dev.sluice.formula.function.date;

import dev.sluice.formula.compile.Coercion;
import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.compile.Operand;
import dev.sluice.formula.compile.Scalar;

/** Makes functions that compute a serial number give a day. */
public final class DayResult {

  private DayResult() {}

  /** The same function with its number as a day. */
  public static ExcelFunction of(ExcelFunction function) {
    return new ExcelFunction(
        function.doc(),
        function.parameters(),
        function.repeating(),
        call -> {
          Operand result = function.compilation().compile(call);
          return result instanceof Scalar serial ? Coercion.day(serial) : result;
        });
  }
}
