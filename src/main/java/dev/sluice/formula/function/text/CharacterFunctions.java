package dev.sluice.formula.function.text;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.TEXT;

import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.compile.Kind;
import java.util.List;

/** Functions of single characters and their codes. */
public final class CharacterFunctions {

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          named("CHAR", TEXT, "The character of a code of Windows, 1 to 255")
              .values("code")
              .example("=CHAR(65)", "A")
              .computedBy(Characters.class, "ofCode"),
          named("CODE", TEXT, "The code of the first character in Windows, 63 when it has none")
              .values("text")
              .example("=CODE(\"A\")", "65")
              .computedBy(Characters.class, "code"),
          named("UNICHAR", TEXT, "The character of a Unicode number")
              .values("number")
              .example("=UNICHAR(8364)", "€")
              .giving(Kind.TEXT)
              .computedBy(Characters.class, "ofUnicode"),
          named("UNICODE", TEXT, "The Unicode number of the first character")
              .values("text")
              .example("=UNICODE(\"€\")", "8364")
              .computedBy(Characters.class, "unicode"),
          named("CLEAN", TEXT, "A text without control characters")
              .values("text")
              .example("=CLEAN(\"a\"&CHAR(7)&\"b\")", "ab")
              .computedBy(Characters.class, "clean"),
          named("PROPER", TEXT, "A text with a capital letter at the start of every word")
              .values("text")
              .example("=PROPER(\"ann-marie o'neil\")", "Ann-Marie O'Neil")
              .computedBy(Characters.class, "proper"),
          named("ASC", TEXT, "A text with half-width characters in place of full-width ones")
              .values("text")
              .example("=ASC(\"ＡＢＣ\")", "ABC")
              .computedBy(Widths.class, "half"),
          named("DBCS", TEXT, "A text with full-width characters in place of half-width ones")
              .values("text")
              .example("=DBCS(\"ABC\")", "ＡＢＣ")
              .computedBy(Widths.class, "full"),
          named("JIS", TEXT, "A text with full-width characters in place of half-width ones")
              .values("text")
              .example("=JIS(\"ABC\")", "ＡＢＣ")
              .computedBy(Widths.class, "full"));

  private CharacterFunctions() {}
}
