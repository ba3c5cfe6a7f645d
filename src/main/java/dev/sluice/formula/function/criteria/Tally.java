package dev.sluice.formula.function.criteria;

import dev.sluice.formula.runtime.Boxing;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import dev.sluice.formula.value.Sample;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Collects the numbers of cells as aggregates count them: numbers and dates, nothing else. */
public final class Tally {

  private final boolean ignoresErrors;
  private double[] numbers = new double[16];
  private int count;
  private int filled;
  private @Nullable ExcelError error;

  /**
   * Starts with no cell.
   *
   * @param ignoresErrors errors are left out like blanks
   */
  public Tally(boolean ignoresErrors) {
    this.ignoresErrors = ignoresErrors;
  }

  /** Takes one more cell. */
  public void add(CellValue cell) {
    if (cell instanceof CellValue.Error failed) {
      error = error == null && !ignoresErrors ? failed.error() : error;
      filled += ignoresErrors ? 0 : 1;
      return;
    }
    filled += cell instanceof CellValue.Blank ? 0 : 1;
    Double number = Boxing.serial(cell);
    if (number != null) {
      if (count == numbers.length) {
        numbers = Arrays.copyOf(numbers, count * 2);
      }
      numbers[count++] = number;
    }
  }

  /** Takes all cells of a block, row by row. */
  public void addAll(Matrix block) {
    for (int at = 0; at < block.size(); at++) {
      add(block.at(at));
    }
  }

  /** How many numbers there are, errors or not. */
  public int count() {
    return count;
  }

  /** How many cells are not blank; ignored errors are not counted. */
  public int filled() {
    return filled;
  }

  /** The numbers, or the first error. */
  public Sample sample() {
    return new Sample(error == null ? Arrays.copyOf(numbers, count) : new double[0], error);
  }
}
