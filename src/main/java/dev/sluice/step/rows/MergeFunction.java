package dev.sluice.step.rows;

import java.io.Serializable;
import java.util.Iterator;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * What the sorted rows of one table get from those of another with the same keys. It is sent to the
 * tasks, and equal functions must be equal by {@code equals}.
 */
public interface MergeFunction extends Serializable {

  /**
   * Makes one row of the added columns for each left row, in the order of the left rows, lazily and
   * with a fresh state a call. It may read as many left rows ahead as it has to; those wait in
   * memory.
   *
   * @param left all left rows of some keys, in order; a row is only valid until the next one is
   *     asked for
   * @param leftColumns where the columns stand by which the left rows are sorted, in that order
   * @param right all right rows of these keys, in order, with all their columns; a row is only
   *     valid until the next one is asked for
   */
  Iterator<? extends InternalRow> apply(
      Iterator<InternalRow> left, int[] leftColumns, Iterator<InternalRow> right);
}
