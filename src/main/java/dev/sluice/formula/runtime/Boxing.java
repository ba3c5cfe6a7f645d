package dev.sluice.formula.runtime;

import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Between the typed values of a row and the cells of arrays. */
public final class Boxing {

  private static final long MICROS_A_SECOND = 1_000_000;

  private Boxing() {}

  /** A double as a cell. */
  public static CellValue ofNumber(double value) {
    return CellValue.number(value);
  }

  /** A whole number as a cell. */
  public static CellValue ofLong(long value) {
    return new CellValue.Exact(BigDecimal.valueOf(value));
  }

  /** A decimal as a cell. */
  public static CellValue ofDecimal(Decimal value) {
    return new CellValue.Exact(value.toJavaBigDecimal());
  }

  /** A text as a cell. */
  public static CellValue ofText(UTF8String value) {
    return CellValue.text(value.toString());
  }

  /** A boolean as a cell. */
  public static CellValue ofBoolean(boolean value) {
    return CellValue.bool(value);
  }

  /** A day, counted from 1970-01-01, as a cell. */
  public static CellValue ofDay(int value) {
    return new CellValue.Date(LocalDate.ofEpochDay(value));
  }

  /** Microseconds from 1970-01-01 on as a cell. */
  public static CellValue ofMicros(long value) {
    return new CellValue.DateTime(
        LocalDateTime.ofEpochSecond(
            Math.floorDiv(value, MICROS_A_SECOND),
            (int) Math.floorMod(value, MICROS_A_SECOND) * 1000,
            ZoneOffset.UTC));
  }

  /** The code of an error as a cell. */
  public static CellValue ofError(UTF8String code) {
    return CellValue.error(ExcelError.of(code.toString()).orElse(ExcelError.VALUE));
  }

  /** One cell as a block. */
  public static Matrix single(CellValue cell) {
    return Matrix.of(cell);
  }

  /** The cell of a block of one cell; of a larger one {@code #VALUE!}. */
  public static CellValue only(Matrix matrix) {
    return matrix.size() == 1 ? matrix.at(0) : CellValue.error(ExcelError.VALUE);
  }

  /** The cell of a block of one cell; a larger one has no place in a column: {@code #SPILL!}. */
  public static CellValue onlyOrSpill(Matrix matrix) {
    return matrix.size() == 1 ? matrix.at(0) : CellValue.error(ExcelError.SPILL);
  }

  /** The cell of a block of one cell; of a larger one {@code #CALC!}. */
  public static CellValue onlyOrCalc(Matrix matrix) {
    return matrix.size() == 1 ? matrix.at(0) : CellValue.error(ExcelError.CALC);
  }

  /** The first cell of a block; of a table without rows it is blank. */
  public static CellValue first(Matrix matrix) {
    return matrix.size() == 0 ? CellValue.blank() : matrix.at(0);
  }

  /** The code of an error as a block of one cell. */
  public static Matrix matrixOfError(UTF8String code) {
    return Matrix.of(ofError(code));
  }

  /** The number of a cell; null when it is none. */
  public static @Nullable Double number(CellValue cell) {
    if (cell instanceof CellValue.Number number) {
      return number.value();
    }
    return cell instanceof CellValue.Exact exact ? exact.value().doubleValue() : null;
  }

  /** The number of a cell, of a day or timestamp its serial number; null when it is none. */
  public static @Nullable Double serial(CellValue cell) {
    if (cell instanceof CellValue.Date date) {
      return (double) Serials.ofDay((int) date.value().toEpochDay());
    }
    Long micros = micros(cell);
    return micros == null ? number(cell) : Double.valueOf(Serials.ofMicros(micros));
  }

  /** The text of a cell; null when it is none. */
  public static @Nullable UTF8String text(CellValue cell) {
    return cell instanceof CellValue.Text text ? UTF8String.fromString(text.value()) : null;
  }

  /** The boolean of a cell; null when it is none. */
  public static @Nullable Boolean bool(CellValue cell) {
    return cell instanceof CellValue.Bool bool ? bool.value() : null;
  }

  /** The day of a cell, counted from 1970-01-01; null when it is none. */
  public static @Nullable Integer day(CellValue cell) {
    return cell instanceof CellValue.Date date ? (int) date.value().toEpochDay() : null;
  }

  /** The time of a cell in microseconds from 1970-01-01 on; null when it is no timestamp. */
  public static @Nullable Long micros(CellValue cell) {
    if (!(cell instanceof CellValue.DateTime time)) {
      return null;
    }
    return time.value().toEpochSecond(ZoneOffset.UTC) * MICROS_A_SECOND
        + time.value().getNano() / 1000;
  }

  /** The day or time of a cell in microseconds from 1970-01-01 on; null when it is neither. */
  public static @Nullable Long instant(CellValue cell) {
    return cell instanceof CellValue.Date date
        ? Long.valueOf(date.value().toEpochDay() * 86_400 * MICROS_A_SECOND)
        : micros(cell);
  }

  /** The code of the error of a cell; null when it is none. */
  public static @Nullable UTF8String code(CellValue cell) {
    return cell instanceof CellValue.Error error
        ? UTF8String.fromString(error.error().code())
        : null;
  }
}
