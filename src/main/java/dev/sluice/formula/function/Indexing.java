package dev.sluice.formula.function;

import dev.sluice.formula.compile.Areas;
import dev.sluice.formula.compile.Boxes;
import dev.sluice.formula.compile.Branches;
import dev.sluice.formula.compile.Call;
import dev.sluice.formula.compile.Coercion;
import dev.sluice.formula.compile.Comparisons;
import dev.sluice.formula.compile.Elementwise;
import dev.sluice.formula.compile.Expressions;
import dev.sluice.formula.compile.JavaMethod;
import dev.sluice.formula.compile.Operand;
import dev.sluice.formula.compile.Scalar;
import dev.sluice.formula.function.lookup.Parts;
import dev.sluice.formula.syntax.CellArea;
import dev.sluice.formula.value.ExcelError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.Expression;

/** Values by their place: in a block, or among the arguments. */
final class Indexing {

  private static final JavaMethod PART = JavaMethod.of(Parts.class, "part");

  private Indexing() {}

  /**
   * INDEX. In a cell of a workbook a part of several cells means the one beside the formula, else
   * {@code #VALUE!}; where whole ranges are expected it stays a range.
   */
  static Operand index(Call call) {
    Operand.Area block = Areas.of(call, 0);
    if (!(PART.compile(call) instanceof Operand.Area part)) {
      return Scalar.error(ExcelError.VALUE);
    }
    CellArea whole = block.place();
    Optional<CellArea> at = call.context().cell();
    Operand.Area placed =
        whole == null || at.isEmpty()
            ? part
            : new Operand.Area(part.matrix(), part.kinds(), null, beside(part, whole, at.get()));
    return isOneCell(call) ? Areas.only(placed, ExcelError.VALUE) : placed;
  }

  private static Scalar beside(Operand.Area part, CellArea whole, CellArea at) {
    Expression cell =
        Expressions.callTotal(
            Parts.class,
            "beside",
            Boxes.CELL,
            part.matrix(),
            Expressions.literal(at.top() - whole.top()),
            Expressions.literal(at.left() - whole.left()));
    return Boxes.scalar(cell, part.kinds()).asReference();
  }

  private static boolean isOneCell(Call call) {
    return call.has(1) && !canBeAll(call, 1) && call.has(2) && !canBeAll(call, 2);
  }

  private static boolean canBeAll(Call call, int argument) {
    return Arguments.constantNumber(call.doubled(argument))
        .map(number -> (long) (double) number == 0)
        .orElse(true);
  }

  /** CHOOSE: only the value that is taken can fail. */
  static Operand choose(Call call) {
    boolean blocks = false;
    List<Operand.Area> areas = new ArrayList<>();
    for (int i = 0; i < call.count(); i++) {
      blocks |= !(call.operand(i) instanceof Scalar || call.operand(i) instanceof Operand.Missing);
    }
    if (!blocks) {
      return chosen(call.scalar(0), call.scalars().subList(1, call.count()));
    }
    Optional<Double> number =
        call.operand(0) instanceof Scalar value
            ? Arguments.constantNumber(value)
            : Optional.empty();
    if (number.isPresent()) {
      int at = number.get().intValue();
      return at < 1 || at >= call.count() ? Scalar.error(ExcelError.VALUE) : call.operand(at);
    }
    for (int i = 0; i < call.count(); i++) {
      areas.add(Areas.of(call, i));
    }
    return Elementwise.over(
        areas, elements -> chosen(elements.get(0), elements.subList(1, elements.size())));
  }

  private static Scalar chosen(Scalar number, List<Scalar> values) {
    Scalar at = Coercion.truncated(number);
    Scalar result = Scalar.error(ExcelError.VALUE);
    for (int i = values.size() - 1; i >= 0; i--) {
      Scalar isIt = Comparisons.compare("=", at, Scalar.literal(BigDecimal.valueOf(i + 1)));
      result = Branches.choose(isIt, values.get(i), result);
    }
    return result;
  }
}
