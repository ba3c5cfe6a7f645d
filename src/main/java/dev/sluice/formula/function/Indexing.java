package dev.sluice.formula.function;

import dev.sluice.formula.compile.Areas;
import dev.sluice.formula.compile.Branches;
import dev.sluice.formula.compile.Call;
import dev.sluice.formula.compile.Coercion;
import dev.sluice.formula.compile.Comparisons;
import dev.sluice.formula.compile.Elementwise;
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
import org.jspecify.annotations.Nullable;

/** Values by their place: in a block, or among the arguments. */
final class Indexing {

  private static final JavaMethod PART = JavaMethod.of(Parts.class, "part");
  private static final Optional<Double> ZERO = Optional.of(0d);

  private Indexing() {}

  /** INDEX: a part of a range is a range again; one cell is one value. */
  static Operand index(Call call) {
    Operand.Area block = Areas.of(call, 0);
    if (!(PART.compile(call) instanceof Operand.Area part)) {
      return Scalar.error(ExcelError.VALUE);
    }
    Operand.Area placed = new Operand.Area(part.matrix(), part.kinds(), place(call, block));
    return isOneCell(call, block) ? Areas.only(placed, ExcelError.VALUE) : placed;
  }

  private static boolean isOneCell(Call call, Operand.Area block) {
    CellArea place = block.place();
    boolean line = place != null && (place.height() == 1 || place.width() == 1);
    boolean row = call.has(1) && !isAll(call, 1);
    boolean column = call.has(2) && !isAll(call, 2);
    return row && column || line && row && call.count() == 2;
  }

  private static boolean isAll(Call call, int argument) {
    return Arguments.constantNumber(call.doubled(argument))
        .map(number -> (long) (double) number == 0)
        .orElse(false);
  }

  /** Where the part stands; null when that depends on the row or on an array. */
  private static @Nullable CellArea place(Call call, Operand.Area block) {
    CellArea whole = block.place();
    Optional<Double> first = call.has(1) ? Arguments.constantNumber(call.doubled(1)) : ZERO;
    Optional<Double> second = call.has(2) ? Arguments.constantNumber(call.doubled(2)) : ZERO;
    if (whole == null || first.isEmpty() || second.isEmpty()) {
      return null;
    }
    boolean across = whole.height() == 1 && call.count() == 2;
    int row = across ? 1 : first.get().intValue();
    int column = across ? first.get().intValue() : second.get().intValue();
    if (row < 0 || column < 0 || row > whole.height() || column > whole.width()) {
      return null;
    }
    return whole.part(row, column);
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
