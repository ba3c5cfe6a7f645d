package dev.sluice.operation.asof;

import dev.sluice.formula.compile.Expressions;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.optimizer.NormalizeFloatingNumbers$;
import org.apache.spark.sql.types.DataType;
import org.jspecify.annotations.Nullable;

/** Sorted rows of a table, with their keys and times, of which the next one can be looked at. */
final class KeyedRows {

  private final Iterator<InternalRow> rows;
  private final UnsafeProjection keys;
  private final TimeColumn times;
  private final int timePlace;
  private @Nullable InternalRow row;
  private UnsafeRow key = new UnsafeRow(0);

  /**
   * Rows of which none was read yet.
   *
   * @param keyPlaces where the columns of the key stand
   */
  KeyedRows(
      Iterator<InternalRow> rows,
      List<DataType> keyTypes,
      int[] keyPlaces,
      TimeColumn times,
      int timePlace) {
    this.rows = rows;
    this.keys = keys(keyTypes, keyPlaces);
    this.times = times;
    this.timePlace = timePlace;
  }

  /** Keys that are equal in every byte when they are equal. */
  static UnsafeProjection keys(List<DataType> types, int[] places) {
    List<Expression> columns = new ArrayList<>();
    for (int i = 0; i < places.length; i++) {
      columns.add(
          NormalizeFloatingNumbers$.MODULE$.normalize(
              new BoundReference(places[i], types.get(i), true)));
    }
    return UnsafeProjection.create(Expressions.sequence(columns));
  }

  /** True when there is a row that was not taken; it is read if that has not been done. */
  boolean isThere() {
    if (row == null && rows.hasNext()) {
      row = rows.next();
      key = keys.apply(row);
    }
    return row != null;
  }

  /** The row that is there. */
  InternalRow row() {
    if (row == null) {
      throw new IllegalStateException("no row was read");
    }
    return row;
  }

  /** Its key; valid until the next row is looked at. */
  UnsafeRow key() {
    return key;
  }

  boolean hasTime() {
    return times.isKnown(row(), timePlace);
  }

  long time() {
    return times.time(row(), timePlace);
  }

  /** Takes the row: it stays valid until the next one is looked at. */
  void take() {
    row = null;
  }
}
