package dev.sluice.formula.lookup;

import org.apache.spark.TaskContext;
import org.apache.spark.memory.SparkOutOfMemoryError;
import org.apache.spark.memory.TaskMemoryManager;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BaseOrdering;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.map.BytesToBytesMap;
import org.apache.spark.unsafe.types.ByteArray;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;

/**
 * A hash table from keys to first rows, in memory that Spark accounts for. A row that comes before
 * the one that is held for its key is chained in front of it: what a look-up finds is always the
 * first of the chain.
 */
final class FirstMatchTable {

  private static final int INITIAL_CAPACITY = 1024;

  /** The length of the order, in front of order and row. */
  private static final int HEAD = 8;

  private final BytesToBytesMap map;
  private final UnsafeRow found;
  private final UnsafeRow heldOrder;
  private byte[] value = new byte[512];

  private FirstMatchTable(TaskMemoryManager memory, int orderWidth, int returnedWidth) {
    map = new BytesToBytesMap(memory, INITIAL_CAPACITY, memory.pageSizeBytes());
    found = new UnsafeRow(returnedWidth);
    heldOrder = new UnsafeRow(orderWidth);
  }

  /** Builds the table; it is freed with the task at the latest. */
  static FirstMatchTable of(
      java.util.Iterator<? extends InternalRow> rows, FirstMatchColumns columns, TaskContext task) {
    FirstMatchTable table =
        new FirstMatchTable(
            task.taskMemoryManager(), columns.orderWidth(), columns.returnedWidth());
    task.addTaskCompletionListener((TaskCompletionListener) context -> table.free());
    UnsafeProjection keyOf = columns.rightKey();
    UnsafeProjection orderOf = columns.orderOf();
    UnsafeProjection returnedOf = columns.returnedOf();
    BaseOrdering ordering = columns.ordering();
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      UnsafeRow key = keyOf.apply(row);
      if (!key.anyNull()) {
        table.add(key, orderOf.apply(row), returnedOf.apply(row), ordering);
      }
    }
    return table;
  }

  private void add(UnsafeRow key, UnsafeRow order, UnsafeRow returned, BaseOrdering ordering) {
    BytesToBytesMap.Location place = locate(key);
    if (place.isDefined() && !isBefore(order, returned, place, ordering)) {
      return;
    }
    int length = HEAD + order.getSizeInBytes() + returned.getSizeInBytes();
    if (value.length < length) {
      value = new byte[Math.max(length, value.length * 2)];
    }
    Platform.putLong(value, Platform.BYTE_ARRAY_OFFSET, order.getSizeInBytes());
    order.writeToMemory(value, Platform.BYTE_ARRAY_OFFSET + HEAD);
    returned.writeToMemory(value, Platform.BYTE_ARRAY_OFFSET + HEAD + order.getSizeInBytes());
    boolean added =
        place.append(
            key.getBaseObject(),
            key.getBaseOffset(),
            key.getSizeInBytes(),
            value,
            Platform.BYTE_ARRAY_OFFSET,
            length);
    if (!added) {
      throw new SparkOutOfMemoryError(
          "not enough memory for one partition of a lookup table with "
              + map.numKeys()
              + " keys so far; more shuffle partitions make them smaller");
    }
  }

  /** Rows of the same place, such as copies of one row, are ordered by what they hold. */
  private boolean isBefore(
      UnsafeRow order, UnsafeRow returned, BytesToBytesMap.Location held, BaseOrdering ordering) {
    int compared = ordering.compare(order, orderAt(held));
    return compared == 0
        ? ByteArray.compareBinary(returned.getBytes(), returnedAt(held).getBytes()) < 0
        : compared < 0;
  }

  /** The first row of a key, which the next look-up overwrites; null when there is none. */
  @Nullable UnsafeRow find(UnsafeRow key) {
    if (key.anyNull()) {
      return null;
    }
    BytesToBytesMap.Location place = locate(key);
    if (!place.isDefined()) {
      return null;
    }
    return returnedAt(place);
  }

  void free() {
    map.free();
  }

  private BytesToBytesMap.Location locate(UnsafeRow key) {
    return map.lookup(key.getBaseObject(), key.getBaseOffset(), key.getSizeInBytes());
  }

  private UnsafeRow returnedAt(BytesToBytesMap.Location place) {
    int orderSize = (int) Platform.getLong(place.getValueBase(), place.getValueOffset());
    found.pointTo(
        place.getValueBase(),
        place.getValueOffset() + HEAD + orderSize,
        place.getValueLength() - HEAD - orderSize);
    return found;
  }

  private UnsafeRow orderAt(BytesToBytesMap.Location place) {
    int size = (int) Platform.getLong(place.getValueBase(), place.getValueOffset());
    heldOrder.pointTo(place.getValueBase(), place.getValueOffset() + HEAD, size);
    return heldOrder;
  }
}
