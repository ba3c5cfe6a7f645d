package dev.sluice.formula.compile;

import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.Decimal;
import org.jspecify.annotations.Nullable;

/** Between constant cells and compiled values. */
public final class Constants {

  private static final long MICROS_A_SECOND = 1_000_000;

  private Constants() {}

  /** A cell as a compiled value. */
  public static Scalar scalar(CellValue cell) {
    if (cell instanceof CellValue.Number number) {
      return Scalar.number(Expressions.literal(number.value()), null);
    } else if (cell instanceof CellValue.Exact exact) {
      return Scalar.number(Expressions.literal(exact.value()), null);
    } else if (cell instanceof CellValue.Text text) {
      return Scalar.text(Expressions.literal(text.value()), null);
    } else if (cell instanceof CellValue.Bool bool) {
      return Scalar.bool(Expressions.literal(bool.value()), null);
    } else if (cell instanceof CellValue.Date date) {
      return Scalar.date(new Literal((int) date.value().toEpochDay(), DataTypes.DateType), null);
    } else if (cell instanceof CellValue.DateTime time) {
      long micros =
          time.value().toEpochSecond(ZoneOffset.UTC) * MICROS_A_SECOND
              + time.value().getNano() / 1000;
      return Scalar.date(new Literal(micros, DataTypes.TimestampType), null);
    } else if (cell instanceof CellValue.Error error) {
      return Scalar.error(error.error());
    }
    return Scalar.blank();
  }

  /** What a compiled value without references to columns is. */
  public static CellValue value(Scalar scalar) {
    Object error = evaluated(scalar.error());
    if (error != null) {
      return new CellValue.Error(ExcelError.of(error.toString()).orElse(ExcelError.VALUE));
    }
    for (Expression part : scalar.parts()) {
      Object value = evaluated(part);
      if (value != null) {
        return cell(part, value);
      }
    }
    return CellValue.blank();
  }

  private static CellValue cell(Expression part, Object value) {
    return switch (Kind.of(part.dataType())) {
      case BOOLEAN -> CellValue.bool((Boolean) value);
      case TEXT -> CellValue.text(value.toString());
      case DATE -> date(part, ((Number) value).longValue());
      case NUMBER ->
          value instanceof Decimal decimal
              ? new CellValue.Exact(decimal.toJavaBigDecimal())
              : value instanceof Double || value instanceof Float
                  ? CellValue.number(((Number) value).doubleValue())
                  : new CellValue.Exact(BigDecimal.valueOf(((Number) value).longValue()));
    };
  }

  private static CellValue date(Expression part, long value) {
    if (part.dataType() instanceof DateType) {
      return new CellValue.Date(LocalDate.ofEpochDay(value));
    }
    return new CellValue.DateTime(
        LocalDateTime.ofEpochSecond(
            Math.floorDiv(value, MICROS_A_SECOND),
            (int) Math.floorMod(value, MICROS_A_SECOND) * 1000,
            ZoneOffset.UTC));
  }

  static @Nullable Object evaluated(@Nullable Expression expression) {
    if (expression == null) {
      return null;
    }
    if (!expression.references().isEmpty()) {
      throw new IllegalStateException(expression + " is known only in a row");
    }
    return expression.eval(InternalRow.empty());
  }
}
