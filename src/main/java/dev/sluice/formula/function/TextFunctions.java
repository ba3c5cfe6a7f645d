package dev.sluice.formula.function;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.TEXT;

import dev.sluice.formula.compile.Arithmetic;
import dev.sluice.formula.compile.Call;
import dev.sluice.formula.compile.Coercion;
import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.compile.Expressions;
import dev.sluice.formula.compile.Kind;
import dev.sluice.formula.compile.Operand;
import dev.sluice.formula.compile.Scalar;
import dev.sluice.formula.runtime.TextFormat;
import dev.sluice.formula.runtime.Texts;
import dev.sluice.formula.value.ExcelError;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.EqualTo;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataTypes;

/** Functions of texts. Characters are Unicode code points. */
public final class TextFunctions {

  public static final ExcelFunction LEFT =
      named("LEFT", TEXT, "The first characters of a text")
          .values("text")
          .optionalValues("count")
          .example("=LEFT(\"sluice\",3)", "slu")
          .compiledBy(call -> ofLength("left", call.text(0), call.truncated(1, 1)));

  public static final ExcelFunction RIGHT =
      named("RIGHT", TEXT, "The last characters of a text")
          .values("text")
          .optionalValues("count")
          .example("=RIGHT(\"sluice\",3)", "ice")
          .compiledBy(call -> ofLength("right", call.text(0), call.truncated(1, 1)));

  public static final ExcelFunction MID =
      named("MID", TEXT, "Characters from a place in a text on")
          .values("text", "start", "count")
          .example("=MID(\"sluice\",2,3)", "lui")
          .compiledBy(
              call -> {
                Scalar start = call.truncated(1, 0);
                Scalar count = call.truncated(2, 0);
                return Arguments.isAtLeast(start, 1)
                    ? ofLength("mid", call.text(0), start, count)
                    : Arguments.text(Texts.class, "mid", call.text(0), start, count);
              });

  public static final ExcelFunction LEN =
      named("LEN", TEXT, "The number of characters of a text")
          .values("text")
          .example("=LEN(\"sluice\")", "6")
          .compiledBy(
              call -> {
                Scalar text = call.text(0);
                return Scalar.number(
                    Expressions.callTotal(
                        Texts.class, "length", DataTypes.IntegerType, Arguments.text(text)),
                    text.error());
              });

  public static final ExcelFunction FIND =
      named("FIND", TEXT, "The place of a text in another, with regard to case")
          .values("wanted", "text")
          .optionalValues("start")
          .example("=FIND(\"i\",\"sluice\")", "4")
          .compiledBy(call -> place(call, "find"));

