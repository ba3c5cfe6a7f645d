package dev.sluice.formula.function.date;

import dev.sluice.formula.runtime.Boxing;
import dev.sluice.formula.runtime.TextNumbers;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import java.util.Arrays;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Days on which nobody works although they are in no weekend.
 *
 * @param days ascending, each once; empty when there is an error
 */
@SuppressWarnings("ArrayRecordComponent") // never changed and never compared
record Holidays(int[] days, @Nullable ExcelError error) {

  private static final Holidays NONE = new Holidays(new int[0], null);

  /** The days of a block: numbers and texts that say a date; blanks do not count. */
  static Holidays of(Matrix block, int weekend) {
    int[] days = new int[block.size()];
    int count = 0;
    for (int i = 0; i < days.length; i++) {
      CellValue cell = block.at(i);
      if (cell instanceof CellValue.Error error) {
        return failed(error.error());
      } else if (cell instanceof CellValue.Blank) {
        continue;
      }
      Double serial =
          cell instanceof CellValue.Text text
              ? TextNumbers.number(UTF8String.fromString(text.value()))
              : Boxing.serial(cell);
      if (serial == null) {
        return failed(ExcelError.VALUE);
      } else if (!ExcelDay.is(serial)) {
        return failed(ExcelError.NUM);
      } else if (!Weekend.isFree(weekend, serial.intValue())) {
        days[count++] = serial.intValue();
      }
    }
    return count == 0 ? NONE : new Holidays(distinct(Arrays.copyOf(days, count)), null);
  }

  /** How many lie between two days, both included. */
  int between(int first, int last) {
    int from = Arrays.binarySearch(days, first);
    int until = Arrays.binarySearch(days, last);
    return (until < 0 ? -until - 1 : until + 1) - (from < 0 ? -from - 1 : from);
  }

  private static Holidays failed(ExcelError error) {
    return new Holidays(new int[0], error);
  }

  private static int[] distinct(int[] days) {
    Arrays.sort(days);
    int count = 0;
    for (int i = 0; i < days.length; i++) {
      if (i == 0 || days[i] != days[i - 1]) {
        days[count++] = days[i];
      }
    }
    return Arrays.copyOf(days, count);
  }
}
