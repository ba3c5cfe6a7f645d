package dev.sluice.step.rows;

import java.io.Serializable;
import java.util.Iterator;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * What becomes of the sorted rows of one partition. It is sent to the tasks, and equal functions
 * must be equal by {@code equals} (a record is): Spark then computes their rows once.
 */
public interface RowsFunction extends Serializable {

  /**
   * Turns rows into others, lazily and with a fresh state a call.
   *
   * @param rows all rows of some keys, in order; a row is only valid until the next one is asked
   *     for
   * @return rows of the declared columns; one object may be given again and again
   */
  Iterator<? extends InternalRow> apply(Iterator<InternalRow> rows);

  /**
   * The function that runs, given what {@link Told} found; called once, before the first task. One
   * that is told nothing is what runs.
   */
  default RowsFunction knowing(Object told) {
    return this;
  }
}
