package dev.sluice.formula.function.math;

import dev.sluice.formula.runtime.Boxing;
import dev.sluice.formula.runtime.Doubles;
import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.runtime.TextNumbers;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;

/** Functions of several whole numbers; fractions are cut off, negative numbers are refused. */
public final class WholeNumbers {

  private static final double TOO_LARGE = 0x1p53;

  private WholeNumbers() {}

  /** The greatest common divisor; {@code #NUM!} for a number from 2^53 on. */
  public static double gcd(List<Matrix> blocks) {
    Gathered gathered = Gathered.of(blocks);
    if (Double.isNaN(gathered.fault)) {
      return gathered.fault;
    }
    double divisor = 0;
    for (double number : gathered.numbers) {
      if (number >= TOO_LARGE) {
        return Outcome.of(ExcelError.NUM);
      }
      divisor = gcd(divisor, number);
    }
    return divisor;
  }

  /** The least common multiple; {@code #NUM!} for a number or result from 2^53 on. */
  public static double lcm(List<Matrix> blocks) {
    Gathered gathered = Gathered.of(blocks);
    if (Double.isNaN(gathered.fault)) {
      return gathered.fault;
    }
    double multiple = gathered.numbers.length == 0 ? 0 : 1;
    for (double number : gathered.numbers) {
      multiple = number == 0 ? 0 : multiple / gcd(multiple, number) * number;
      if (number >= TOO_LARGE || multiple >= TOO_LARGE) {
        return Outcome.of(ExcelError.NUM);
      }
    }
    return multiple;
  }

  /** The factorial of a sum divided by the factorials of its parts. */
  public static double multinomial(List<Matrix> blocks) {
    Gathered gathered = Gathered.of(blocks);
    if (Double.isNaN(gathered.fault)) {
      return gathered.fault;
    }
    double sum = 0;
    double ways = 1;
    for (double number : gathered.numbers) {
      sum += number;
      ways *= Combinatorics.combinations(sum, number);
    }
    return ways;
  }

  private static double gcd(double one, double other) {
    double divisor = one;
    double rest = other;
    while (rest != 0) {
      double next = divisor % rest;
      divisor = rest;
      rest = next;
    }
    return divisor;
  }

  /**
   * The whole numbers of arguments.
   *
   * @param fault a NaN that stands for an error; 0 when there is none
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Gathered(double[] numbers, double fault) {

    /**
     * Texts that say a number count, booleans are {@code #VALUE!} and blanks are left out. Blank
     * single cells and nothing else are {@code #VALUE!}; a blank range is no number at all.
     */
    static Gathered of(List<Matrix> blocks) {
      double[] numbers = new double[8];
      int count = 0;
      boolean anyRange = false;
      for (Matrix block : blocks) {
        anyRange |= block.size() != 1;
        for (int place = 0; place < block.size(); place++) {
          CellValue cell = block.at(place);
          if (cell instanceof CellValue.Blank) {
            continue;
          }
          double number = number(cell);
          if (Double.isNaN(number)) {
            return new Gathered(new double[0], number);
          }
          if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, count * 2);
          }
          numbers[count++] = number;
        }
      }
      double fault = count == 0 && !anyRange ? Outcome.of(ExcelError.VALUE) : 0;
      return new Gathered(Arrays.copyOf(numbers, count), fault);
    }

    private static double number(CellValue cell) {
      if (cell instanceof CellValue.Error error) {
        return Outcome.of(error.error());
      }
      Double number =
          cell instanceof CellValue.Text text
              ? TextNumbers.number(UTF8String.fromString(text.value()))
              : Boxing.serial(cell);
      if (number == null) {
        return Outcome.of(ExcelError.VALUE);
      }
      return number < 0 ? Outcome.of(ExcelError.NUM) : Doubles.truncated(number);
    }
  }
}
