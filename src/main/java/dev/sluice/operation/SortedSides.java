package dev.sluice.operation;

import dev.sluice.formula.compile.Expressions;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BaseOrdering;
import org.apache.spark.sql.catalyst.expressions.RowOrdering;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** The rows of both tables, sorted by key and values, and what is asked of them. */
final class SortedSides {

  private static final int HASH = 0;

  private final Iterator<InternalRow> rows;
  private final BaseOrdering keys;
  private final BaseOrdering values;
  private final int sideColumn;
  private @Nullable UnsafeRow current;

  SortedSides(RowPairing pairing, Iterator<InternalRow> rows) {
    this.rows = rows;
    List<DataType> types = new ArrayList<>();
    types.add(DataTypes.LongType);
    types.addAll(pairing.keys());
    this.keys = RowOrdering.createNaturalAscendingOrdering(Expressions.sequence(types));
    types.addAll(pairing.values());
    this.values = RowOrdering.createNaturalAscendingOrdering(Expressions.sequence(types));
    this.sideColumn = pairing.sharedColumns() + pairing.sideColumns();
    read();
  }

  /** Goes on to the next row; the one before is no longer valid. */
  void read() {
    current = rows.hasNext() ? (UnsafeRow) rows.next() : null;
  }

  /** The row that comes next; null when there is none. */
  @Nullable UnsafeRow peek() {
    return current;
  }

  /** True when the next row has the key of another. */
  boolean continues(UnsafeRow row) {
    return current != null
        && current.getLong(HASH) == row.getLong(HASH)
        && keys.compare(current, row) == 0;
  }

  /** True when two rows of a key have the same values. */
  boolean areEqual(UnsafeRow row, UnsafeRow other) {
    return values.compare(row, other) == 0;
  }

  boolean isLeft(UnsafeRow row) {
    return row.getBoolean(sideColumn);
  }

  int sideColumn() {
    return sideColumn;
  }

  /** Takes the bytes of one row after the other. */
  UnsafeRow buffer() {
    return UnsafeRow.createFromByteArray(0, sideColumn + 1);
  }
}
