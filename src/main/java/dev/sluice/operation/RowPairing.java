package dev.sluice.operation;

import dev.sluice.step.rows.RowsFunction;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;

/**
 * Pairs the sorted rows of two tables. A row holds a hash of the key, the key, the values by which
 * rows are equal, how those are shown that can be shown differently, and its side.
 *
 * @param keys the types of the key
 * @param values the types of the values
 * @param shown how many columns say how values are shown
 * @param equalPairs what becomes of pairs whose values are all equal
 */
record RowPairing(List<DataType> keys, List<DataType> values, int shown, EqualPairs equalPairs)
    implements RowsFunction {

  /** What becomes of pairs whose values are all equal. */
  enum EqualPairs {
    KEPT,
    /** They are only counted, which is most of the work where most rows are the same. */
    COUNTED
  }

  RowPairing {
    keys = List.copyOf(keys);
    values = List.copyOf(values);
  }

  /** The hash and the key. */
  int sharedColumns() {
    return 1 + keys.size();
  }

  /** The columns of a side. */
  int sideColumns() {
    return values.size() + shown;
  }

  @Override
  public Iterator<? extends InternalRow> apply(Iterator<InternalRow> rows) {
    return new PairedRows(this, rows);
  }
}
