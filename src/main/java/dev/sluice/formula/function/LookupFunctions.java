package dev.sluice.formula.function;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.LOOKUP;

import dev.sluice.formula.compile.Call;
import dev.sluice.formula.compile.Coercion;
import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.compile.Expressions;
import dev.sluice.formula.compile.LookupRequest.Mode;
import dev.sluice.formula.compile.Operand;
import dev.sluice.formula.compile.Scalar;
import dev.sluice.formula.function.lookup.ExtendedLookups;
import dev.sluice.formula.function.lookup.Lookups;
import dev.sluice.formula.value.ExcelError;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.Expression;

/** Finds rows by key: in tables by a join, in blocks of cells by walking them. */
public final class LookupFunctions {

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          named("VLOOKUP", LOOKUP, "A column of the row whose first column has the key")
              .values("key")
              .ranges("table")
              .values("column")
              .optionalValues("approximate")
              .example("=VLOOKUP(\"B\",{\"a\",1;\"b\",2},2,FALSE)", "2")
              .plannedBy(LookupFunctions::vertical)
              .readBy(LookupFunctions::withIndex)
              .givingCellsOf(1)
              .computedBy(Lookups.class, "vertical"),
          named("HLOOKUP", LOOKUP, "A row of the column whose first row has the key")
              .values("key")
              .ranges("table")
              .values("row")
              .optionalValues("approximate")
              .example("=HLOOKUP(\"b\",{\"a\",\"b\";1,2},2,FALSE)", "2")
              .readBy(LookupFunctions::withIndex)
              .givingCellsOf(1)
              .computedBy(Lookups.class, "horizontal"),
          named("LOOKUP", LOOKUP, "The value beside the last key that is not larger")
              .values("key")
              .ranges("keys")
              .optionalRanges("values")
              .example("=LOOKUP(25,{10,20,30},{\"a\",\"b\",\"c\"})", "b")
              .plannedBy(ColumnLookup::besides)
              .computedBy(Lookups.class, "beside"),
          named("XLOOKUP", LOOKUP, "The value next to a key; another one where the key is missing")
              .values("key")
              .ranges("keys", "values")
              .optionalValues("otherwise", "match_mode", "search_mode")
              .example("=XLOOKUP(2,{1,2,3},{\"a\",\"b\",\"c\"})", "b")
              .plannedBy(
                  call ->
                      call.operand(1) instanceof Operand.Column column
                          ? Optional.of(ColumnLookup.extended(call, column))
                          : Optional.empty())
              .givingCellsOf(2, 3)
              .computedBy(ExtendedLookups.class, "value"),
          named("MATCH", LOOKUP, "The place of a key among others, counted from 1")
              .values("key")
              .ranges("keys")
              .optionalValues("mode")
              .example("=MATCH(\"b\",{\"a\",\"b\"},0)", "2")
              .plannedBy(
                  call ->
                      call.operand(1) instanceof Operand.Column column
                          ? Optional.of(ColumnLookup.place(call, column))
                          : Optional.empty())
              .computedBy(Lookups.class, "place"),
          named("XMATCH", LOOKUP, "The place of a key among others, from either end")
              .values("key")
              .ranges("keys")
              .optionalValues("match_mode", "search_mode")
              .example("=XMATCH(4,{1,3,5},1)", "3")
              .computedBy(ExtendedLookups.class, "place"),
          named(
                  "INDEX",
                  LOOKUP,
                  "The value at a row and column of a range, or in the row MATCH found")
              .ranges("values")
              .optionalValues("row", "column", "area")
              .example("=INDEX({1,2;3,4},2,1)", "3")
              .plannedBy(
                  call ->
                      call.operand(0) instanceof Operand.Rows
                              && !(call.operand(0) instanceof Operand.Computed)
                          ? Optional.of(ColumnLookup.index(call))
                          : Optional.empty())
              .compiledBy(Indexing::index),
          named("CHOOSE", LOOKUP, "One of several values, by its number")
              .ranges("number", "value")
              .repeating(1)
              .example("=CHOOSE(2,\"a\",\"b\",\"c\")", "b")
              .compiledBy(Indexing::choose));

  private LookupFunctions() {}

  private static Optional<Operand> vertical(Call call) {
    if (call.operand(1) instanceof Operand.Table table) {
      return Optional.of(ColumnLookup.vertical(call, table));
    }
    return call.operand(1) instanceof Operand.Column column
        ? Optional.of(
            ColumnLookup.vertical(call, new Operand.Table(column.table(), List.of(column))))
        : Optional.empty();
  }

  /** A text that is no number leads nowhere: {@code #REF!}. */
  private static Call withIndex(Call call) {
    Scalar index = call.scalar(2);
    Scalar number = Coercion.doubled(index);
    Expression nowhere =
        index.text() == null
            ? null
            : Expressions.when(
                Expressions.isNull(Expressions.part(number.number())),
                Expressions.literal(ExcelError.REF));
    return nowhere == null
        ? call
        : call.with(2, number.withError(Expressions.firstError(index.error(), nowhere)));
  }

  /** Which row a join finds. */
  static Mode approximate(double direction) {
    return direction > 0 ? Mode.NOT_LARGER : Mode.NOT_SMALLER;
  }
}
