package dev.sluice.formula.function.array;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.LOOKUP;

import dev.sluice.formula.compile.Aggregating;
import dev.sluice.formula.compile.Areas;
import dev.sluice.formula.compile.Call;
import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.compile.Operand;
import dev.sluice.formula.compile.Scalar;
import java.util.ArrayList;
import java.util.List;

/** Small pivots inside a formula; a step such as group or pivot does it for whole tables. */
public final class GroupingFunctions {

  private static final String NO_HEADERS = "fields are given without headers (field_headers 0)";

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          named("GROUPBY", LOOKUP, "Keys with what a function makes of the values of each group")
              .ranges("row_fields", "values", "function")
              .optionalRanges(
                  "field_headers", "total_depth", "sort_order", "filter_array", "relationship")
              .example("=INDEX(GROUPBY({\"a\";\"b\";\"a\"},{1;2;3},SUM),1,2)", "4")
              .deviating(NO_HEADERS + "; totals are grand totals only")
              .compiledBy(call -> over(call, 1, 2, Grouping.BY_ROWS, 0, 1, 4, 5, 6)),
          named("PIVOTBY", LOOKUP, "Row and column keys with what a function makes of each group")
              .ranges("row_fields", "column_fields", "values", "function")
              .optionalRanges(
                  "field_headers",
                  "row_total_depth",
                  "row_sort_order",
                  "column_total_depth",
                  "column_sort_order",
                  "filter_array",
                  "relative_to")
              .example("=INDEX(PIVOTBY({\"a\";\"b\"},{\"x\";\"y\"},{1;2},SUM),2,4)", "1")
              .deviating(NO_HEADERS + "; one column field, one value field, keys ascending")
              .compiledBy(
                  call -> over(call, 2, 3, Pivoting.BY_ROWS_AND_COLUMNS, 0, 1, 2, 5, 7, 9)));

  private GroupingFunctions() {}

  private static Operand over(
      Call call, int values, int function, Aggregating.Algorithm algorithm, int... arguments) {
    if (!(call.operand(function) instanceof Operand.Lambda lambda)
        || lambda.fewest() > 1
        || lambda.most() < 1) {
      return call.fault(
          function,
          "not-a-function",
          "here a function of one argument is expected",
          "for example SUM or LAMBDA(x,MAX(x)-MIN(x))");
    }
    List<Operand.Area> blocks = new ArrayList<>();
    for (int argument : arguments) {
      blocks.add(call.has(argument) ? Areas.of(call, argument) : Areas.of(Scalar.blank()));
    }
    return Aggregating.over(blocks, values, lambda, algorithm);
  }
}
