package dev.sluice.formula.function;

import dev.sluice.formula.compile.Kind;
import dev.sluice.formula.runtime.Boxing;
import dev.sluice.formula.runtime.Comparison;
import dev.sluice.formula.value.CellValue;
import java.util.Optional;
import org.apache.spark.unsafe.types.UTF8String;

/** Cells compared and read as Excel does. */
public final class Cells {

  private Cells() {}

  /** A number or date as a double; nothing for any other kind. */
  public static Optional<Double> number(CellValue cell) {
    return Optional.ofNullable(Boxing.serial(cell));
  }

  /** The kind; nothing for blanks and errors. */
  public static Optional<Kind> kind(CellValue cell) {
    if (cell instanceof CellValue.Text) {
      return Optional.of(Kind.TEXT);
    } else if (cell instanceof CellValue.Bool) {
      return Optional.of(Kind.BOOLEAN);
    }
    return cell instanceof CellValue.Blank || cell instanceof CellValue.Error
        ? Optional.empty()
        : Optional.of(Kind.NUMBER);
  }

  /** Compares two cells of the same kind; nothing when their kinds differ or they have none. */
  public static Optional<Integer> compare(CellValue left, CellValue right) {
    Optional<Kind> kind = kind(left);
    if (kind.isEmpty() || !kind.equals(kind(right))) {
      return Optional.empty();
    }
    int rank = rank(kind.get());
    return Optional.of(
        Comparison.mixed(rank, value(left), text(left), rank, value(right), text(right)));
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
    Double number = Boxing.serial(cell);
    return number == null ? 0 : number;
  }

  /** The text of a cell; empty for any other kind. */
  public static UTF8String text(CellValue cell) {
    return UTF8String.fromString(cell instanceof CellValue.Text text ? text.value() : "");
  }
}
