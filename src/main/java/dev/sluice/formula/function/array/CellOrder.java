package dev.sluice.formula.function.array;

import dev.sluice.formula.runtime.Boxing;
import dev.sluice.formula.runtime.Comparison;
import dev.sluice.formula.value.CellValue;
import java.util.Comparator;
import java.util.Locale;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The order in which Excel sorts cells: numbers, texts without regard to case, FALSE, TRUE, errors
 * by their number; blanks come last in either direction.
 */
public final class CellOrder {

  private static final int ERROR = 3;
  private static final int BLANK = 4;

  private CellOrder() {}

  /** The order of one direction. */
  public static Comparator<CellValue> of(boolean descending) {
    return (left, right) -> {
      boolean blank = left instanceof CellValue.Blank || right instanceof CellValue.Blank;
      int order = compare(left, right);
      return descending && !blank ? -order : order;
    };
  }

  private static int compare(CellValue left, CellValue right) {
    int rank = rank(left);
    if (rank != rank(right)) {
      return Integer.compare(rank, rank(right));
    }
    return switch (rank) {
      case Comparison.TEXT -> Comparison.texts(text(left), text(right));
      case BLANK -> 0;
      default -> Double.compare(value(left), value(right));
    };
  }

  private static int rank(CellValue cell) {
    if (cell instanceof CellValue.Blank) {
      return BLANK;
    } else if (cell instanceof CellValue.Error) {
      return ERROR;
    } else if (cell instanceof CellValue.Bool) {
      return Comparison.BOOLEAN;
    }
    return cell instanceof CellValue.Text ? Comparison.TEXT : Comparison.NUMBER;
  }

  private static double value(CellValue cell) {
    if (cell instanceof CellValue.Bool bool) {
      return bool.value() ? 1 : 0;
    } else if (cell instanceof CellValue.Error error) {
      // Errors are declared in the order of their numbers.
      return error.error().ordinal();
    }
    Double number = Boxing.serial(cell);
    return number == null ? 0 : number + 0.0;
  }

  private static UTF8String text(CellValue cell) {
    return UTF8String.fromString(cell instanceof CellValue.Text text ? text.value() : "");
  }

  /** A value that is equal for cells that Excel takes for the same, a number never for a text. */
  static Object key(CellValue cell) {
    if (cell instanceof CellValue.Text text) {
      return text.value().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
    Double number = Boxing.serial(cell);
    return number == null ? cell : Double.valueOf(number + 0.0);
  }
}
