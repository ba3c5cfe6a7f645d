package dev.sluice.formula.function.information;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.INFORMATION;
import static dev.sluice.formula.compile.FunctionCategory.TEXT;

import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.compile.Kind;
import java.util.List;

/** Functions that ask what a value is or take the part of it that is a number or text. */
public final class KindFunctions {

  private static final ExcelFunction N_OF_BLOCK =
      named("N", INFORMATION, "")
          .ranges("value")
          .giving(Kind.NUMBER)
          .computedBy(Blocks.class, "number");
  private static final ExcelFunction T_OF_BLOCK =
      named("T", TEXT, "").ranges("value").giving(Kind.TEXT).computedBy(Blocks.class, "text");
  private static final ExcelFunction TYPE_OF_BLOCK =
      named("TYPE", INFORMATION, "").ranges("value").computedBy(Blocks.class, "type");

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          named("ISERR", INFORMATION, "TRUE when a value is any error but #N/A")
              .values("value")
              .example("=ISERR(1/0)", "TRUE")
              .compiledBy(Questions::isErrorButNotAvailable),
          named("ISLOGICAL", INFORMATION, "TRUE when a value is TRUE or FALSE")
              .values("value")
              .example("=ISLOGICAL(1>2)", "TRUE")
              .compiledBy(Questions::isLogical),
          named("ISNONTEXT", INFORMATION, "TRUE when a value is no text, also when it is blank")
              .values("value")
              .example("=ISNONTEXT(12)", "TRUE")
              .compiledBy(Questions::isNoText),
          named("ISEVEN", INFORMATION, "TRUE when the whole part of a number is even")
              .values("number")
              .example("=ISEVEN(2.5)", "TRUE")
              .refusingBooleans()
              .computedBy(Parity.class, "isEven"),
          named("ISODD", INFORMATION, "TRUE when the whole part of a number is odd")
              .values("number")
              .example("=ISODD(-3)", "TRUE")
              .refusingBooleans()
              .computedBy(Parity.class, "isOdd"),
          named("ERROR.TYPE", INFORMATION, "The number of an error, #N/A for any other value")
              .values("value")
              .example("=ERROR.TYPE(1/0)", "2")
              .compiledBy(Questions::errorType),
          named("TYPE", INFORMATION, "1 for a number, 2 text, 4 boolean, 16 error, 64 array")
              .ranges("value")
              .example("=TYPE(\"a\")", "2")
              .compiledBy(call -> Questions.type(call, TYPE_OF_BLOCK)),
          named("N", INFORMATION, "A number as it is, TRUE as 1, anything else as 0")
              .ranges("value")
              .example("=N(TRUE)", "1")
              .compiledBy(call -> Questions.number(call, N_OF_BLOCK)),
          named("T", TEXT, "A text as it is, anything else as an empty text")
              .ranges("value")
              .example("=T(\"a\")&T(1)", "a")
              .compiledBy(call -> Questions.text(call, T_OF_BLOCK)));

  private KindFunctions() {}
}
