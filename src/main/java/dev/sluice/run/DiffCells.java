package dev.sluice.run;

import dev.sluice.formula.compile.Expressions;
import dev.sluice.operation.TableDiff;
import dev.sluice.report.DiffRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Ascending$;
import org.apache.spark.sql.catalyst.expressions.BaseOrdering;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.NullsFirst$;
import org.apache.spark.sql.catalyst.expressions.RowOrdering;
import org.apache.spark.sql.catalyst.expressions.SortOrder;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;

/** Rows of a {@link TableDiff} as plain values: numbers and truths as such, all else as text. */
record DiffCells(TableDiff diff, StructField[] fields) {

  static DiffCells of(TableDiff diff) {
    return new DiffCells(diff, diff.rows().schema().fields());
  }

  /** Some rows, by key. */
  List<DiffRecord.Pair> pairs(List<UnsafeRow> rows) {
    List<UnsafeRow> sorted = new ArrayList<>(rows);
    sorted.sort(byKey());
    return sorted.stream().map(this::pair).toList();
  }

  private Comparator<? super UnsafeRow> byKey() {
    List<SortOrder> order = new ArrayList<>();
    for (int i = 0; i < diff.keys().size(); i++) {
      int at = diff.keyAt(i);
      order.add(
          new SortOrder(
              new BoundReference(at, fields[at].dataType(), true),
              Ascending$.MODULE$,
              NullsFirst$.MODULE$,
              Expressions.sequence(List.of())));
    }
    BaseOrdering ordering =
        RowOrdering.create(Expressions.sequence(order), Expressions.sequence(List.of()));
    return ordering::compare;
  }

  private DiffRecord.Pair pair(UnsafeRow row) {
    List<DiffRecord.Cell> cells = new ArrayList<>();
    for (int i = 0; i < diff.columns().size(); i++) {
      cells.add(
          new DiffRecord.Cell(
              value(row, diff.leftAt(i)),
              value(row, diff.rightAt(i)),
              row.getBoolean(diff.differsAt(i))));
    }
    return new DiffRecord.Pair(key(row), cells);
  }

  private List<@Nullable Object> key(UnsafeRow row) {
    List<@Nullable Object> key = new ArrayList<>();
    for (int i = 0; i < diff.keys().size(); i++) {
      key.add(value(row, diff.keyAt(i)));
    }
    return key;
  }

  /** The cells of one column in a pair. */
  DiffRecord.@Nullable Example example(@Nullable UnsafeRow row, int column) {
    return row == null
        ? null
        : new DiffRecord.Example(
            key(row), value(row, diff.leftAt(column)), value(row, diff.rightAt(column)));
  }

  private @Nullable Object value(InternalRow row, int at) {
    DataType type = fields[at].dataType();
    if (row.isNullAt(at)) {
      return null;
    } else if (type instanceof DecimalType decimal) {
      return row.getDecimal(at, decimal.precision(), decimal.scale()).toJavaBigDecimal();
    } else if (type instanceof IntegerType) {
      return (long) row.getInt(at);
    } else if (type instanceof LongType) {
      return row.getLong(at);
    } else if (type instanceof ShortType) {
      return (long) row.getShort(at);
    } else if (type instanceof ByteType) {
      return (long) row.getByte(at);
    } else if (type instanceof DoubleType) {
      return row.getDouble(at);
    } else if (type instanceof FloatType) {
      return row.getFloat(at);
    } else if (type instanceof BooleanType) {
      return row.getBoolean(at);
    }
    Object text =
        Expressions.cast(new BoundReference(at, type, true), DataTypes.StringType).eval(row);
    return text == null ? null : text.toString();
  }
}
