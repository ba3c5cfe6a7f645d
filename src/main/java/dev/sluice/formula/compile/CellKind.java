package dev.sluice.formula.compile;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;

/** What a cell of an array can be, besides blank and error. */
public enum CellKind {
  NUMBER,
  TEXT,
  BOOLEAN,
  /** A day without a time. */
  DAY,
  /** A day with a time. */
  TIME;

  /** What the values of a column are as cells. */
  static CellKind of(DataType type) {
    return type instanceof DateType ? DAY : of(Kind.of(type));
  }

  static CellKind of(Kind kind) {
    return switch (kind) {
      case NUMBER -> NUMBER;
      case TEXT -> TEXT;
      case BOOLEAN -> BOOLEAN;
      case DATE -> TIME;
    };
  }
}
