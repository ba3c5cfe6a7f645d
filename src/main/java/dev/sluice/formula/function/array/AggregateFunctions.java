package dev.sluice.formula.function.array;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.MATH;

import dev.sluice.formula.compile.ExcelFunction;
import java.util.List;

/** Totals of blocks. */
public final class AggregateFunctions {

  private static final String NOTHING_HIDDEN =
      "rows are never hidden, and cells that hold subtotals are counted like others";

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          named("SUMPRODUCT", MATH, "The sum of the products of cells at the same place")
              .ranges("array")
              .repeating(1)
              .example("=SUMPRODUCT({1,2,3},{4,5,6})", "32")
              .plannedBy(ColumnTotals::sumOfProducts)
              .computedBy(Products.class, "sumOfProducts"),
          named("SUBTOTAL", MATH, "The aggregate of a number: 1 AVERAGE, 2 COUNT to 9 SUM, 11 VARP")
              .values("function")
              .ranges("array")
              .repeating(1)
              .example("=SUBTOTAL(9,{1,2,3})", "6")
              .deviating(NOTHING_HIDDEN)
              .plannedBy(ColumnTotals::subtotal)
              .computedBy(Aggregates.class, "subtotal"),
          named(
                  "AGGREGATE",
                  MATH,
                  "The aggregate of a number from 1 to 19, errors left out if asked")
              .values("function", "option")
              .ranges("array")
              .repeating(1)
              .example("=AGGREGATE(14,6,{3,8,5},2)", "5")
              .deviating(NOTHING_HIDDEN)
              .plannedBy(ColumnTotals::aggregate)
              .computedBy(Aggregates.class, "aggregate"));

  private AggregateFunctions() {}
}
