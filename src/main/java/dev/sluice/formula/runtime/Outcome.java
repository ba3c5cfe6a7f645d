package dev.sluice.formula.runtime;

import dev.sluice.formula.value.ExcelError;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * A double that is a number or stands for an error: a NaN whose payload says which. So a function
 * that can fail in several ways stays a method on primitives.
 */
public final class Outcome {

  private static final long QUIET_NAN = 0x7FF8_0000_0000_0000L;
  private static final int PAYLOAD = 0xFF;
  private static final ExcelError[] ERRORS = ExcelError.values();
  private static final UTF8String[] CODES = codes();

  private Outcome() {}

  private static UTF8String[] codes() {
    UTF8String[] codes = new UTF8String[ERRORS.length];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = UTF8String.fromString(ERRORS[i].code());
    }
    return codes;
  }

  /** The double that stands for an error. */
  public static double of(ExcelError error) {
    return Double.longBitsToDouble(QUIET_NAN | (error.ordinal() + 1));
  }

  /**
   * The number; null for an error. Adding 0 turns a negative zero, which Excel lacks, into zero.
   */
  public static @Nullable Double number(double outcome) {
    return Double.isFinite(outcome) ? outcome + 0.0 : null;
  }

  /** The code of the error; null for a number. */
  public static @Nullable UTF8String code(double outcome) {
    return Double.isFinite(outcome) ? null : CODES[error(outcome).ordinal()];
  }

  /** The error that a NaN or infinity stands for; one without a payload is {@code #NUM!}. */
  public static ExcelError error(double outcome) {
    int payload = (int) (Double.doubleToRawLongBits(outcome) & PAYLOAD) - 1;
    return Double.isInfinite(outcome) || payload < 0 || payload >= ERRORS.length
        ? ExcelError.NUM
        : ERRORS[payload];
  }
}
