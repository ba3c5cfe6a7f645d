package dev.sluice.market.bar;

import dev.sluice.market.tape.DayWindow;
import dev.sluice.market.tape.KeyChange;
import dev.sluice.market.tape.NumberCodes;
import dev.sluice.market.tape.TimeAxis;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.rows.RowsFunction;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Makes bars of trades that come by key and time. Trades that no bar can take are counted in a row
 * of their own for each key and reason.
 *
 * @param schema the trades: the key first
 * @param keys how many columns are the key
 * @param sign where a positive number says buy and a negative one sell; -1 where nothing does
 */
public record BarRows(
    StructType schema,
    int keys,
    int time,
    int price,
    int size,
    int sign,
    BarLayout layout,
    BarRule rule)
    implements RowsFunction {

  public static final String NO_TIME = "the trade has no time";
  public static final String NO_PRICE = "the price or the size is not above zero";

  private static final UTF8String[] REASONS = {
    UTF8String.fromString(NO_TIME), UTF8String.fromString(NO_PRICE)
  };

  /** The key, the columns of a bar, how many trades it has, and why it is dropped. */
  public StructType result() {
    StructField[] key = Arrays.copyOf(schema.fields(), keys);
    StructType result = new StructType(key);
    for (StructField field : layout.columns().fields()) {
      result = result.add(field.name(), field.dataType());
    }
    return result
        .add(ControlColumns.FOLDED, DataTypes.LongType)
        .add(ControlColumns.DROP, DataTypes.StringType);
  }

  @Override
  public Iterator<InternalRow> apply(Iterator<InternalRow> rows) {
    return new Barred(rows);
  }

  private final class Barred implements Iterator<InternalRow> {

    private final Iterator<InternalRow> rows;
    private final KeyChange changes;
    private final int width = result().length();
    private final Deque<InternalRow> ready = new ArrayDeque<>();
    private final Bar bar = new Bar(layout);
    private final long[] dropped = new long[REASONS.length];
    private final DayWindow.@Nullable Days days;
    private @Nullable UnsafeRow key;

    /** Where the bar of time begins, or the number of the bar. */
    private long current;

    private boolean hasBefore;

    Barred(Iterator<InternalRow> rows) {
      this.rows = rows;
      Integer[] columns = new Integer[keys];
      Arrays.setAll(columns, i -> i);
      this.changes = new KeyChange(schema, List.of(columns));
      DayWindow grid = rule instanceof BarRule.Timed timed ? timed.grid() : null;
      this.days = grid == null ? null : grid.days();
    }

    @Override
    public boolean hasNext() {
      while (ready.isEmpty() && rows.hasNext()) {
        take(rows.next());
      }
      if (ready.isEmpty()) {
        endKey();
      }
      return !ready.isEmpty();
    }

    @Override
    public InternalRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return ready.remove();
    }

    private void take(InternalRow row) {
      if (changes.isNew(row)) {
        endKey();
        key = changes.key();
      }
      TimeAxis axis = layout.axis();
      if (!axis.isThere(row, time)) {
        dropped[0]++;
        return;
      }
      long traded = layout.prices().read(row, price);
      long amount = layout.sizes().read(row, size);
      if (traded == NumberCodes.NONE || amount == NumberCodes.NONE) {
        dropped[1]++;
        return;
      }
      long at = axis.read(row, time);
      long direction = sign < 0 || row.isNullAt(sign) ? 0 : row.getLong(sign);
      if (rule instanceof BarRule.Timed timed) {
        moveTo(timed, at);
        bar.add(at, traded, amount, direction);
      } else if (rule instanceof BarRule.Filled filled) {
        bar.add(at, traded, amount, direction);
        if (bar.isFilled(filled)) {
          endBar();
        }
      }
    }

    /** Ends the bar where a trade belongs to a later one. */
    private void moveTo(BarRule.Timed timed, long at) {
      long origin = days == null ? 0 : days.start(at);
      long offset = at - origin - (timed.isRightClosed() ? 1 : 0);
      long start = origin + Math.floorDiv(offset, timed.width()) * timed.width();
      if (!bar.isEmpty() && start != current) {
        endBar();
      }
      if (hasBefore && timed.fills() && bar.isEmpty()) {
        for (long gap = current + timed.width(); gap < start; gap += timed.width()) {
          GenericInternalRow row = row(0);
          bar.writeEmpty(row, keys, name(timed, gap));
          ready.add(row);
        }
      }
      current = start;
      hasBefore = true;
    }

    private Object name(BarRule.Timed timed, long start) {
      return layout.axis().value(timed.isLabelledByEnd() ? start + timed.width() : start);
    }

    private void endBar() {
      GenericInternalRow row = row(bar.trades());
      if (rule instanceof BarRule.Timed timed) {
        bar.write(row, keys, name(timed, current), current + timed.width());
      } else {
        bar.write(row, keys, ++current, null);
      }
      ready.add(row);
      bar.clear();
    }

    private void endKey() {
      if (!bar.isEmpty()) {
        endBar();
      }
      for (int reason = 0; reason < dropped.length; reason++) {
        if (dropped[reason] > 0) {
          GenericInternalRow row = row(dropped[reason]);
          row.update(width - 1, REASONS[reason]);
          ready.add(row);
          dropped[reason] = 0;
        }
      }
      current = 0;
      hasBefore = false;
    }

    private GenericInternalRow row(long folded) {
      GenericInternalRow row = new GenericInternalRow(width);
      UnsafeRow of = key;
      if (of != null) {
        for (int i = 0; i < keys; i++) {
          row.update(i, of.isNullAt(i) ? null : of.get(i, schema.fields()[i].dataType()));
        }
      }
      row.update(width - 2, folded);
      return row;
    }
  }
}
