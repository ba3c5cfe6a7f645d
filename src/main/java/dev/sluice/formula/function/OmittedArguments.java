package dev.sluice.formula.function;

import dev.sluice.formula.compile.Call;
import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.compile.Operand;
import dev.sluice.formula.compile.Scalar;
import dev.sluice.formula.value.ExcelError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Functions for which an argument left out between commas is not 0. Most functions of Excel take it
 * for 0; those that an add-in brought before Excel 2007 refuse it where it is needed and otherwise
 * take what the argument usually is.
 */
public final class OmittedArguments {

  private static final Set<String> FROM_ADD_IN =
      Set.of(
          ("ACCRINTM AMORDEGRC AMORLINC BESSELI BESSELJ BESSELK BESSELY BIN2DEC BIN2HEX"
                  + " BIN2OCT COMPLEX CONVERT COUPDAYBS COUPDAYS COUPDAYSNC COUPNCD COUPNUM COUPPCD"
                  + " CUMIPMT CUMPRINC DEC2BIN DEC2HEX DEC2OCT DELTA DISC DOLLARDE DOLLARFR"
                  + " DURATION EDATE EFFECT EOMONTH ERF ERFC FACTDOUBLE GESTEP HEX2BIN HEX2DEC"
                  + " HEX2OCT IMABS IMAGINARY IMARGUMENT IMCONJUGATE IMCOS IMDIV IMEXP IMLN IMLOG10"
                  + " IMLOG2 IMPOWER IMREAL IMSIN IMSQRT IMSUB INTRATE ISEVEN ISODD MDURATION"
                  + " MROUND NOMINAL OCT2BIN OCT2DEC OCT2HEX ODDFPRICE ODDFYIELD ODDLPRICE"
                  + " ODDLYIELD PRICE PRICEDISC PRICEMAT QUOTIENT RANDBETWEEN RECEIVED SQRTPI"
                  + " TBILLEQ TBILLPRICE TBILLYIELD WEEKNUM YEARFRAC YIELD YIELDDISC YIELDMAT")
              .split(" "));

  private OmittedArguments() {}

  /** A function as its origin has it. */
  public static ExcelFunction asAddIn(ExcelFunction function) {
    return FROM_ADD_IN.contains(function.doc().name())
        ? compiled(function, call -> refusing(function, call))
        : function;
  }

  /** The same function with a value for an argument that was left out between commas. */
  public static ExcelFunction defaulting(ExcelFunction function, int argument, int value) {
    return compiled(
        function,
        call -> {
          if (argument >= call.count() || call.has(argument)) {
            return function.compilation().compile(call);
          }
          List<Operand> operands = new ArrayList<>(call.operands());
          operands.set(argument, Scalar.literal(BigDecimal.valueOf(value)));
          return function.compilation().compile(with(call, operands));
        });
  }

  private static Operand refusing(ExcelFunction function, Call call) {
    int required = function.fewest();
    for (int i = 0; i < required; i++) {
      if (!call.has(i)) {
        return Scalar.error(ExcelError.NA);
      }
    }
    int given = call.count();
    while (given > required && !call.has(given - 1)) {
      given--;
    }
    return function.compilation().compile(with(call, call.operands().subList(0, given)));
  }

  private static ExcelFunction compiled(
      ExcelFunction function, ExcelFunction.Compilation compilation) {
    return new ExcelFunction(
        function.doc(), function.parameters(), function.repeating(), compilation);
  }

  private static Call with(Call call, List<Operand> operands) {
    return new Call(
        call.node(),
        List.copyOf(operands),
        call.nodes(),
        call.evaluation(),
        call.context(),
        call.faults());
  }
}
