package dev.sluice.formula.function.engineering;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.ENGINEERING;

import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.compile.Kind;
import java.util.List;

/** Numbers in binary, octal and hexadecimal digits. */
public final class NumberSystemFunctions {

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          toNumber("BIN2DEC", "The number of binary digits", "=BIN2DEC(\"1100\")", "12", "binary"),
          toNumber("OCT2DEC", "The number of octal digits", "=OCT2DEC(\"777\")", "511", "octal"),
          toNumber(
              "HEX2DEC",
              "The number of hexadecimal digits",
              "=HEX2DEC(\"FF\")",
              "255",
              "hexadecimal"),
          toDigits("DEC2BIN", "A number as binary digits", "=DEC2BIN(9,6)", "001001", "toBinary"),
          toDigits("DEC2OCT", "A number as octal digits", "=DEC2OCT(-1)", "7777777777", "toOctal"),
          toDigits(
              "DEC2HEX", "A number as hexadecimal digits", "=DEC2HEX(254)", "FE", "toHexadecimal"),
          toDigits(
              "BIN2OCT",
              "Binary digits as octal ones",
              "=BIN2OCT(\"1111\")",
              "17",
              "binaryToOctal"),
          toDigits(
              "BIN2HEX",
              "Binary digits as hexadecimal ones",
              "=BIN2HEX(\"1111\",3)",
              "00F",
              "binaryToHexadecimal"),
          toDigits(
              "OCT2BIN",
              "Octal digits as binary ones",
              "=OCT2BIN(\"17\")",
              "1111",
              "octalToBinary"),
          toDigits(
              "OCT2HEX",
              "Octal digits as hexadecimal ones",
              "=OCT2HEX(\"100\",4)",
              "0040",
              "octalToHexadecimal"),
          toDigits(
              "HEX2BIN",
              "Hexadecimal digits as binary ones",
              "=HEX2BIN(\"F\",8)",
              "00001111",
              "hexadecimalToBinary"),
          toDigits(
              "HEX2OCT",
              "Hexadecimal digits as octal ones",
              "=HEX2OCT(\"3B4E\")",
              "35516",
              "hexadecimalToOctal"));

  private NumberSystemFunctions() {}

  private static ExcelFunction toNumber(
      String name, String summary, String formula, String shown, String method) {
    return named(name, ENGINEERING, summary)
        .values("digits")
        .example(formula, shown)
        .computedBy(NumberSystems.class, method);
  }

  private static ExcelFunction toDigits(
      String name, String summary, String formula, String shown, String method) {
    return named(name, ENGINEERING, summary)
        .values(name.startsWith("DEC") ? "number" : "digits")
        .optionalValues("length")
        .example(formula, shown)
        .refusingBooleans()
        .giving(Kind.TEXT)
        .computedBy(NumberSystems.class, method);
  }
}
