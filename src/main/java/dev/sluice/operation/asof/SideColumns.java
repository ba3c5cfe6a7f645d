package dev.sluice.operation.asof;

import dev.sluice.formula.compile.Expressions;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.XxHash64;
import org.apache.spark.sql.types.DataType;

/**
 * Where key and time stand in the rows of a side.
 *
 * @param keyPlaces the places of the columns of the key
 * @param keys their types
 */
public record SideColumns(
    List<Integer> keyPlaces, List<DataType> keys, TimeColumn time, int timePlace)
    implements Serializable {

  /** The seed of Spark's own function. */
  private static final long SEED = 42;

  public SideColumns {
    keyPlaces = List.copyOf(keyPlaces);
    keys = List.copyOf(keys);
  }

  /** Makes the key, equal in every byte for equal keys. */
  UnsafeProjection key() {
    return KeyedRows.keys(keys, keyPlaces.stream().mapToInt(Integer::intValue).toArray());
  }

  /** Makes the hash of a key as {@code xxhash64} does. */
  UnsafeProjection hashOfKey() {
    List<Expression> columns = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      columns.add(new BoundReference(i, keys.get(i), true));
    }
    return UnsafeProjection.create(
        Expressions.sequence(List.of(new XxHash64(Expressions.sequence(columns), SEED))));
  }
}
