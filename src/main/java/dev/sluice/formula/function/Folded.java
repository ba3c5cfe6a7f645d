package dev.sluice.formula.function;

import dev.sluice.formula.compile.Constants;
import dev.sluice.formula.compile.Expressions;
import dev.sluice.formula.compile.Measure;
import dev.sluice.formula.compile.Operand;
import dev.sluice.formula.compile.Scalar;
import dev.sluice.formula.value.CellValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Aggregates of constant cells: only numbers and dates count.
 *
 * @param error the first error among them
 */
record Folded(List<CellValue> cells, Optional<CellValue> error) {

  static Folded of(Operand.Area area) {
    return of(area.values());
  }

  static Folded of(List<CellValue> cells) {
    return new Folded(cells, cells.stream().filter(CellValue.Error.class::isInstance).findFirst());
  }

  Scalar sum() {
    return error
        .map(Constants::scalar)
        .orElseGet(
            () -> {
              List<CellValue> numbers = numbers();
              boolean exact = numbers.stream().allMatch(CellValue.Exact.class::isInstance);
              return exact && !numbers.isEmpty()
                  ? Scalar.number(Expressions.literal(exactSum(numbers)), null)
                  : Scalar.number(
                      Expressions.literal(
                          numbers.stream()
                              .mapToDouble(cell -> Cells.number(cell).orElse(0d))
                              .sum()),
                      null);
            });
  }

  private static BigDecimal exactSum(List<CellValue> numbers) {
    BigDecimal sum = BigDecimal.ZERO;
    for (CellValue cell : numbers) {
      if (cell instanceof CellValue.Exact exact) {
        sum = sum.add(exact.value());
      }
    }
    return sum;
  }

  int count() {
    return numbers().size();
  }

  int countAll() {
    return (int) cells.stream().filter(cell -> !(cell instanceof CellValue.Blank)).count();
  }

  Scalar extreme(Measure.Kind kind) {
    if (error.isPresent()) {
      return Constants.scalar(error.get());
    }
    CellValue best = CellValue.blank();
    for (CellValue cell : numbers()) {
      int order = Cells.compare(cell, best).orElse(kind == Measure.Kind.MIN ? -1 : 1);
      if (kind == Measure.Kind.MIN ? order < 0 : order > 0) {
        best = cell;
      }
    }
    return Constants.scalar(best);
  }

  private List<CellValue> numbers() {
    return cells.stream().filter(cell -> Cells.number(cell).isPresent()).toList();
  }
}
