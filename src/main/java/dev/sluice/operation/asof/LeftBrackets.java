package dev.sluice.operation.asof;

import dev.sluice.step.rows.RowsFunction;
import java.util.Iterator;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.jspecify.annotations.Nullable;

/**
 * The bracket of each left row, a whole number: the one in which its own time is.
 *
 * @param tasks how many tasks share the work
 * @param brackets what was made of the sample; null until it is told
 */
public record LeftBrackets(SideColumns side, Look look, int tasks, @Nullable Brackets brackets)
    implements RowsFunction {

  @Override
  public RowsFunction knowing(Object told) {
    return new LeftBrackets(side, look, tasks, Brackets.of((ArrayData) told, look, tasks));
  }

  @Override
  public Iterator<? extends InternalRow> apply(Iterator<InternalRow> rows) {
    Brackets known = Brackets.known(brackets);
    UnsafeProjection keyOf = side.key();
    UnsafeProjection hashOf = side.hashOfKey();
    GenericInternalRow bracket = new GenericInternalRow(1);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public InternalRow next() {
        InternalRow row = rows.next();
        UnsafeRow key = keyOf.apply(row);
        bracket.setInt(
            0,
            key.anyNull() || !side.time().isKnown(row, side.timePlace())
                ? 0
                : known.bracket(
                    hashOf.apply(key).getLong(0), side.time().time(row, side.timePlace())));
        return bracket;
      }
    };
  }
}