  public static final ExcelFunction SEARCH =
      named("SEARCH", TEXT, "The place where a pattern with * ? ~ fits, without regard to case")
          .values("pattern", "text")
          .optionalValues("start")
          .example("=SEARCH(\"U?C\",\"sluice\")", "3")
          .compiledBy(call -> place(call, "search"));

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          LEFT,
          RIGHT,
          MID,
          LEN,
          named("TRIM", TEXT, "A text without spaces at its ends and with single ones inside")
              .values("text")
              .example("=TRIM(\"  a   b \")", "a b")
              .compiledBy(call -> Arguments.textTotal(Texts.class, "trim", call.text(0))),
          named("UPPER", TEXT, "A text in capital letters")
              .values("text")
              .example("=UPPER(\"usd\")", "USD")
              .compiledBy(call -> Arguments.textTotal(Texts.class, "upper", call.text(0))),
          named("LOWER", TEXT, "A text in small letters")
              .values("text")
              .example("=LOWER(\"USD\")", "usd")
              .compiledBy(call -> Arguments.textTotal(Texts.class, "lower", call.text(0))),
          named("CONCAT", TEXT, "Texts one after the other, also of ranges")
              .ranges("text")
              .repeating(1)
              .example("=CONCAT(\"a\",1,TRUE)", "a1TRUE")
              .compiledBy(TextFunctions::joined),
          named("CONCATENATE", TEXT, "Texts one after the other")
              .values("text")
              .repeating(1)
              .example("=CONCATENATE(\"a\",\"-\",\"b\")", "a-b")
              .compiledBy(TextFunctions::joined),
          named("SUBSTITUTE", TEXT, "A text with another in place of a part, everywhere or once")
              .values("text", "old", "new")
              .optionalValues("place")
              .example("=SUBSTITUTE(\"a-b-c\",\"-\",\"+\",2)", "a-b+c")
              .compiledBy(
                  call ->
                      call.count() < 4
                          ? Arguments.textTotal(
                              Texts.class, "substitute", call.text(0), call.text(1), call.text(2))
                          : Arguments.text(
                              Texts.class,
                              "substitute",
                              call.text(0),
                              call.text(1),
                              call.text(2),
                              call.truncated(3, 1))),
          FIND,
          SEARCH,
          named("EXACT", TEXT, "TRUE when two texts are the same, with regard to case")
              .values("text", "other")
              .example("=EXACT(\"usd\",\"USD\")", "FALSE")
              .compiledBy(
                  call -> {
                    Scalar left = call.text(0);
                    Scalar right = call.text(1);
                    return Scalar.bool(
                        new EqualTo(Arguments.text(left), Arguments.text(right)),
                        Arguments.errors(left, right));
                  }),
          named("VALUE", TEXT, "The number, date or time that a text says")
              .values("text")
              .example("=VALUE(\"$1,234.50\")", "1234.5")
              .compiledBy(
                  call -> {
                    Scalar value = call.scalar(0);
                    return value.bool() == null
                        ? Coercion.number(value)
                        : Scalar.error(ExcelError.VALUE);
                  }),
          named("TEXT", TEXT, "A number or date written by a pattern")
              .values("value", "pattern")
              .example("=TEXT(1234.567,\"#,##0.00\")", "1,234.57")
              .compiledBy(TextFunctions::formatted));

  private TextFunctions() {}

  /** A part of a text, whose length is the last argument: only one below 0 is an error. */
  private static Scalar ofLength(String method, Scalar... arguments) {
    return Arguments.isAtLeast(arguments[arguments.length - 1], 0)
        ? Arguments.textTotal(Texts.class, method, arguments)
        : Arguments.text(Texts.class, method, arguments);
  }

  private static Scalar place(Call call, String method) {
    return Arguments.number(
        Texts.class,
        method,
        DataTypes.IntegerType,
        ExcelError.VALUE,
        call.text(0),
        call.text(1),
        call.truncated(2, 1));
  }

  private static Scalar joined(Call call) {
    Scalar result = Scalar.text(Expressions.literal(""), null);
    for (int i = 0; i < call.count(); i++) {
      if (call.operand(i) instanceof Operand.Area area) {
        result = Arithmetic.binary("&", result, Results.joined(area));
      } else {
        result = Arithmetic.binary("&", result, call.scalar(i));
      }
    }
    return result;
  }

  /**
   * A text goes through the part of the pattern for texts; a boolean is written as it is; a blank
   * is 0.
   */
  private static Scalar formatted(Call call) {
    Scalar value = call.scalar(0);
    Scalar pattern = call.text(1);
    Expression by = Arguments.text(pattern);
    if (value.onlyKind() == Kind.BOOLEAN) {
      Scalar text = Coercion.text(value);
      return Scalar.text(
          Expressions.when(Expressions.isNotNull(by), Arguments.text(text)),
          Arguments.errors(value, pattern));
    }
    if (value.text() == null) {
      return Arguments.text(TextFormat.class, "number", Coercion.doubled(value), pattern);
    }
    Scalar text = Coercion.text(value);
    Scalar written =
        value.canBeBlank()
            ? Scalar.text(
                Expressions.choose(value.isBlank(), Expressions.literal("0"), Arguments.text(text)),
                text.error())
            : text;
    return Arguments.text(TextFormat.class, "text", written, pattern);
  }
}
