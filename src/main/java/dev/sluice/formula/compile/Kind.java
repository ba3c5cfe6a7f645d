package dev.sluice.formula.compile;

import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/** What a value is, besides blank and error. */
public enum Kind {
  NUMBER("number"),
  TEXT("text"),
  BOOLEAN("boolean"),
  DATE("date");

  private final String described;

  Kind(String described) {
    this.described = described;
  }

  /** The kind as a message names it. */
  public String described() {
    return described;
  }

  /** The kind of a column; types that Excel does not know count as text. */
  public static Kind of(DataType type) {
    if (type instanceof NumericType) {
      return NUMBER;
    } else if (type instanceof BooleanType) {
      return BOOLEAN;
    } else if (type instanceof DateType
        || type instanceof TimestampType
        || type instanceof TimestampNTZType) {
      return DATE;
    }
    return TEXT;
  }

  /** Whether a value of this kind can ever equal one of another; dates are numbers. */
  public boolean comparableWith(Kind other) {
    return this == other || number() && other.number();
  }

  private boolean number() {
    return this == NUMBER || this == DATE;
  }
}
