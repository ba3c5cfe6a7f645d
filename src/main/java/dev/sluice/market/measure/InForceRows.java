package dev.sluice.market.measure;

import dev.sluice.market.tape.DayWindow;
import dev.sluice.market.tape.KeyChange;
import dev.sluice.market.tape.TimeAxis;
import dev.sluice.step.rows.RowsFunction;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Adds how long each row stays in force inside the window of its day: until the next row of its
 * key. Rows come by key and time, those without a time first; it reads one row ahead.
 *
 * @param key where the rows have their key
 * @param leavesOutEarlier whether a row from before the window counts nothing; otherwise it counts
 *     from where the window begins
 */
public record InForceRows(
    StructType schema,
    List<Integer> key,
    int time,
    TimeAxis axis,
    DayWindow window,
    boolean leavesOutEarlier)
    implements RowsFunction {

  public InForceRows {
    key = List.copyOf(key);
  }

  @Override
  public Iterator<InternalRow> apply(Iterator<InternalRow> rows) {
    return new Timed(rows);
  }

  private final class Timed implements Iterator<InternalRow> {

    private final Iterator<InternalRow> rows;
    private final KeyChange keys = new KeyChange(schema, key);
    private final DayWindow.Days days = window.days();
    private final GenericInternalRow made = new GenericInternalRow(1);

    /** The time of the row that waits for the next one; null for none. */
    private @Nullable Long current;

    private boolean hasCurrent;

    Timed(Iterator<InternalRow> rows) {
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      return hasCurrent || rows.hasNext();
    }

    @Override
    public InternalRow next() {
      if (!hasCurrent) {
        if (!rows.hasNext()) {
          throw new NoSuchElementException();
        }
        InternalRow first = rows.next();
        keys.isNew(first);
        current = time(first);
      }
      Long start = current;
      Long end = null;
      hasCurrent = rows.hasNext();
      if (hasCurrent) {
        InternalRow later = rows.next();
        current = time(later);
        end = keys.isNew(later) ? null : current;
      }
      made.update(0, start == null ? null : axis.seconds(length(start, end)));
      return made;
    }

    private @Nullable Long time(InternalRow row) {
      return axis.isThere(row, time) ? axis.read(row, time) : null;
    }

    private long length(long start, @Nullable Long next) {
      long from = days.start(start);
      long until = days.end(start);
      if (start < from && leavesOutEarlier) {
        return 0;
      }
      return Math.max(0, Math.min(next == null ? until : next, until) - Math.max(start, from));
    }
  }
}
