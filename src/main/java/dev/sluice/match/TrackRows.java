package dev.sluice.match;

import dev.sluice.step.rows.RowsFunction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.expressions.codegen.GenerateUnsafeRowJoiner;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeRowJoiner;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes items that were open before among those of this run: rows come by side and id, those
 * of the run before first. Where an id is there several times, rows with the same content are the
 * same item, then the others in their order.
 *
 * @param columns the items
 * @param takenOver the columns that an item has from before
 * @param folded where it stands whether an item is of this run (1) or was carried (0)
 */
record TrackRows(
    StructType columns, int id, int isRight, int folded, int kind, List<Integer> takenOver)
    implements RowsFunction {

  static final String WAS_OPEN = ItemColumns.HIDDEN + "was_open";

  /** What the names of the columns that an item takes over start with. */
  static final String BEFORE = ItemColumns.HIDDEN + "before_";

  TrackRows {
    takenOver = List.copyOf(takenOver);
  }

  private StructType added() {
    StructType added = new StructType().add(WAS_OPEN, DataTypes.BooleanType);
    for (int column : takenOver) {
      StructField field = columns.fields()[column];
      added = added.add(BEFORE + field.name(), field.dataType());
    }
    return added;
  }

  /** The items with what was known of them before. */
  StructType result() {
    List<StructField> fields = new ArrayList<>(List.of(columns.fields()));
    Collections.addAll(fields, added().fields());
    return new StructType(fields.toArray(StructField[]::new));
  }

  @Override
  public Iterator<InternalRow> apply(Iterator<InternalRow> rows) {
    return new Tracked(rows);
  }

  private final class Tracked implements Iterator<InternalRow> {

    private final Iterator<InternalRow> rows;
    private final UnsafeRowJoiner joiner = GenerateUnsafeRowJoiner.create(columns, added());
    private final GenericInternalRow known = new GenericInternalRow(added().length());
    private final UnsafeProjection binary;
    private final Deque<UnsafeRow> ready = new ArrayDeque<>();
    private final List<UnsafeRow> carried = new ArrayList<>();
    private final List<UnsafeRow> unknown = new ArrayList<>();
    private @Nullable UnsafeRow next;

    Tracked(Iterator<InternalRow> rows) {
      this.rows = rows;
      DataType[] types = new DataType[added().length()];
      for (int i = 0; i < types.length; i++) {
        types[i] = added().fields()[i].dataType();
      }
      this.binary = UnsafeProjection.create(types);
      this.next = nextRow();
    }

    private @Nullable UnsafeRow nextRow() {
      return rows.hasNext() ? ((UnsafeRow) rows.next()).copy() : null;
    }

    @Override
    public boolean hasNext() {
      return !ready.isEmpty() || next != null;
    }

    @Override
    public InternalRow next() {
      if (ready.isEmpty()) {
        load();
      }
      return ready.remove();
    }

    /** Reads the rows of one id, or of many an id of which nothing was carried, just the next. */
    private void load() {
      UnsafeRow start = next;
      if (start == null) {
        throw new NoSuchElementException();
      }
      next = nextRow();
      if (!isCarried(start) || start.isNullAt(id)) {
        ready.add(joined(start, null));
        return;
      }
      carried.clear();
      unknown.clear();
      carried.add(start);
      while (next != null && isSameItem(start, next)) {
        if (isCarried(next)) {
          carried.add(next);
        } else {
          recognize(next);
        }
        next = nextRow();
      }
      for (UnsafeRow row : unknown) {
        ready.add(joined(row, carried.isEmpty() ? null : carried.remove(0)));
      }
      carried.forEach(row -> ready.add(joined(row, null)));
    }

    private void recognize(UnsafeRow row) {
      for (int i = 0; i < carried.size(); i++) {
        if (carried.get(i).getLong(kind) == row.getLong(kind)) {
          ready.add(joined(row, carried.remove(i)));
          return;
        }
      }
      unknown.add(row);
    }

    private boolean isCarried(UnsafeRow row) {
      return row.getLong(folded) == 0;
    }

    private boolean isSameItem(UnsafeRow one, UnsafeRow other) {
      return one.getBoolean(isRight) == other.getBoolean(isRight)
          && Objects.equals(one.getUTF8String(id), other.getUTF8String(id));
    }

    private UnsafeRow joined(UnsafeRow row, @Nullable UnsafeRow before) {
      known.update(0, before != null);
      for (int i = 0; i < takenOver.size(); i++) {
        copy(before, takenOver.get(i), i + 1);
      }
      return joiner.join(row, binary.apply(known)).copy();
    }

    private void copy(@Nullable UnsafeRow from, int column, int to) {
      known.update(
          to,
          from == null || from.isNullAt(column)
              ? null
              : from.get(column, columns.fields()[column].dataType()));
    }
  }
}
