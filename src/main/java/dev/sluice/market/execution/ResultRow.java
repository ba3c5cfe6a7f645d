package dev.sluice.market.execution;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** The columns of a result and what one row has in them, written down one after the other. */
final class ResultRow {

  /** Sums of shares. */
  static final DecimalType SHARES = DataTypes.createDecimalType(38, 6);

  /** Sums of shares times dollars, seconds or ratios. */
  static final DecimalType AMOUNTS = DataTypes.createDecimalType(38, 16);

  private StructType columns = new StructType();
  private final List<@Nullable Object> values = new ArrayList<>();

  private void add(String name, DataType type, @Nullable Object value) {
    columns = columns.add(name, type);
    values.add(value);
  }

  void text(String name, String value) {
    add(name, DataTypes.StringType, UTF8String.fromString(value));
  }

  void count(String name, long value) {
    add(name, DataTypes.LongType, value);
  }

  void shares(String name, @Nullable BigDecimal value) {
    add(name, SHARES, value == null ? null : decimal(value, SHARES));
  }

  void amount(String name, BigDecimal value) {
    add(name, AMOUNTS, decimal(value, AMOUNTS));
  }

  void seconds(String name, @Nullable Long micros) {
    add(
        name,
        DataTypes.createDecimalType(18, 6),
        micros == null ? null : Decimal.apply(BigDecimal.valueOf(micros, 6), 18, 6));
  }

  /** The quotient, rounded once; null where there is nothing to divide by. */
  void ratio(String name, BigDecimal of, BigDecimal by) {
    add(
        name,
        DataTypes.DoubleType,
        by.signum() <= 0 ? null : of.divide(by, MathContext.DECIMAL128).doubleValue());
  }

  private static Decimal decimal(BigDecimal value, DecimalType type) {
    return Decimal.apply(value.setScale(type.scale()), type.precision(), type.scale());
  }

  StructType columns() {
    return columns;
  }

  List<@Nullable Object> values() {
    return values;
  }
}
