package dev.sluice.formula.lookup;

import java.util.Arrays;
import java.util.Iterator;
import org.apache.spark.PartitionEvaluator;
import org.apache.spark.PartitionEvaluatorFactory;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.jspecify.annotations.Nullable;
import scala.collection.AbstractIterator;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * The tasks of a lookup.
 *
 * @param table all rows of the right table where they were sent to every task, else null
 */
record FirstMatchTasks(FirstMatchColumns columns, @Nullable Broadcast<InternalRow[]> table)
    implements PartitionEvaluatorFactory<InternalRow, InternalRow> {

  @Override
  public PartitionEvaluator<InternalRow, InternalRow> createEvaluator() {
    return new PartitionEvaluator<>() {
      @Override
      public scala.collection.Iterator<InternalRow> eval(
          int partition, Seq<scala.collection.Iterator<InternalRow>> inputs) {
        Iterator<InternalRow> right =
            table == null
                ? JavaConverters.asJavaIterator(inputs.apply(1))
                : Arrays.asList(table.value()).iterator();
        return new Lookups(
            inputs.apply(0), FirstMatchTable.of(right, columns, TaskContext.get()), columns);
      }
    };
  }

  /** The left rows, each with what was found for it. */
  private static final class Lookups extends AbstractIterator<InternalRow> {

    private final scala.collection.Iterator<InternalRow> rows;
    private final FirstMatchTable table;
    private final UnsafeProjection keyOf;
    private final FirstMatchColumns.Joiner joiner;
    private final UnsafeRow nothing;

    Lookups(
        scala.collection.Iterator<InternalRow> rows,
        FirstMatchTable table,
        FirstMatchColumns columns) {
      this.rows = rows;
      this.table = table;
      this.keyOf = columns.leftKey();
      this.joiner = columns.joiner();
      this.nothing = nulls(columns.returnedWidth());
    }

    private static UnsafeRow nulls(int width) {
      UnsafeRow row = new UnsafeRow(width);
      int size = UnsafeRow.calculateBitSetWidthInBytes(width) + Long.BYTES * width;
      row.pointTo(new byte[size], size);
      for (int i = 0; i < width; i++) {
        row.setNullAt(i);
      }
      return row;
    }

    @Override
    public boolean hasNext() {
      boolean more = rows.hasNext();
      if (!more) {
        table.free();
      }
      return more;
    }

    @Override
    public InternalRow next() {
      InternalRow row = rows.next();
      UnsafeRow found = table.find(keyOf.apply(row));
      return joiner.join(row, found == null ? nothing : found);
    }
  }
}
