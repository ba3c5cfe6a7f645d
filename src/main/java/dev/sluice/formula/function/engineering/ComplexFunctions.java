package dev.sluice.formula.function.engineering;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.ENGINEERING;

import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.compile.Kind;
import java.util.List;

/** Complex numbers, which are texts such as 3+4i. */
public final class ComplexFunctions {

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          named("COMPLEX", ENGINEERING, "A complex number made of its parts")
              .values("real", "imaginary")
              .optionalValues("suffix")
              .example("=COMPLEX(3,-1,\"j\")", "3-j")
              .refusingBooleans()
              .giving(Kind.TEXT)
              .computedBy(ComplexParts.class, "complex"),
          part("IMREAL", "The real part", "3", "real"),
          part("IMAGINARY", "The imaginary part", "4", "imaginary"),
          part("IMABS", "The distance from 0", "5", "absolute"),
          part("IMARGUMENT", "The angle in radians", "0.927295218001612", "argument"),
          named("IMSUM", ENGINEERING, "The sum of complex numbers")
              .ranges("number")
              .repeating(1)
              .example("=IMSUM(\"3+4i\",\"5-3i\")", "8+i")
              .giving(Kind.TEXT)
              .computedBy(ComplexArithmetic.class, "sum"),
          named("IMPRODUCT", ENGINEERING, "The product of complex numbers")
              .ranges("number")
              .repeating(1)
              .example("=IMPRODUCT(\"3+4i\",\"5-3i\")", "27+11i")
              .giving(Kind.TEXT)
              .computedBy(ComplexArithmetic.class, "product"),
          named("IMSUB", ENGINEERING, "The difference of two complex numbers")
              .values("left", "right")
              .example("=IMSUB(\"13+4i\",\"5+3i\")", "8+i")
              .giving(Kind.TEXT)
              .computedBy(ComplexArithmetic.class, "difference"),
          named("IMDIV", ENGINEERING, "The quotient of two complex numbers")
              .values("dividend", "divisor")
              .example("=IMDIV(\"-238+240i\",\"10+24i\")", "5+12i")
              .giving(Kind.TEXT)
              .computedBy(ComplexArithmetic.class, "quotient"),
          named("IMPOWER", ENGINEERING, "A complex number raised to a power")
              .values("number", "power")
              .example("=IMPOWER(\"2+3i\",3)", "-46+9.00000000000001i")
              .refusingBooleans()
              .giving(Kind.TEXT)
              .computedBy(ComplexArithmetic.class, "power"),
          of("IMCONJUGATE", "The conjugate", "1-i", "conjugate"),
          of("IMSQRT", "The square root", "1.09868411346781+0.455089860562227i", "sqrt"),
          of("IMEXP", "A power of e", "1.46869393991589+2.28735528717884i", "exp"),
          of("IMLN", "The natural logarithm", "0.346573590279973+0.785398163397448i", "ln"),
          of(
              "IMLOG10",
              "The logarithm to the base 10",
              "0.150514997831991+0.34109408846046i",
              "log10"),
          of("IMLOG2", "The logarithm to the base 2", "0.5+1.1330900354568i", "log2"),
          of("IMSIN", "The sine", "1.29845758141598+0.634963914784736i", "sin"),
          of("IMCOS", "The cosine", "0.833730025131149-0.988897705762865i", "cos"),
          of("IMTAN", "The tangent", "0.271752585319512+1.08392332733869i", "tan"),
          of("IMCOT", "The cotangent", "0.217621561854403-0.868014142895925i", "cot"),
          of("IMSEC", "The secant", "0.498337030555187+0.591083841721045i", "sec"),
          of("IMCSC", "The cosecant", "0.621518017170428-0.303931001628426i", "csc"),
          of("IMSINH", "The hyperbolic sine", "0.634963914784736+1.29845758141598i", "sinh"),
          of("IMCOSH", "The hyperbolic cosine", "0.833730025131149+0.988897705762865i", "cosh"),
          of("IMSECH", "The hyperbolic secant", "0.498337030555187-0.591083841721045i", "sech"),
          of("IMCSCH", "The hyperbolic cosecant", "0.303931001628426-0.621518017170428i", "csch"));

  private ComplexFunctions() {}

  private static ExcelFunction part(String name, String summary, String shown, String method) {
    return named(name, ENGINEERING, summary + " of a complex number")
        .values("number")
        .example("=" + name + "(\"3+4i\")", shown)
        .computedBy(ComplexParts.class, method);
  }

  private static ExcelFunction of(String name, String summary, String shown, String method) {
    return named(name, ENGINEERING, summary + " of a complex number")
        .values("number")
        .example("=" + name + "(\"1+i\")", shown)
        .giving(Kind.TEXT)
        .computedBy(ComplexMappings.class, method);
  }
}
