package dev.sluice.formula;

import dev.sluice.formula.compile.Elementwise;
import dev.sluice.formula.compile.Operand;
import dev.sluice.formula.compile.Plans;
import dev.sluice.formula.compile.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * What takes one value, given more: in a workbook a range means the value beside the formula; a
 * whole column of a table is computed row by row where nothing but its table is needed; everything
 * else is an array, worked on cell by cell.
 */
final class Broadcast {

  /** What is done with one value of each operand. */
  @FunctionalInterface
  interface Application {
    Operand apply(List<Operand> operands);
  }

  private Broadcast() {}

  static Operand over(
      List<Operand> operands,
      IntPredicate takesOneValue,
      References references,
      Application application) {
    List<Operand> prepared = new ArrayList<>(operands);
    List<Integer> several = new ArrayList<>();
    for (int i = 0; i < prepared.size(); i++) {
      if (takesOneValue.test(i) && prepared.get(i) instanceof Operand.Area area) {
        Optional<Operand> beside = references.beside(area);
        if (beside.isPresent()) {
          prepared.set(i, beside.get());
        } else {
          several.add(i);
        }
      } else if (takesOneValue.test(i) && prepared.get(i) instanceof Operand.Rows) {
        several.add(i);
      }
    }
    if (several.isEmpty()) {
      return application.apply(prepared);
    }
    return rowByRow(prepared, several, application)
        .orElseGet(() -> cellByCell(prepared, several, references, application));
  }

  /** Columns of one table with constants: one more column of that table. */
  private static Optional<Operand> rowByRow(
      List<Operand> operands, List<Integer> several, Application application) {
    if (!(operands.get(several.get(0)) instanceof Operand.Rows first)) {
      return Optional.empty();
    }
    List<Operand> values = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      if (!several.contains(i)) {
        if (!(operands.get(i) instanceof Operand.Missing)
            && !(operands.get(i) instanceof Scalar value && isConstant(value))) {
          return Optional.empty();
        }
        values.add(operands.get(i));
      } else if (operands.get(i) instanceof Operand.Rows rows
          && rows.table().equals(first.table())
          && rows.values().size() == 1) {
        values.add(rows.values().get(0));
      } else {
        return Optional.empty();
      }
    }
    return application.apply(values) instanceof Scalar value
        ? Optional.of(new Operand.Computed(first.table(), value))
        : Optional.empty();
  }

  private static boolean isConstant(Scalar value) {
    return value.parts().stream().allMatch(part -> part.foldable())
        && (value.error() == null || value.error().foldable());
  }

  private static Operand cellByCell(
      List<Operand> operands,
      List<Integer> several,
      References references,
      Application application) {
    Plans plans = references.plans();
    List<Operand.Area> areas = new ArrayList<>();
    for (int at : several) {
      areas.add(
          operands.get(at) instanceof Operand.Rows rows && plans != null
              ? plans.collected(rows)
              : (Operand.Area) operands.get(at));
    }
    return Elementwise.over(
        areas,
        elements -> {
          List<Operand> values = new ArrayList<>(operands);
          for (int i = 0; i < elements.size(); i++) {
            values.set(several.get(i), elements.get(i));
          }
          return application.apply(values);
        });
  }
}
