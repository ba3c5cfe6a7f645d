package dev.sluice.ocsf.compile;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import scala.runtime.BoxedUnit;

/** Gathers what a mapping takes into no attribute, so that nothing of a record is lost. */
public final class Unmapped implements Serializable {

  private static final long serialVersionUID = 1L;

  private final UTF8String[] names;

  /**
   * For fields of these names.
   *
   * @param names the dotted paths, in the order in which {@link #with} gets the values
   */
  Unmapped(List<String> names) {
    this.names = names.stream().map(UTF8String::fromString).toArray(UTF8String[]::new);
  }

  /**
   * What no path of the mapping covers, and fields that came into no attribute.
   *
   * @param rest may be null
   * @param values null for fields that came into one
   * @return null when there is nothing
   */
  public @Nullable MapData with(@Nullable MapData rest, ArrayData values) {
    int count = rest == null ? 0 : rest.numElements();
    int added = 0;
    for (int i = 0; i < names.length; i++) {
      added += values.isNullAt(i) ? 0 : 1;
    }
    if (added == 0) {
      return count == 0 ? null : rest;
    }
    Object[] keys = new Object[count + added];
    Object[] texts = new Object[count + added];
    if (rest != null) {
      for (int i = 0; i < count; i++) {
        keys[i] = rest.keyArray().getUTF8String(i);
        texts[i] = rest.valueArray().getUTF8String(i);
      }
    }
    int at = count;
    for (int i = 0; i < names.length; i++) {
      if (!values.isNullAt(i)) {
        keys[at] = names[i];
        texts[at++] = values.getUTF8String(i);
      }
    }
    return map(keys, texts);
  }

  /**
   * Adds what is left of the elements of an array, under the first name and the place of the
   * element.
   *
   * @param elements as {@link dev.sluice.ocsf.record.ElementReader} reads them; may be null
   */
  public @Nullable MapData withElements(@Nullable MapData unmapped, @Nullable ArrayData elements) {
    if (elements == null) {
      return unmapped;
    }
    Map<UTF8String, UTF8String> all = new LinkedHashMap<>();
    add(all, unmapped, "");
    for (int i = 0; i < elements.numElements(); i++) {
      InternalRow element = elements.getStruct(i, 2);
      if (!element.isNullAt(1)) {
        add(all, element.getMap(1), names[0] + "[" + i + "].");
      }
    }
    return all.isEmpty() ? null : map(all.keySet().toArray(), all.values().toArray());
  }

  private static void add(Map<UTF8String, UTF8String> all, @Nullable MapData more, String prefix) {
    if (more != null) {
      more.foreach(
          DataTypes.StringType,
          DataTypes.StringType,
          (key, value) -> {
            all.put(
                prefix.isEmpty() ? (UTF8String) key : UTF8String.fromString(prefix + key),
                (UTF8String) value);
            return BoxedUnit.UNIT;
          });
    }
  }

  private static MapData map(Object[] keys, Object[] values) {
    return new ArrayBasedMapData(new GenericArrayData(keys), new GenericArrayData(values));
  }
}
