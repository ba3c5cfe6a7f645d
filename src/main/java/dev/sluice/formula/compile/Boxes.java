package dev.sluice.formula.compile;

import static dev.sluice.formula.compile.Expressions.call;
import static dev.sluice.formula.compile.Expressions.callTotal;
import static dev.sluice.formula.compile.Expressions.cast;

import dev.sluice.formula.runtime.Boxing;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.Matrix;
import dev.sluice.formula.value.Sample;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.ObjectType;
import org.jspecify.annotations.Nullable;

/** Typed values of the row as cells of arrays, and back. */
public final class Boxes {

  /** The type of an expression that gives one cell, never null. */
  public static final DataType CELL = new ObjectType(CellValue.class);

  /** The type of an expression that gives a block of cells, never null. */
  public static final DataType MATRIX = new ObjectType(Matrix.class);

  /** The type of an expression that gives the numbers of an aggregate, never null. */
  static final DataType SAMPLE = new ObjectType(Sample.class);

  /** The type of an expression that gives several blocks of cells, never null. */
  static final DataType LIST = new ObjectType(List.class);

  private Boxes() {}

  /** A constant block of cells. */
  public static Expression literal(Matrix matrix) {
    return new Literal(matrix, MATRIX);
  }

  /** A value with its error or blank as one cell. */
  public static Expression cell(Scalar value) {
    if (isConstant(value)) {
      return new Literal(Constants.value(value), CELL);
    }
    return cell(value.parts(), value.error());
  }

  /** The parts of a value, of which at most one is not null, with its error as one cell. */
  static Expression cell(List<Expression> parts, @Nullable Expression error) {
    List<Expression> choices = new ArrayList<>();
    if (error != null) {
      choices.add(callTotal(Boxing.class, "ofError", CELL, error));
    }
    for (Expression part : parts) {
      choices.add(boxed(part));
    }
    choices.add(new Literal(CellValue.blank(), CELL));
    return Expressions.coalesce(choices);
  }

  /** What kinds a value can have. */
  public static Set<CellKind> kinds(Scalar value) {
    Set<CellKind> kinds = EnumSet.noneOf(CellKind.class);
    value.parts().forEach(part -> kinds.add(CellKind.of(part.dataType())));
    return kinds;
  }

  private static boolean isConstant(Scalar value) {
    return value.parts().stream().allMatch(Literal.class::isInstance)
        && (value.error() == null || value.error() instanceof Literal);
  }

  private static Expression boxed(Expression part) {
    return switch (Kind.of(part.dataType())) {
      case TEXT -> callTotal(Boxing.class, "ofText", CELL, cast(part, DataTypes.StringType));
      case BOOLEAN -> callTotal(Boxing.class, "ofBoolean", CELL, part);
      case DATE ->
          part.dataType() instanceof DateType
              ? callTotal(Boxing.class, "ofDay", CELL, part)
              : callTotal(Boxing.class, "ofMicros", CELL, cast(part, DataTypes.TimestampType));
      case NUMBER -> boxedNumber(part);
    };
  }

  private static Expression boxedNumber(Expression number) {
    DataType type = number.dataType();
    if (type instanceof DoubleType || type instanceof FloatType) {
      return callTotal(Boxing.class, "ofNumber", CELL, cast(number, DataTypes.DoubleType));
    }
    return type instanceof DecimalType
        ? callTotal(Boxing.class, "ofDecimal", CELL, number)
        : callTotal(Boxing.class, "ofLong", CELL, cast(number, DataTypes.LongType));
  }

  /**
   * A cell as a typed value.
   *
   * @param kinds what it can be besides blank and error; days alone stay days
   */
  public static Scalar scalar(Expression cell, Set<CellKind> kinds) {
    boolean days = kinds.contains(CellKind.DAY);
    boolean times = kinds.contains(CellKind.TIME);
    boolean numbers = kinds.contains(CellKind.NUMBER);
    boolean others = kinds.contains(CellKind.TEXT) || kinds.contains(CellKind.BOOLEAN);
    Expression number = null;
    Expression date = null;
    if (days && kinds.size() == 1) {
      date = call(Boxing.class, "day", DataTypes.DateType, cell);
    } else if ((days || times) && !numbers && !others) {
      date = call(Boxing.class, "instant", DataTypes.TimestampType, cell);
    } else if (numbers || days || times) {
      number = call(Boxing.class, "serial", DataTypes.DoubleType, cell);
    }
    return new Scalar(
        number,
        kinds.contains(CellKind.TEXT)
            ? call(Boxing.class, "text", DataTypes.StringType, cell)
            : null,
        kinds.contains(CellKind.BOOLEAN)
            ? call(Boxing.class, "bool", DataTypes.BooleanType, cell)
            : null,
        date,
        call(Boxing.class, "code", DataTypes.StringType, cell),
        true,
        false,
        null,
        null);
  }
}
