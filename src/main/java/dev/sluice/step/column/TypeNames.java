package dev.sluice.step.column;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.StringType;

/** The names of column types as users write them. */
public final class TypeNames {

  private TypeNames() {}

  /** The name of a type; a type that no user can declare has the name that Spark gives it. */
  public static String written(DataType type) {
    if (type instanceof StringType) {
      return "text";
    }
    if (type instanceof IntegralType) {
      return "integer";
    }
    return type instanceof DoubleType || type instanceof FloatType ? "double" : type.simpleString();
  }
}
