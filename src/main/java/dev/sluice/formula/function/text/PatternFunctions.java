package dev.sluice.formula.function.text;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.TEXT;

import dev.sluice.formula.compile.Call;
import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.compile.Kind;
import dev.sluice.formula.compile.Operand;
import dev.sluice.formula.compile.Scalar;
import java.util.List;

/** Functions of regular expressions. */
public final class PatternFunctions {

  private static final String DIFFERENCE =
      "patterns are those of Java, which lack a few forms of PCRE2";

  private static final ExcelFunction FIRST =
      extract().giving(Kind.TEXT).computedBy(Patterns.class, "first");
  private static final ExcelFunction SEVERAL =
      extract().giving(Kind.TEXT).computedBy(Patterns.class, "extract");

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          named("REGEXTEST", TEXT, "TRUE when a regular expression fits a part of a text")
              .values("text", "pattern")
              .optionalValues("any_case")
              .deviating(DIFFERENCE)
              .example("=REGEXTEST(\"INV-12\",\"[0-9]{2}\")", "TRUE")
              .computedBy(Patterns.class, "test"),
          extract()
              .deviating(DIFFERENCE)
              .example("=REGEXEXTRACT(\"INV-12\",\"[0-9]+\")", "12")
              .compiledBy(PatternFunctions::extracted),
          named("REGEXREPLACE", TEXT, "A text with another where a regular expression fits")
              .values("text", "pattern", "replacement")
              .optionalValues("occurrence", "any_case")
              .deviating(DIFFERENCE)
              .example("=REGEXREPLACE(\"a-1\",\"([a-z])-([0-9])\",\"$2$1\")", "1a")
              .computedBy(Patterns.class, "replace"));

  private PatternFunctions() {}

  private static ExcelFunction.Description extract() {
    return named("REGEXEXTRACT", TEXT, "The parts of a text that a regular expression fits")
        .values("text", "pattern")
        .optionalValues("return_mode", "any_case");
  }

  /** The first match is one value; only all matches and groups are an array. */
  private static Operand extracted(Call call) {
    boolean isFirst =
        !call.has(2)
            || call.operand(2) instanceof Scalar mode
                && mode.exact() != null
                && mode.exact().signum() == 0;
    return (isFirst ? FIRST : SEVERAL).compilation().compile(call);
  }
}
