package dev.sluice.match.block;

import dev.sluice.step.rows.RowsFunction;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.expressions.codegen.GenerateUnsafeRowJoiner;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeRowJoiner;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Takes the sorted rows of a task block by block and gives each row its verdict. Rows come out in
 * the order in which they came, each once. Of a large block the rows wait on disk; a few numbers
 * and short texts an item stay in memory.
 *
 * @param columns where the columns of an item are
 * @param input the rows
 * @param amount the type of amounts
 * @param needsBothSides whether a block of one side is told nothing
 */
public record MatchRows(
    BlockColumns columns,
    StructType input,
    DecimalType amount,
    BlockWork work,
    boolean needsBothSides)
    implements RowsFunction {

  @Override
  public Iterator<InternalRow> apply(Iterator<InternalRow> rows) {
    return new Blocks(rows);
  }

  private final class Blocks implements Iterator<InternalRow> {

    private final Iterator<InternalRow> rows;
    private final Block block = new Block(columns);
    private final BlockRows blockRows = new BlockRows();
    private final BlockWork.Worker worker = work.worker();
    private final GenericInternalRow verdict = new GenericInternalRow(VerdictColumns.WIDTH);
    private final UnsafeProjection binary = UnsafeProjection.create(VerdictColumns.types(amount));
    private final UnsafeRowJoiner joiner =
        GenerateUnsafeRowJoiner.create(input, VerdictColumns.of(amount));
    private final UnsafeRow nothing = binary.apply(verdict).copy();
    private @Nullable UnsafeRow first;
    private Iterator<UnsafeRow> emitted = Collections.emptyIterator();
    private boolean isWorked;
    private int item;

    Blocks(Iterator<InternalRow> rows) {
      this.rows = rows;
      this.first = nextRow();
    }

    private @Nullable UnsafeRow nextRow() {
      return rows.hasNext() ? ((UnsafeRow) rows.next()).copy() : null;
    }

    @Override
    public boolean hasNext() {
      return emitted.hasNext() || first != null;
    }

    @Override
    public InternalRow next() {
      if (!emitted.hasNext()) {
        load();
      }
      UnsafeRow row = emitted.next();
      return joiner.join(row, isWorked ? verdict() : nothing);
    }

    private UnsafeRow verdict() {
      Arrays.fill(verdict.values(), null);
      worker.tell(block, item++, verdict);
      return binary.apply(verdict);
    }

    /** Reads the next block; rows without a key only meet their copies. */
    private void load() {
      UnsafeRow start = first;
      if (start == null) {
        throw new NoSuchElementException();
      }
      blockRows.clear();
      block.clear();
      item = 0;
      add(start);
      first = nextRow();
      UnsafeRow key = keyOf(start);
      while (first != null
          && Objects.equals(keyOf(first), key)
          && (key != null || isCopy(start, first))) {
        add(first);
        first = nextRow();
      }
      isWorked = !needsBothSides || block.hasBothSides();
      if (isWorked) {
        worker.work(block);
      }
      emitted = blockRows.iterator();
    }

    private @Nullable UnsafeRow keyOf(UnsafeRow row) {
      return row.isNullAt(columns.key()) ? null : row.getStruct(columns.key(), columns.keyWidth());
    }

    private boolean isCopy(UnsafeRow one, UnsafeRow other) {
      return one.getLong(columns.kind()) == other.getLong(columns.kind());
    }

    private void add(UnsafeRow row) {
      blockRows.add(row);
      block.add(row);
    }
  }
}
