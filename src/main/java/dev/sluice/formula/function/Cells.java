package dev.sluice.formula.function;

import dev.sluice.formula.compile.Coercion;
import dev.sluice.formula.compile.Constants;
import dev.sluice.formula.compile.Kind;
import dev.sluice.formula.compile.Scalar;
import dev.sluice.formula.runtime.Comparison;
import dev.sluice.formula.value.CellValue;
import java.util.Optional;
import org.apache.spark.unsafe.types.UTF8String;

/** Constant cells compared and read as Excel does. */
final class Cells {

  private Cells() {}

  /** A number or date as a double; nothing for any other kind. */
  static Optional<Double> number(CellValue cell) {
    boolean number =
        cell instanceof CellValue.Number
            || cell instanceof CellValue.Exact
            || cell instanceof CellValue.Date
            || cell instanceof CellValue.DateTime;
    if (!number) {
      return Optional.empty();
    }
    Scalar scalar = Coercion.doubled(Constants.scalar(cell));
    return Constants.value(scalar) instanceof CellValue.Number value
        ? Optional.of(value.value())
        : Optional.empty();
  }

  /** The kind; nothing for blanks and errors. */
  static Optional<Kind> kind(CellValue cell) {
    if (cell instanceof CellValue.Text) {
      return Optional.of(Kind.TEXT);
    } else if (cell instanceof CellValue.Bool) {
      return Optional.of(Kind.BOOLEAN);
    }
    return number(cell).map(number -> Kind.NUMBER);
  }

  /** Compares two cells of the same kind; nothing when their kinds differ or they have none. */
  static Optional<Integer> compare(CellValue left, CellValue right) {
    Optional<Kind> kind = kind(left);
    if (kind.isEmpty() || !kind.equals(kind(right))) {
      return Optional.empty();
    }
    return Optional.of(
        Comparison.mixed(
            rank(kind.get()),
            value(left),
            text(left),
            rank(kind.get()),
            value(right),
            text(right)));
  }

  private static int rank(Kind kind) {
    return switch (kind) {
      case TEXT -> Comparison.TEXT;
      case BOOLEAN -> Comparison.BOOLEAN;
      case NUMBER, DATE -> Comparison.NUMBER;
    };
  }

  private static double value(CellValue cell) {
    if (cell instanceof CellValue.Bool bool) {
      return bool.value() ? 1 : 0;
    }
    return number(cell).orElse(0d);
  }

  static UTF8String text(CellValue cell) {
    return UTF8String.fromString(cell instanceof CellValue.Text text ? text.value() : "");
  }
}
