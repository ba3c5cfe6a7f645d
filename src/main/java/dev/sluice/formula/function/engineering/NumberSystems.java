package dev.sluice.formula.function.engineering;

import dev.sluice.formula.runtime.Boxing;
import dev.sluice.formula.runtime.Doubles;
import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.runtime.Texts;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import java.util.Locale;

/**
 * Whole numbers as up to 10 binary, octal or hexadecimal digits, negative ones as two's complement
 * of all 10 digits. What does not fit is {@code #NUM!}.
 */
public final class NumberSystems {

  private static final int DIGITS = 10;
  private static final int BINARY = 1;
  private static final int OCTAL = 3;
  private static final int HEXADECIMAL = 4;
  private static final double NO_LENGTH = -1;

  private NumberSystems() {}

  /** The number of binary digits. */
  public static double binary(CellValue digits) {
    return read(digits, BINARY);
  }

  /** The number of octal digits. */
  public static double octal(CellValue digits) {
    return read(digits, OCTAL);
  }

  /** The number of hexadecimal digits. */
  public static double hexadecimal(CellValue digits) {
    return read(digits, HEXADECIMAL);
  }

  /** A number as binary digits. */
  public static CellValue toBinary(double number) {
    return write(number, BINARY, NO_LENGTH);
  }

  /** The same, with zeros before it up to a length from 1 to 10. */
  public static CellValue toBinary(double number, double length) {
    return padded(number, BINARY, length);
  }

  /** A number as octal digits. */
  public static CellValue toOctal(double number) {
    return write(number, OCTAL, NO_LENGTH);
  }

  /** The same, with zeros before it up to a length from 1 to 10. */
  public static CellValue toOctal(double number, double length) {
    return padded(number, OCTAL, length);
  }

  /** A number as hexadecimal digits. */
  public static CellValue toHexadecimal(double number) {
    return write(number, HEXADECIMAL, NO_LENGTH);
  }

  /** The same, with zeros before it up to a length from 1 to 10. */
  public static CellValue toHexadecimal(double number, double length) {
    return padded(number, HEXADECIMAL, length);
  }

  /** Binary digits as octal ones. */
  public static CellValue binaryToOctal(CellValue digits) {
    return toOctal(binary(digits));
  }

  /** The same with a length. */
  public static CellValue binaryToOctal(CellValue digits, double length) {
    return toOctal(binary(digits), length);
  }

  /** Binary digits as hexadecimal ones. */
  public static CellValue binaryToHexadecimal(CellValue digits) {
    return toHexadecimal(binary(digits));
  }

  /** The same with a length. */
  public static CellValue binaryToHexadecimal(CellValue digits, double length) {
    return toHexadecimal(binary(digits), length);
  }

  /** Octal digits as binary ones. */
  public static CellValue octalToBinary(CellValue digits) {
    return toBinary(octal(digits));
  }

  /** The same with a length. */
  public static CellValue octalToBinary(CellValue digits, double length) {
    return toBinary(octal(digits), length);
  }

  /** Octal digits as hexadecimal ones. */
  public static CellValue octalToHexadecimal(CellValue digits) {
    return toHexadecimal(octal(digits));
  }

  /** The same with a length. */
  public static CellValue octalToHexadecimal(CellValue digits, double length) {
    return toHexadecimal(octal(digits), length);
  }

  /** Hexadecimal digits as binary ones. */
  public static CellValue hexadecimalToBinary(CellValue digits) {
    return toBinary(hexadecimal(digits));
  }

  /** The same with a length. */
  public static CellValue hexadecimalToBinary(CellValue digits, double length) {
    return toBinary(hexadecimal(digits), length);
  }

  /** Hexadecimal digits as octal ones. */
  public static CellValue hexadecimalToOctal(CellValue digits) {
    return toOctal(hexadecimal(digits));
  }

  /** The same with a length. */
  public static CellValue hexadecimalToOctal(CellValue digits, double length) {
    return toOctal(hexadecimal(digits), length);
  }

  private static double read(CellValue cell, int bits) {
    if (cell instanceof CellValue.Error error) {
      return Outcome.of(error.error());
    }
    Double number = Boxing.serial(cell);
    String digits =
        cell instanceof CellValue.Text text
            ? text.value()
            : number == null ? "" : Texts.ofNumber(number).toString();
    if (cell instanceof CellValue.Bool) {
      return Outcome.of(ExcelError.VALUE);
    }
    if (digits.length() > DIGITS) {
      return Outcome.of(ExcelError.NUM);
    }
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) < 128 ? Character.digit(digits.charAt(i), 1 << bits) : -1;
      if (digit < 0) {
        return Outcome.of(ExcelError.NUM);
      }
      value = (value << bits) + digit;
    }
    long half = 1L << (DIGITS * bits - 1);
    return value < half ? value : value - 2 * half;
  }

  private static CellValue padded(double number, int bits, double length) {
    double whole = Doubles.truncated(length);
    return whole < 1 || whole > DIGITS
        ? CellValue.error(Double.isNaN(number) ? Outcome.error(number) : ExcelError.NUM)
        : write(number, bits, whole);
  }

  private static CellValue write(double number, int bits, double length) {
    if (Double.isNaN(number)) {
      return CellValue.error(Outcome.error(number));
    }
    double whole = Doubles.truncated(number);
    long half = 1L << (DIGITS * bits - 1);
    if (whole < -half || whole >= half) {
      return CellValue.error(ExcelError.NUM);
    }
    long value = (long) whole;
    String digits =
        Long.toString(value < 0 ? value + 2 * half : value, 1 << bits).toUpperCase(Locale.ROOT);
    if (value < 0 || length == NO_LENGTH) {
      return CellValue.text(digits);
    }
    return digits.length() > length
        ? CellValue.error(ExcelError.NUM)
        : CellValue.text("0".repeat((int) length - digits.length()) + digits);
  }
}
