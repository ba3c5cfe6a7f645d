package dev.sluice.market.sign;

import dev.sluice.market.tape.KeyChange;
import dev.sluice.market.tape.NumberCodes;
import dev.sluice.step.rows.RowsFunction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Adds the signs of trades, sorted by key and time. A trade without a price or a time has none, and
 * is not there for the others. Only the reverse tick test reads ahead, to the next different price.
 *
 * @param key where the trades have their key
 * @param bid where they have the bid in force; -1 where no method asks for it
 * @param firstIsBuy whether a trade without a different price before it is a buy by the tick test,
 *     or undetermined
 */
public record SignRows(
    StructType schema,
    List<Integer> key,
    int time,
    int price,
    int bid,
    int ask,
    NumberCodes prices,
    List<SignMethod> methods,
    boolean firstIsBuy,
    boolean usesMidpointOfLocked)
    implements RowsFunction {

  public SignRows {
    key = List.copyOf(key);
    methods = List.copyOf(methods);
  }

  /** The columns that some methods add. */
  public static StructType added(List<SignMethod> methods) {
    StructType added = new StructType();
    for (SignMethod method : methods) {
      added = added.add(method.column(), DataTypes.LongType);
    }
    return added;
  }

  @Override
  public Iterator<InternalRow> apply(Iterator<InternalRow> rows) {
    return new Signed(rows);
  }

  private final class Signed implements Iterator<InternalRow> {

    private final Iterator<InternalRow> rows;
    private final KeyChange keys = new KeyChange(schema, key);
    private final QuoteTest quote = new QuoteTest(prices, usesMidpointOfLocked);
    private final int reverse = methods.indexOf(SignMethod.REVERSE_TICK);
    private final Deque<GenericInternalRow> ready = new ArrayDeque<>();

    /** Trades of the last price, and what stands between them, whose reverse test is open. */
    private final Deque<GenericInternalRow> open = new ArrayDeque<>();

    private final Deque<GenericInternalRow> waiting = new ArrayDeque<>();
    private long last = NumberCodes.NONE;
    private @Nullable Long tick;

    Signed(Iterator<InternalRow> rows) {
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      return !ready.isEmpty() || !waiting.isEmpty() || rows.hasNext();
    }

    @Override
    public InternalRow next() {
      while (ready.isEmpty() && rows.hasNext()) {
        take(rows.next());
      }
      return ready.isEmpty() ? waiting.remove() : ready.remove();
    }

    private void take(InternalRow row) {
      if (keys.isNew(row)) {
        release();
        last = NumberCodes.NONE;
        tick = firstIsBuy ? 1L : null;
      }
      GenericInternalRow signs = new GenericInternalRow(methods.size());
      long traded = row.isNullAt(time) ? NumberCodes.NONE : prices.read(row, price);
      if (traded != NumberCodes.NONE) {
        if (last != NumberCodes.NONE && traded != last) {
          tick = traded > last ? 1L : -1L;
          Long back = traded > last ? -1L : 1L;
          open.forEach(earlier -> earlier.update(reverse, back));
          release();
        }
        last = traded;
        sign(signs, row, traded);
      }
      if (reverse < 0) {
        ready.add(signs);
        return;
      }
      waiting.add(signs);
      if (traded != NumberCodes.NONE) {
        open.add(signs);
      }
    }

    /** Nothing more will be known of the trades that wait. */
    private void release() {
      ready.addAll(waiting);
      waiting.clear();
      open.clear();
    }

    private void sign(GenericInternalRow signs, InternalRow row, long traded) {
      long bidden = bid < 0 ? NumberCodes.NONE : prices.read(row, bid);
      long asked = ask < 0 ? NumberCodes.NONE : prices.read(row, ask);
      for (int i = 0; i < methods.size(); i++) {
        SignMethod method = methods.get(i);
        if (method == SignMethod.REVERSE_TICK) {
          continue;
        }
        int sign = quote.test(method, traded, bidden, asked);
        if (sign != 0) {
          signs.update(i, (long) sign);
        } else if (method != SignMethod.QUOTE) {
          signs.update(i, tick);
        }
      }
    }
  }
}
