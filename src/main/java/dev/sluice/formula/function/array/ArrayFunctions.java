package dev.sluice.formula.function.array;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.LOOKUP;
import static dev.sluice.formula.compile.FunctionCategory.MATH;

import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.compile.Kind;
import java.util.List;

/** Functions that make, cut, join, turn, sort and filter blocks of cells. */
public final class ArrayFunctions {

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          named("SEQUENCE", MATH, "Numbers that grow by a step, as a block")
              .values("rows")
              .optionalValues("columns", "start", "step")
              .example("=SEQUENCE(1,3,5)", "5")
              .giving(Kind.NUMBER)
              .computedBy(Shapes.class, "sequence"),
          named("TAKE", LOOKUP, "The first or last rows and columns of a block")
              .ranges("array")
              .values("rows")
              .optionalValues("columns")
              .example("=TAKE({1,2;3,4},-1,-1)", "4")
              .givingCellsOf(0)
              .computedBy(Slices.class, "take"),
          named("DROP", LOOKUP, "A block without its first or last rows and columns")
              .ranges("array")
              .values("rows")
              .optionalValues("columns")
              .example("=DROP({1,2;3,4},1,1)", "4")
              .givingCellsOf(0)
              .computedBy(Slices.class, "drop"),
          named("CHOOSECOLS", LOOKUP, "Some columns of a block, by number")
              .ranges("array", "column")
              .repeating(1)
              .example("=CHOOSECOLS({1,2,3},-1)", "3")
              .givingCellsOf(0)
              .computedBy(Slices.class, "chooseColumns"),
          named("CHOOSEROWS", LOOKUP, "Some rows of a block, by number")
              .ranges("array", "row")
              .repeating(1)
              .example("=CHOOSEROWS({1;2;3},2)", "2")
              .givingCellsOf(0)
              .computedBy(Slices.class, "chooseRows"),
          named("EXPAND", LOOKUP, "A block made larger, padded with #N/A or a value")
              .ranges("array")
              .values("rows")
              .optionalValues("columns", "pad")
              .example("=SUM(EXPAND({1,2},2,2,5))", "13")
              .givingCellsOf(0, 3)
              .computedBy(Shapes.class, "expand"),
          named("HSTACK", LOOKUP, "Blocks side by side")
              .ranges("array")
              .repeating(1)
              .example("=COLUMNS(HSTACK({1,2},{3;4}))", "3")
              .givingAnything()
              .computedBy(Shapes.class, "besides"),
          named("VSTACK", LOOKUP, "Blocks below each other")
              .ranges("array")
              .repeating(1)
              .example("=ROWS(VSTACK({1,2},{3;4}))", "3")
              .givingAnything()
              .computedBy(Shapes.class, "below"),
          named("TOCOL", LOOKUP, "All cells of a block as one column")
              .ranges("array")
              .optionalValues("ignore", "by_column")
              .example("=ROWS(TOCOL({1,2;3,4}))", "4")
              .givingCellsOf(0)
              .computedBy(Shapes.class, "column"),
          named("TOROW", LOOKUP, "All cells of a block as one row")
              .ranges("array")
              .optionalValues("ignore", "by_column")
              .example("=COLUMNS(TOROW({1,2;3,4}))", "4")
              .givingCellsOf(0)
              .computedBy(Shapes.class, "row"),
          named("TRANSPOSE", LOOKUP, "The rows of a block as columns")
              .ranges("array")
              .example("=ROWS(TRANSPOSE({1,2,3}))", "3")
              .computedBy(Shapes.class, "transposed"),
          named("WRAPCOLS", LOOKUP, "A row or column laid out in columns of some length")
              .ranges("vector")
              .values("count")
              .optionalValues("pad")
              .example("=COLUMNS(WRAPCOLS({1,2,3},2))", "2")
              .givingCellsOf(0, 2)
              .computedBy(Shapes.class, "wrappedColumns"),
          named("WRAPROWS", LOOKUP, "A row or column laid out in rows of some length")
              .ranges("vector")
              .values("count")
              .optionalValues("pad")
              .example("=ROWS(WRAPROWS({1,2,3},2))", "2")
              .givingCellsOf(0, 2)
              .computedBy(Shapes.class, "wrappedRows"),
          named("ROWS", LOOKUP, "How many rows a block or table has")
              .ranges("array")
              .example("=ROWS({1,2,3;4,5,6})", "2")
              .plannedBy(ColumnTotals::rows)
              .computedBy(Shapes.class, "rows"),
          named("COLUMNS", LOOKUP, "How many columns a block or table has")
              .ranges("array")
              .example("=COLUMNS({1,2,3;4,5,6})", "3")
              .plannedBy(ColumnTotals::columns)
              .computedBy(Shapes.class, "columns"),
          named("SORT", LOOKUP, "The rows or columns of a block in order")
              .ranges("array")
              .optionalRanges("index", "order")
              .optionalValues("by_column")
              .example("=SORT({3;1;2},1,-1)", "3")
              .givingCellsOf(0)
              .computedBy(Sorting.class, "sort"),
          named("SORTBY", LOOKUP, "The rows or columns of a block in the order of others")
              .ranges("array", "by_array")
              .optionalRanges("order")
              .repeating(2)
              .example("=SORTBY({\"a\";\"b\"},{2;1})", "b")
              .givingCellsOf(0)
              .computedBy(Sorting.class, "sortBy"),
          named("FILTER", LOOKUP, "The rows or columns of a block that are kept")
              .ranges("array", "include")
              .optionalRanges("if_empty")
              .example("=FILTER({1;5;9},{1;5;9}>2)", "5")
              .givingCellsOf(0, 2)
              .computedBy(Choosing.class, "filter"),
          named("UNIQUE", LOOKUP, "The rows or columns of a block that differ")
              .ranges("array")
              .optionalValues("by_column", "exactly_once")
              .example("=UNIQUE({\"a\";\"A\";\"b\"},FALSE,TRUE)", "b")
              .givingCellsOf(0)
              .computedBy(Choosing.class, "unique"));

  private ArrayFunctions() {}
}
