package dev.sluice.formula.function.text;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.TEXT;
import static dev.sluice.formula.compile.FunctionCategory.WEB;

import dev.sluice.formula.compile.ExcelFunction;
import java.util.List;

/** Functions between values and texts. */
public final class NumberTextFunctions {

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          named("FIXED", TEXT, "A number as a text with some decimals, with thousands or without")
              .values("number")
              .optionalValues("decimals", "no_commas")
              .example("=FIXED(1234.567,1)", "1,234.6")
              .computedBy(NumberTexts.class, "fixed"),
          named("DOLLAR", TEXT, "A number as a text in dollars, in brackets when negative")
              .values("number")
              .optionalValues("decimals")
              .example("=DOLLAR(-1234.567)", "($1,234.57)")
              .computedBy(NumberTexts.class, "dollar"),
          named("BAHTTEXT", TEXT, "An amount of baht in Thai words")
              .values("number")
              .example("=BAHTTEXT(21)", "ยี่สิบเอ็ดบาทถ้วน")
              .computedBy(Baht.class, "words"),
          named("NUMBERVALUE", TEXT, "The number that a text says with given separators")
              .values("text")
              .optionalValues("decimal_separator", "group_separator")
              .example("=NUMBERVALUE(\"2.500,27\",\",\",\".\")", "2500.27")
              .computedBy(NumberTexts.class, "read"),
          named("VALUETOTEXT", TEXT, "Any value as a text, also as a formula has it")
              .values("value")
              .optionalValues("form")
              .example("=VALUETOTEXT(\"a\",1)", "\"a\"")
              .computedBy(Joining.class, "ofValue"),
          named("ARRAYTOTEXT", TEXT, "All values of a range as one text")
              .ranges("array")
              .optionalValues("form")
              .example("=ARRAYTOTEXT({1,\"a\";TRUE,2})", "1, a, TRUE, 2")
              .computedBy(Joining.class, "ofArray"),
          named("ENCODEURL", WEB, "A text as a part of a web address")
              .values("text")
              .example("=ENCODEURL(\"a b&c\")", "a%20b%26c")
              .computedBy(Addresses.class, "encoded"));

  private NumberTextFunctions() {}
}
