package dev.sluice.formula.function.text;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.TEXT;

import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.compile.Kind;
import dev.sluice.formula.function.TextFunctions;
import java.util.List;

/**
 * Functions of parts of texts. Those that count bytes count characters: a byte is one where the
 * language of Excel is English.
 */
public final class PartFunctions {

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          named("REPLACE", TEXT, "A text with another in place of some of its characters")
              .values("text", "start", "count", "new")
              .example("=REPLACE(\"sluice\",2,3,\"-\")", "s-ce")
              .computedBy(Parts.class, "replace"),
          named("REPLACEB", TEXT, "As REPLACE: a byte is a character")
              .values("text", "start", "count", "new")
              .example("=REPLACEB(\"sluice\",2,3,\"-\")", "s-ce")
              .computedBy(Parts.class, "replace"),
          named("REPT", TEXT, "A text several times")
              .values("text", "times")
              .example("=REPT(\"ab\",3)", "ababab")
              .computedBy(Parts.class, "repeat"),
          named("LEFTB", TEXT, "As LEFT: a byte is a character")
              .values("text")
              .optionalValues("count")
              .example("=LEFTB(\"sluice\",3)", "slu")
              .compiledBy(TextFunctions.LEFT.compilation()),
          named("RIGHTB", TEXT, "As RIGHT: a byte is a character")
              .values("text")
              .optionalValues("count")
              .example("=RIGHTB(\"sluice\",3)", "ice")
              .compiledBy(TextFunctions.RIGHT.compilation()),
          named("MIDB", TEXT, "As MID: a byte is a character")
              .values("text", "start", "count")
              .example("=MIDB(\"sluice\",2,3)", "lui")
              .compiledBy(TextFunctions.MID.compilation()),
          named("LENB", TEXT, "As LEN: a byte is a character")
              .values("text")
              .example("=LENB(\"sluice\")", "6")
              .compiledBy(TextFunctions.LEN.compilation()),
          named("FINDB", TEXT, "As FIND: a byte is a character")
              .values("wanted", "text")
              .optionalValues("start")
              .example("=FINDB(\"i\",\"sluice\")", "4")
              .compiledBy(TextFunctions.FIND.compilation()),
          named("SEARCHB", TEXT, "As SEARCH: a byte is a character")
              .values("pattern", "text")
              .optionalValues("start")
              .example("=SEARCHB(\"U?C\",\"sluice\")", "3")
              .compiledBy(TextFunctions.SEARCH.compilation()),
          named("TEXTBEFORE", TEXT, "What stands before a delimiter")
              .values("text")
              .ranges("delimiter")
              .optionalValues("instance", "any_case", "end_counts", "otherwise")
              .example("=TEXTBEFORE(\"a-b-c\",\"-\",2)", "a-b")
              .givingAnything()
              .computedBy(Delimited.class, "before"),
          named("TEXTAFTER", TEXT, "What stands after a delimiter")
              .values("text")
              .ranges("delimiter")
              .optionalValues("instance", "any_case", "end_counts", "otherwise")
              .example("=TEXTAFTER(\"a-b-c\",\"-\",-1)", "c")
              .givingAnything()
              .computedBy(Delimited.class, "after"),
          named("TEXTSPLIT", TEXT, "A text taken apart into columns and rows")
              .values("text")
              .ranges("column_delimiter")
              .optionalRanges("row_delimiter")
              .optionalValues("ignore_empty", "any_case", "pad")
              .example("=INDEX(TEXTSPLIT(\"a,b;c\",\",\",\";\"),1,2)", "b")
              .givingAnything()
              .computedBy(Splitting.class, "split"),
          named("TEXTJOIN", TEXT, "Texts one after the other with delimiters between them")
              .ranges("delimiter")
              .values("ignore_empty")
              .ranges("text")
              .repeating(1)
              .example("=TEXTJOIN(\"-\",TRUE,\"a\",\"\",\"b\")", "a-b")
              .giving(Kind.TEXT)
              .computedBy(Joining.class, "join"));

  private PartFunctions() {}
}
