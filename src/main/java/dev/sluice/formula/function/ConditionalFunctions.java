package dev.sluice.formula.function;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.MATH;
import static dev.sluice.formula.compile.FunctionCategory.STATISTICAL;

import dev.sluice.formula.compile.Call;
import dev.sluice.formula.compile.Constants;
import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.compile.Expressions;
import dev.sluice.formula.compile.Operand;
import dev.sluice.formula.compile.Scalar;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Sums and counts of the rows that meet criteria. */
public final class ConditionalFunctions {

  public static final ExcelFunction SUMIF =
      named("SUMIF", MATH, "The sum of the rows that meet a criterion")
          .ranges("range")
          .values("criterion")
          .optionalRanges("sum_range")
          .example("=SUMIF({1,5,9},\">2\")", "14")
          .compiledBy(call -> sum(call, call.count() > 2 ? 2 : 0, 0, 2));

  public static final ExcelFunction SUMIFS =
      named("SUMIFS", MATH, "The sum of the rows that meet all criteria")
          .ranges("sum_range", "range")
          .values("criterion")
          .repeating(2)
          .example("=SUMIFS({1,5,9},{\"a\",\"b\",\"a\"},\"A\")", "10")
          .compiledBy(call -> sum(call, 0, 1, call.count()));

  public static final ExcelFunction COUNTIF =
      named("COUNTIF", STATISTICAL, "How many cells meet a criterion")
          .ranges("range")
          .values("criterion")
          .example("=COUNTIF({\"apple\",\"pear\"},\"A*\")", "1")
          .compiledBy(ConditionalFunctions::count);

  public static final ExcelFunction COUNTIFS =
      named("COUNTIFS", STATISTICAL, "How many rows meet all criteria")
          .ranges("range")
          .values("criterion")
          .repeating(2)
          .example("=COUNTIFS({1,5,9},\">2\",{1,5,9},\"<9\")", "1")
          .compiledBy(ConditionalFunctions::count);

  private ConditionalFunctions() {}

  private static Scalar sum(Call call, int summed, int first, int end) {
    if (call.operand(summed) instanceof Operand.Column column) {
      return ColumnCriteria.of(call, column, first, end)
          .map(aggregation -> aggregation.sum(column))
          .orElseGet(() -> Scalar.error(ExcelError.VALUE));
    }
    Optional<Operand.Area> area = Arguments.area(call.operand(summed));
    return area.isEmpty()
        ? notARange(call, summed)
        : met(call, first, end, area.get())
            .map(
                cells ->
                    Scalar.number(
                        Expressions.literal(
                            Blocks.sum(dev.sluice.formula.value.Matrix.ofColumn(cells))),
                        null))
            .orElseGet(() -> Scalar.error(ExcelError.VALUE));
  }

  private static Scalar count(Call call) {
    if (call.operand(0) instanceof Operand.Column column) {
      return ColumnCriteria.of(call, column, 0, call.count())
          .map(aggregation -> aggregation.rows(column))
          .orElseGet(() -> Scalar.error(ExcelError.VALUE));
    }
    Optional<Operand.Area> area = Arguments.area(call.operand(0));
    return area.isEmpty()
        ? notARange(call, 0)
        : met(call, 0, call.count(), area.get())
            .map(cells -> Scalar.number(Expressions.literal(cells.size()), null))
            .orElseGet(() -> Scalar.error(ExcelError.VALUE));
  }

  private static Scalar notARange(Call call, int argument) {
    return call.fault(
        argument, "not-a-range", "here a whole column is expected, such as table[column]", null);
  }

  /** The cells whose row meets all criteria; nothing when the ranges differ in size. */
  private static Optional<List<CellValue>> met(Call call, int first, int end, Operand.Area summed) {
    List<CellValue> cells = summed.constant().values();
    boolean[] kept = new boolean[0];
    for (int i = first; i + 1 < end; i += 2) {
      Optional<Operand.Area> range = Arguments.area(call.operand(i));
      if (range.isEmpty()) {
        notARange(call, i);
        return Optional.empty();
      }
      List<CellValue> tested = range.get().constant().values();
      if (i == first) {
        kept = new boolean[tested.size()];
        Arrays.fill(kept, true);
      }
      boolean sameSize = range.get().constant().sameShape(summed.constant());
      if (tested.size() != kept.length || end > 3 && !sameSize) {
        return Optional.empty();
      }
      if (!Arguments.isConstant(call.scalar(i + 1))) {
        return Optional.empty();
      }
      Criterion criterion = Criterion.of(Constants.value(call.scalar(i + 1)));
      for (int at = 0; at < kept.length; at++) {
        kept[at] &= criterion.matches(tested.get(at));
      }
    }
    List<CellValue> met = new ArrayList<>();
    for (int at = 0; at < Math.min(kept.length, cells.size()); at++) {
      if (kept[at]) {
        met.add(cells.get(at));
      }
    }
    return Optional.of(met);
  }
}
