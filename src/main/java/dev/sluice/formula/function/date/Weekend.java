package dev.sluice.formula.function.date;

import dev.sluice.formula.runtime.Boxing;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;

/** Which days of a week are free: a set of bits, the lowest for Monday. */
final class Weekend {

  static final int SATURDAY_AND_SUNDAY = 0b1100000;
  static final int EVERY_DAY = 0b1111111;

  private Weekend() {}

  /**
   * The free days that an argument says: 1 to 7 for two days from Saturday and Sunday on, 11 to 17
   * for one day from Sunday on, or seven digits from Monday on, 1 for a free day. A blank is
   * Saturday and Sunday. Below 0 for an error, see {@link #error}.
   */
  static int of(CellValue argument) {
    if (argument instanceof CellValue.Blank) {
      return SATURDAY_AND_SUNDAY;
    } else if (argument instanceof CellValue.Text text) {
      return ofDigits(text.value());
    } else if (argument instanceof CellValue.Error error) {
      return failed(error.error());
    }
    Double number = Boxing.serial(argument);
    return number == null ? failed(ExcelError.VALUE) : ofNumber(number);
  }

  /** The error that a negative set of days stands for. */
  static ExcelError error(int weekend) {
    return ExcelError.values()[-weekend - 1];
  }

  static boolean isFree(int weekend, int serial) {
    return (weekend >> ExcelDay.dayOfWeek(serial) & 1) == 1;
  }

  private static int failed(ExcelError error) {
    return -error.ordinal() - 1;
  }

  private static int ofNumber(double number) {
    int type = (int) number;
    if (type >= 11 && type <= 17) {
      return 1 << (type - 11 + 6) % 7;
    }
    return type >= 1 && type <= 7
        ? 1 << (type + 4) % 7 | 1 << (type + 5) % 7
        : failed(ExcelError.NUM);
  }

  private static int ofDigits(String digits) {
    if (digits.length() != 7) {
      return failed(ExcelError.VALUE);
    }
    int weekend = 0;
    for (int i = 0; i < 7; i++) {
      char digit = digits.charAt(i);
      if (digit != '0' && digit != '1') {
        return failed(ExcelError.VALUE);
      }
      weekend |= (digit - '0') << i;
    }
    return weekend;
  }
}
