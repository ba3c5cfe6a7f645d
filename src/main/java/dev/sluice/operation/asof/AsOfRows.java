package dev.sluice.operation.asof;

import dev.sluice.formula.compile.Expressions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BaseOrdering;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.RowOrdering;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link AsOfMerge} makes of the rows of one task. A left row is read when the ones before
 * it are answered, or when a right row that was read may already be beyond what it looks for: so a
 * single look holds at most one left row back.
 */
final class AsOfRows implements Iterator<InternalRow> {

  private final KeyedRows left;
  private final KeyedRows right;
  private final BaseOrdering keyOrder;
  private final UnsafeRow key;
  private final TimeLine line;
  private final long[] shifts;
  private final long firstShift;
  private final UnsafeRow nothing;
  private final RightRuns runs;
  private final WaitingRows waiting;
  private final @Nullable UnsafeRow[] found;
  private final JoinedRow[] joined;

  /** True while there may be left rows of the key. */
  private boolean isOpen;

  /** The time of the first look of the left row that was added last; nothing when it has none. */
  private long reach;

  private boolean hasReach;

  AsOfRows(
      AsOfMerge merge, Iterator<InternalRow> left, int[] leftColumns, Iterator<InternalRow> right) {
    Look look = merge.look();
    int keys = merge.keys().size();
    this.left =
        new KeyedRows(
            left,
            merge.keys(),
            Arrays.copyOf(leftColumns, keys),
            merge.leftTime(),
            leftColumns[keys]);
    this.right =
        new KeyedRows(
            right,
            merge.keys(),
            merge.rightKeys().stream().mapToInt(Integer::intValue).toArray(),
            merge.rightTime(),
            merge.rightTimePlace());
    this.keyOrder = RowOrdering.createNaturalAscendingOrdering(Expressions.sequence(merge.keys()));
    this.key = UnsafeRow.createFromByteArray(0, keys);
    this.line = look.line();
    this.shifts = look.shifts().stream().mapToLong(Long::longValue).toArray();
    this.firstShift = look.firstShift();
    this.nothing = nothing(merge);
    this.runs = new RightRuns(this.right, look, taken(merge), nothing);
    this.waiting = new WaitingRows(shifts.length);
    this.found = new UnsafeRow[shifts.length];
    this.joined = new JoinedRow[shifts.length - 1];
    Arrays.setAll(joined, i -> new JoinedRow());
  }

  private static UnsafeProjection taken(AsOfMerge merge) {
    List<Expression> columns = new ArrayList<>();
    for (int i = 0; i < merge.taken().size(); i++) {
      columns.add(new BoundReference(merge.taken().get(i), merge.takenTypes().get(i), true));
    }
    columns.add(Expressions.literal(true));
    return UnsafeProjection.create(Expressions.sequence(columns));
  }

  private static UnsafeRow nothing(AsOfMerge merge) {
    List<Expression> columns = new ArrayList<>();
    merge.takenTypes().forEach(type -> columns.add(Expressions.nothing(type)));
    columns.add(Expressions.literal(false));
    return UnsafeProjection.create(Expressions.sequence(columns)).apply(InternalRow.empty()).copy();
  }

  @Override
  public boolean hasNext() {
    while (!waiting.isFirstDecided()) {
      if (!isOpen && !open()) {
        return false;
      }
      goOn();
    }
    return true;
  }

  @Override
  public InternalRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    waiting.takeFirst(found);
    InternalRow answer = Objects.requireNonNull(found[0]);
    for (int look = 1; look < found.length; look++) {
      answer = joined[look - 1].apply(answer, Objects.requireNonNull(found[look]));
    }
    return answer;
  }

  /** Goes to the next key that left rows have; false when there is none. */
  private boolean open() {
    if (!left.isThere()) {
      return false;
    }
    isOpen = true;
    key.copyFrom(left.key());
    runs.start();
    if (key.anyNull()) {
      runs.end();
      return true;
    }
    while (right.isThere() && !right.key().equals(key) && keyOrder.compare(right.key(), key) < 0) {
      right.take();
    }
    return true;
  }

  /** Adds a left row if one may be due, else reads the right rows of one more time. */
  private void goOn() {
    boolean isDue = waiting.isEmpty() || hasReach && runs.hasReached(reach);
    if (isDue && left.isThere() && left.key().equals(key)) {
      boolean isKnown = left.hasTime();
      long time = isKnown ? left.time() : 0;
      waiting.add(time, isKnown);
      hasReach = isKnown;
      reach = line.shifted(time, firstShift);
      left.take();
    } else if (waiting.isEmpty()) {
      isOpen = false;
    } else if (!runs.read(key)) {
      runs.end();
    }
    decide();
  }

  private void decide() {
    for (int look = 0; look < shifts.length; look++) {
      while (waiting.hasNext(look)) {
        UnsafeRow what = found(look);
        if (what == null) {
          break;
        }
        waiting.decide(look, what);
      }
    }
  }

  private @Nullable UnsafeRow found(int look) {
    return waiting.isKnown(look) && line.canShift(waiting.time(look), shifts[look])
        ? runs.found(line.shifted(waiting.time(look), shifts[look]))
        : nothing;
  }
}
