package dev.sluice.formula.function;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.MATH;
import static dev.sluice.formula.compile.FunctionCategory.STATISTICAL;

import dev.sluice.formula.compile.Call;
import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.compile.Measure;
import dev.sluice.formula.compile.Operand;
import dev.sluice.formula.compile.Scalar;
import dev.sluice.formula.function.criteria.Conditional;
import dev.sluice.formula.syntax.CellArea;
import dev.sluice.formula.syntax.Node;
import dev.sluice.formula.value.ExcelError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Totals of the rows that meet criteria: of whole columns as joins, of blocks where they stand. */
public final class ConditionalFunctions {

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          named("SUMIF", MATH, "The sum of the rows that meet a criterion")
              .ranges("range")
              .values("criterion")
              .optionalRanges("sum_range")
              .example("=SUMIF({1,5,9},\">2\")", "14")
              .plannedBy(call -> ofOther(call, Aggregation::sum))
              .readBy(ConditionalFunctions::anchored)
              .computedBy(Conditional.class, "sumIf"),
          named("SUMIFS", MATH, "The sum of the rows that meet all criteria")
              .ranges("sum_range", "range")
              .values("criterion")
              .repeating(2)
              .example("=SUMIFS({1,5,9},{\"a\",\"b\",\"a\"},\"A\")", "10")
              .plannedBy(call -> of(call, 0, 1, Aggregation::sum))
              .computedBy(Conditional.class, "sumIfs"),
          named("COUNTIF", STATISTICAL, "How many cells meet a criterion")
              .ranges("range")
              .values("criterion")
              .example("=COUNTIF({\"apple\",\"pear\"},\"A*\")", "1")
              .plannedBy(call -> of(call, 0, 0, Aggregation::rows))
              .computedBy(Conditional.class, "countIf"),
          named("COUNTIFS", STATISTICAL, "How many rows meet all criteria")
              .ranges("range")
              .values("criterion")
              .repeating(2)
              .example("=COUNTIFS({1,5,9},\">2\",{1,5,9},\"<9\")", "1")
              .plannedBy(call -> of(call, 0, 0, Aggregation::rows))
              .computedBy(Conditional.class, "countIfs"),
          named("COUNTBLANK", STATISTICAL, "How many cells are blank or hold an empty text")
              .ranges("range")
              .example("=COUNTBLANK({\"a\",\"\",\"c\"})", "1")
              .plannedBy(ConditionalFunctions::blanks)
              .computedBy(Conditional.class, "countBlank"),
          named("AVERAGEIF", STATISTICAL, "The mean of the rows that meet a criterion")
              .ranges("range")
              .values("criterion")
              .optionalRanges("average_range")
              .example("=AVERAGEIF({1,5,9},\">2\")", "7")
              .plannedBy(call -> ofOther(call, Aggregation::average))
              .readBy(ConditionalFunctions::anchored)
              .computedBy(Conditional.class, "averageIf"),
          named("AVERAGEIFS", STATISTICAL, "The mean of the rows that meet all criteria")
              .ranges("average_range", "range")
              .values("criterion")
              .repeating(2)
              .example("=AVERAGEIFS({1,5,9},{\"a\",\"b\",\"a\"},\"A\")", "5")
              .plannedBy(call -> of(call, 0, 1, Aggregation::average))
              .computedBy(Conditional.class, "averageIfs"),
          named("MINIFS", STATISTICAL, "The smallest number of the rows that meet all criteria")
              .ranges("min_range", "range")
              .values("criterion")
              .repeating(2)
              .example("=MINIFS({1,5,9},{1,5,9},\">2\")", "5")
              .plannedBy(call -> of(call, 0, 1, extreme(Measure.Kind.MIN)))
              .computedBy(Conditional.class, "minIfs"),
          named("MAXIFS", STATISTICAL, "The largest number of the rows that meet all criteria")
              .ranges("max_range", "range")
              .values("criterion")
              .repeating(2)
              .example("=MAXIFS({1,5,9},{1,5,9},\"<9\")", "5")
              .plannedBy(call -> of(call, 0, 1, extreme(Measure.Kind.MAX)))
              .computedBy(Conditional.class, "maxIfs"));

  private ConditionalFunctions() {}

  private static BiFunction<Aggregation, Operand.Column, Scalar> extreme(Measure.Kind kind) {
    return (aggregation, column) -> aggregation.extremeOrZero(column, kind);
  }

  /** The third argument where there is one, else the first; one pair of range and criterion. */
  private static Optional<Operand> ofOther(
      Call call, BiFunction<Aggregation, Operand.Column, Scalar> total) {
    return planned(call, call.has(2) ? 2 : 0, 0, 2, total);
  }

  private static Optional<Operand> of(
      Call call, int totalled, int first, BiFunction<Aggregation, Operand.Column, Scalar> total) {
    return planned(call, totalled, first, call.count(), total);
  }

  private static Optional<Operand> planned(
      Call call,
      int totalled,
      int first,
      int end,
      BiFunction<Aggregation, Operand.Column, Scalar> total) {
    if (!(call.operand(totalled) instanceof Operand.Column column)) {
      return Optional.empty();
    }
    return Optional.of(
        ColumnCriteria.of(call, column, first, end)
            .map(aggregation -> total.apply(aggregation, column))
            .orElseGet(() -> Scalar.error(ExcelError.VALUE)));
  }

  /** Cells to be totalled start at the first that was written, and are as many as those tested. */
  private static Call anchored(Call call) {
    if (call.has(2)
        && call.nodes().get(2) instanceof Node.AreaReference written
        && call.operand(0) instanceof Operand.Area tested
        && tested.place() != null) {
      CellArea area = written.area().sized(tested.place().height(), tested.place().width());
      Node resized = new Node.AreaReference(area, written.span());
      return call.with(2, call.evaluation().compile(resized, Map.of()));
    }
    return call;
  }

  private static Optional<Operand> blanks(Call call) {
    return call.operand(0) instanceof Operand.Column column
        ? Optional.of(Aggregation.whole(call).countBlank(column))
        : Optional.empty();
  }
}
