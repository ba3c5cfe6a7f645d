package dev.sluice.operation;

import static org.apache.spark.sql.functions.lit;

import dev.sluice.formula.compile.Numbers;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.column.TypeNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.RowOrdering$;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The columns by which rows of two tables find each other: texts by every character, numbers by
 * value whatever their scale (as doubles when one side is double), dates and the rest as they are.
 *
 * @param on pairs of a column of the left table (the name) and one of the right table (the column)
 */
record JoinKeys(List<ColumnChoice> on, Nulls nulls) {

  /** What blank keys do. */
  enum Nulls {
    NEVER_MATCH,
    MATCH
  }

  private static final String RIGHT = HiddenColumns.PREFIX + "right_key_";
  private static final int MOST_DIGITS = 38;

  JoinKeys {
    on = List.copyOf(on);
  }

  /** Reports columns that are not there and pairs that can never be equal. */
  void check(
      String left, StructType leftSchema, String right, StructType rightSchema, Problems problems) {
    for (ColumnChoice pair : on) {
      Optional<StructField> ofLeft =
          TableSchemas.requireColumn(left, leftSchema, pair.name(), pair.namePlace(), problems);
      Optional<StructField> ofRight =
          TableSchemas.requireColumn(
              right, rightSchema, pair.column(), pair.columnPlace(), problems);
      if (ofLeft.isPresent() && ofRight.isPresent()) {
        DataType leftType = ofLeft.get().dataType();
        DataType rightType = ofRight.get().dataType();
        if (!isComparable(leftType, rightType)) {
          problems.report(
              Problem.user(
                      pair.columnPlace(),
                      "kinds-never-equal",
                      described(left, pair.name(), leftType)
                          + " and "
                          + described(right, pair.column(), rightType)
                          + ": these can never be equal")
                  .withHint("convert one of them with a formula before"));
        }
      }
    }
  }

  private static String described(String table, String column, DataType type) {
    return "\"" + column + "\" of \"" + table + "\" is " + TypeNames.written(type);
  }

  /** True when values of the two types can be equal. */
  static boolean isComparable(DataType left, DataType right) {
    return left instanceof NumericType && right instanceof NumericType
        || left.equals(right) && RowOrdering$.MODULE$.isOrderable(left);
  }

  /** The key columns of the right table under names of their own. */
  List<Column> ofRight(StructType left, StructType right) {
    List<Column> columns = new ArrayList<>();
    for (ColumnChoice pair : on) {
      DataType leftType = left.apply(pair.name()).dataType();
      DataType rightType = right.apply(pair.column()).dataType();
      parts(pair.column(), rightType, leftType)
          .forEach(part -> columns.add(part.as(RIGHT + columns.size())));
    }
    return columns;
  }

  /** The key columns of the left table, each equal to one of {@link #ofRight}, as they are. */
  List<Column> ofLeft(StructType left, StructType right) {
    List<Column> columns = new ArrayList<>();
    for (ColumnChoice pair : on) {
      DataType leftType = left.apply(pair.name()).dataType();
      DataType rightType = right.apply(pair.column()).dataType();
      columns.addAll(parts(pair.name(), leftType, rightType));
    }
    return columns;
  }

  /** Holds for a row of the left table and one of {@link #ofRight}. */
  Column condition(StructType left, StructType right) {
    List<Column> parts = ofLeft(left, right);
    Column condition = lit(true);
    for (int i = 0; i < parts.size(); i++) {
      Column other = ColumnReference.named(RIGHT + i);
      Column equal =
          nulls == Nulls.MATCH ? parts.get(i).eqNullSafe(other) : parts.get(i).equalTo(other);
      condition = i == 0 ? equal : condition.and(equal);
    }
    return condition;
  }

  /** One or two columns that are equal on both sides exactly when the keys are. */
  private List<Column> parts(String name, DataType type, DataType other) {
    Column column = ColumnReference.named(name);
    if (type.equals(other)) {
      return List.of(column);
    }
    DecimalType decimal = Numbers.decimalType(type);
    DecimalType otherDecimal = Numbers.decimalType(other);
    if (decimal == null || otherDecimal == null) {
      return List.of(column.cast(DataTypes.DoubleType));
    }
    DecimalType both = Numbers.common(decimal, otherDecimal);
    if (both != null) {
      return List.of(column.cast(both));
    }
    // No decimal holds both. One with the places of the finer side holds every value that the two
    // can share; any other becomes null, which must not pass for a blank.
    Column shared =
        column.cast(
            DataTypes.createDecimalType(
                MOST_DIGITS, Math.max(decimal.scale(), otherDecimal.scale())));
    return nulls == Nulls.MATCH ? List.of(shared, column.isNull()) : List.of(shared);
  }

  /** True when the key has one name on both sides: the result has it once. */
  boolean isShared(String rightColumn) {
    return on.stream().anyMatch(pair -> pair.keepsName() && pair.column().equals(rightColumn));
  }
}
