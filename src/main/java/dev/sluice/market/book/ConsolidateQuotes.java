package dev.sluice.market.book;

import dev.sluice.market.tape.KeyChange;
import dev.sluice.market.tape.NumberCodes;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.rows.RowsFunction;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Adds to quotes, sorted by key and time, the best quote of all venues after each, and why a quote
 * is dropped. Reads ahead to the end of one time of one key.
 *
 * @param schema the quotes
 * @param key where they have their key
 */
public record ConsolidateQuotes(
    StructType schema,
    List<Integer> key,
    QuoteColumns columns,
    NumberCodes prices,
    NumberCodes sizes,
    QuoteRules rules)
    implements RowsFunction {

  public static final String CANCELLED = "the quote is cancelled";
  public static final String OWN_CROSSED = "the bid of the quote is above its ask";
  public static final String WIDE = "the spread of the quote is too wide";
  public static final String NOT_LAST = "a later quote of the same time counts";
  public static final String NO_CHANGE = "the best quote does not change";

  private static final int[] SPREAD = {1, -1, -1};
  private static final UTF8String[] REASONS =
      texts(CANCELLED, OWN_CROSSED, WIDE, NOT_LAST, NO_CHANGE);

  public ConsolidateQuotes {
    key = List.copyOf(key);
  }

  private static UTF8String[] texts(String... reasons) {
    return Arrays.stream(reasons).map(UTF8String::fromString).toArray(UTF8String[]::new);
  }

  /** What is added: the best quote, and {@link ControlColumns#DROP}. */
  public StructType added() {
    return QuoteColumns.added(prices, sizes, rules).add(ControlColumns.DROP, DataTypes.StringType);
  }

  @Override
  public Iterator<InternalRow> apply(Iterator<InternalRow> rows) {
    return new Consolidated(rows);
  }

  private final class Consolidated implements Iterator<InternalRow> {

    private final Iterator<InternalRow> rows;
    private final int width = added().length();
    private final KeyChange keys = new KeyChange(schema, key);
    private final KeyChange moments;
    private final BestQuote best = new BestQuote(prices, sizes, rules, columns.venue() >= 0);
    private final Deque<GenericInternalRow> ready = new ArrayDeque<>();
    private final @Nullable Long widest;
    private @Nullable GenericInternalRow last;
    private @Nullable InternalRow next;
    private long @Nullable [] emitted;

    Consolidated(Iterator<InternalRow> rows) {
      this.rows = rows;
      List<Integer> moment = new ArrayList<>(key);
      moment.add(columns.time());
      this.moments = new KeyChange(schema, moment);
      BigDecimal limit = rules.maxSpread();
      this.widest = limit == null ? null : prices.limit(limit);
    }

    @Override
    public boolean hasNext() {
      return !ready.isEmpty() || next != null || rows.hasNext();
    }

    @Override
    public InternalRow next() {
      if (ready.isEmpty()) {
        load();
      }
      return ready.remove();
    }

    /** Reads what happened at one time of one key. */
    private void load() {
      InternalRow row = next;
      next = null;
      if (row == null) {
        if (!rows.hasNext()) {
          throw new NoSuchElementException();
        }
        row = rows.next();
        moments.isNew(row);
      }
      if (keys.isNew(row)) {
        best.clear();
        emitted = null;
      }
      take(row);
      while (next == null && rows.hasNext()) {
        InternalRow later = rows.next();
        if (moments.isNew(later)) {
          next = later;
        } else {
          take(later);
        }
      }
      settle();
    }

    private void take(InternalRow row) {
      GenericInternalRow made = new GenericInternalRow(width);
      ready.add(made);
      if (row.isNullAt(columns.time())) {
        return;
      }
      if (columns.cancelled() >= 0
          && (row.isNullAt(columns.cancelled()) || row.getBoolean(columns.cancelled()))) {
        drop(made, 0);
        return;
      }
      long bidSize = columns.bidSize() < 0 ? 1 : sizes.read(row, columns.bidSize());
      long askSize = columns.askSize() < 0 ? 1 : sizes.read(row, columns.askSize());
      long bid = bidSize == NumberCodes.NONE ? NumberCodes.NONE : prices.read(row, columns.bid());
      long ask = askSize == NumberCodes.NONE ? NumberCodes.NONE : prices.read(row, columns.ask());
      QuoteRules.Treatment treatment = QuoteRules.Treatment.KEEP;
      int reason = 1;
      if (bid != NumberCodes.NONE && ask != NumberCodes.NONE) {
        if (bid > ask) {
          treatment = rules.ownCrossed();
        } else if (widest != null && prices.sign(SPREAD, ask, bid, widest) > 0) {
          treatment = rules.wide();
          reason = 2;
        }
      }
      if (treatment == QuoteRules.Treatment.DROP) {
        drop(made, reason);
        return;
      }
      boolean isIn = treatment == QuoteRules.Treatment.KEEP;
      best.put(
          columns.venue() < 0 || row.isNullAt(columns.venue())
              ? null
              : row.getUTF8String(columns.venue()),
          isIn ? bid : NumberCodes.NONE,
          bidSize,
          isIn ? ask : NumberCodes.NONE,
          askSize);
      best.write(made);
      if (last != null) {
        drop(last, 3);
      }
      last = made;
      if (!rules.lastOfMoment()) {
        settle();
      }
    }

    private void drop(GenericInternalRow made, int reason) {
      made.update(width - 1, REASONS[reason]);
    }

    /** The last quote that was taken is shown unless it changes nothing. */
    private void settle() {
      GenericInternalRow made = last;
      last = null;
      if (made == null || !rules.changesOnly()) {
        return;
      }
      long[] shown = best.shown();
      if (emitted != null && Arrays.equals(emitted, shown)) {
        drop(made, 4);
      } else {
        emitted = shown;
      }
    }
  }
}
