package dev.sluice.operation;

import dev.sluice.formula.compile.Expressions;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;

/**
 * How a value is shown, as something that can be sorted: Spark takes 0 and -0 for one double, so
 * that doubles travel as their bits.
 */
final class Shown {

  private Shown() {}

  static Column encoded(Column value, DataType type) {
    if (type instanceof DoubleType) {
      return call(Double.class, "doubleToRawLongBits", DataTypes.LongType, value);
    }
    return type instanceof FloatType
        ? call(Float.class, "floatToRawIntBits", DataTypes.IntegerType, value)
        : value;
  }

  static Column decoded(Column encoded, DataType type) {
    if (type instanceof DoubleType) {
      return call(Double.class, "longBitsToDouble", type, encoded);
    }
    return type instanceof FloatType ? call(Float.class, "intBitsToFloat", type, encoded) : encoded;
  }

  private static Column call(Class<?> home, String method, DataType type, Column value) {
    return new Column(Expressions.callTotal(home, method, type, value.expr()));
  }
}
