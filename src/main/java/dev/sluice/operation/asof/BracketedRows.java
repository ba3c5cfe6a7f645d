package dev.sluice.operation.asof;

import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BaseOrdering;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.DataType;

/**
 * What {@link RightBrackets} makes of the rows of a task: the rows in their brackets as they come,
 * and when all have come those that are carried into other brackets, two a bracket at most.
 */
final class BracketedRows implements Iterator<InternalRow> {

  private final Iterator<InternalRow> rows;
  private final SideColumns side;
  private final Look look;
  private final Brackets brackets;
  private final BaseOrdering order;
  private final UnsafeProjection binary;
  private final UnsafeProjection keyOf;
  private final UnsafeProjection hashOf;
  private final Map<UnsafeRow, CarriedRows> carried = new HashMap<>();
  private final GenericInternalRow number = new GenericInternalRow(1);
  private final JoinedRow made = new JoinedRow();
  private Iterator<CarriedRows.InBracket> rest = Collections.emptyIterator();
  private boolean isRest;

  /** The brackets in which the row that was read has still to stand. */
  private int next;

  private int last = -1;

  BracketedRows(RightBrackets function, Brackets brackets, Iterator<InternalRow> rows) {
    this.rows = rows;
    this.side = function.side();
    this.look = function.look();
    this.brackets = brackets;
    this.order = function.order();
    this.binary = UnsafeProjection.create(function.columns().toArray(DataType[]::new));
    this.keyOf = side.key();
    this.hashOf = side.hashOfKey();
  }

  @Override
  public boolean hasNext() {
    if (next <= last || !isRest && rows.hasNext()) {
      return true;
    }
    if (!isRest) {
      isRest = true;
      rest = carried.values().stream().flatMap(ofKey -> ofKey.rows().stream()).iterator();
    }
    return rest.hasNext();
  }

  @Override
  public InternalRow next() {
    if (next <= last) {
      number.setInt(0, next++);
      return made;
    }
    if (isRest) {
      CarriedRows.InBracket row = rest.next();
      number.setInt(0, row.bracket());
      return made.apply(row.row(), number);
    }
    InternalRow row = rows.next();
    UnsafeRow key = keyOf.apply(row);
    long[] starts = brackets.starts(hashOf.apply(key).getLong(0));
    next = 0;
    last = 0;
    if (starts != null) {
      CarriedRows ofKey = carried.get(key);
      if (ofKey == null) {
        ofKey = new CarriedRows(look, order, starts);
        carried.put(key.copy(), ofKey);
      }
      long time = side.time().time(row, side.timePlace());
      ofKey.read(row instanceof UnsafeRow bytes ? bytes : binary.apply(row), time);
      next = ofKey.firstBracket(time);
      last = ofKey.lastBracket(time);
    }
    number.setInt(0, next++);
    return made.apply(row, number);
  }
}
