package dev.sluice.operation.asof;

import dev.sluice.step.rows.MergeFunction;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;

/**
 * For each left row and look the columns taken from the right row that it finds, all blank when it
 * finds none, and whether it found one. Left rows are sorted by key and time. Right rows are sorted
 * by key, time and whatever else orders them; none has a blank key or time.
 *
 * <p>Memory: the left rows between the first and the last look at one time, and the right rows that
 * these found.
 *
 * @param keys the types of the key
 * @param rightKeys where the columns of the key stand in a right row
 * @param rightTimePlace where its time stands
 * @param taken where the taken columns stand in a right row
 * @param takenTypes their types
 */
public record AsOfMerge(
    Look look,
    List<DataType> keys,
    TimeColumn leftTime,
    TimeColumn rightTime,
    List<Integer> rightKeys,
    int rightTimePlace,
    List<Integer> taken,
    List<DataType> takenTypes)
    implements MergeFunction {

  public AsOfMerge {
    keys = List.copyOf(keys);
    rightKeys = List.copyOf(rightKeys);
    taken = List.copyOf(taken);
    takenTypes = List.copyOf(takenTypes);
  }

  @Override
  public Iterator<? extends InternalRow> apply(
      Iterator<InternalRow> left, int[] leftColumns, Iterator<InternalRow> right) {
    return new AsOfRows(this, left, leftColumns, right);
  }
}
