package dev.sluice.market.execution;

import dev.sluice.step.ControlColumns;
import dev.sluice.step.rows.RowsFunction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Makes the statistics of each key, one row for each type and size of its orders, and one row for
 * each reason for which rows of it were left out. The rows of an order come together.
 *
 * @param keys the columns of the key, with which rows start; behind them stand those of {@link
 *     FillColumns}
 * @param horizons the names of the times after an execution
 * @param knowsAway whether rows say which executions took place elsewhere
 */
public record QualityRows(
    StructType keys, List<String> horizons, boolean knowsAway, TradingHours hours)
    implements RowsFunction {

  private static final String TYPE = "order_type";
  private static final String TYPE_CODE = "order_type_code";
  private static final String SIZE = "order_size_from";
  private static final String LOT = "lot";

  public QualityRows {
    horizons = List.copyOf(horizons);
  }

  /** The columns of the statistics, behind those of the key. */
  public StructType statistics() {
    ResultRow row = new ResultRow();
    write(row, new Group(OrderCategory.MARKET, new OrderSize(0, OrderSize.Lot.ODD)), totals());
    return row.columns();
  }

  /** Everything that it makes. */
  public StructType result() {
    StructType result = keys;
    for (StructField field : statistics().fields()) {
      result = result.add(field.name(), field.dataType(), true);
    }
    return result
        .add(ControlColumns.FOLDED, DataTypes.LongType)
        .add(ControlColumns.DROP, DataTypes.StringType);
  }

  private QualityTotals totals() {
    return new QualityTotals(horizons, knowsAway);
  }

  private static void write(ResultRow row, Group group, QualityTotals totals) {
    row.text(TYPE, group.category().written());
    row.text(TYPE_CODE, group.category().code());
    row.count(SIZE, group.size().from());
    row.text(LOT, group.size().lot().name().toLowerCase(Locale.ROOT));
    totals.write(row);
  }

  @Override
  public Iterator<InternalRow> apply(Iterator<InternalRow> rows) {
    return new Groups(rows);
  }

  /** Orders that are reported together. */
  private record Group(OrderCategory category, OrderSize size) implements Comparable<Group> {
    @Override
    public int compareTo(Group other) {
      int byCategory = category.compareTo(other.category);
      return byCategory == 0 ? size.compareTo(other.size) : byCategory;
    }
  }

  /** The sums of a group and how many rows went into them. */
  private final class Folded {
    private final QualityTotals totals = totals();
    private long rows;
  }

  /** Reads the rows of a key and gives its results, key by key. */
  private final class Groups implements Iterator<InternalRow> {

    private final Iterator<InternalRow> rows;
    private final FillColumns columns = new FillColumns(keys, horizons.size());
    private final Deque<InternalRow> ready = new ArrayDeque<>();
    private final TreeMap<Group, Folded> groups = new TreeMap<>();
    private final Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);
    private final int width = statistics().length();
    private @Nullable Fill next;

    Groups(Iterator<InternalRow> rows) {
      this.rows = rows;
      this.next = read();
    }

    private @Nullable Fill read() {
      return rows.hasNext() ? columns.read(rows.next()) : null;
    }

    @Override
    public boolean hasNext() {
      return !ready.isEmpty() || next != null;
    }

    @Override
    public InternalRow next() {
      if (ready.isEmpty()) {
        key();
      }
      return ready.remove();
    }

    private void key() {
      if (next == null) {
        throw new NoSuchElementException();
      }
      Fill first = next;
      groups.clear();
      dropped.clear();
      while (next != null && next.key().equals(first.key())) {
        order(next);
      }
      groups.forEach((group, folded) -> ready.add(result(first.key(), group, folded)));
      dropped.forEach((reason, count) -> ready.add(left(first.key(), reason, count)));
    }

    /** Reads the rows of one order; those without an id are an order each. */
    private void order(Fill first) {
      List<Fill> fills = new ArrayList<>(List.of(first));
      next = read();
      while (first.order().id() != null
          && next != null
          && next.key().equals(first.key())
          && first.order().id().equals(next.order().id())) {
        fills.add(next);
        next = read();
      }
      if (fills.stream().anyMatch(fill -> !fill.order().equals(first.order()))) {
        drop(DropReason.DISAGREEING, fills.size());
        return;
      }
      OrderTerms.Judged judged = OrderTerms.judge(first.order(), hours);
      OrderTerms terms = judged.terms();
      if (terms != null) {
        fold(terms, fills);
      } else if (judged.reason() != null) {
        drop(judged.reason(), fills.size());
      }
    }

    /** An order counts where any of its rows does. */
    private void fold(OrderTerms terms, List<Fill> fills) {
      Group group = new Group(OrderCategory.of(terms).orElseThrow(), OrderSize.of(terms));
      boolean isCounted = false;
      boolean isFilled = false;
      for (Fill fill : fills) {
        Execution.Sound execution = fill.execution().soundFor(terms);
        if (execution == null && !fill.execution().isNone()) {
          drop(DropReason.INCOMPLETE_EXECUTION, 1);
        } else if (execution != null && execution.micros() < 0) {
          drop(DropReason.EXECUTED_EARLIER, 1);
        } else {
          Folded folded = groups.computeIfAbsent(group, any -> new Folded());
          folded.rows++;
          if (!isCounted) {
            folded.totals.add(terms);
            isCounted = true;
          }
          if (execution != null) {
            folded.totals.add(execution);
            if (!isFilled) {
              folded.totals.addFilled();
              isFilled = true;
            }
          }
        }
      }
    }

    private void drop(DropReason reason, long count) {
      dropped.merge(reason, count, Long::sum);
    }

    private InternalRow result(List<@Nullable Object> key, Group group, Folded folded) {
      ResultRow row = new ResultRow();
      write(row, group, folded.totals);
      List<@Nullable Object> values = new ArrayList<>(key);
      values.addAll(row.values());
      values.add(folded.rows);
      values.add(null);
      return new GenericInternalRow(values.toArray());
    }

    private InternalRow left(List<@Nullable Object> key, DropReason reason, long count) {
      List<@Nullable Object> values = new ArrayList<>(key);
      values.addAll(Collections.nCopies(width, null));
      values.add(count);
      values.add(UTF8String.fromString(reason.text()));
      return new GenericInternalRow(values.toArray());
    }
  }
}
