package dev.sluice.ocsf.compile;

import dev.sluice.ocsf.schema.EventClass;
import dev.sluice.ocsf.schema.ObservableTypes;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Lists the values of an event by which people search: addresses, names of hosts and users. */
public final class Observables implements Serializable {

  private static final long serialVersionUID = 1L;

  /** What an event holds under {@code observables}. */
  static final ArrayType TYPE =
      DataTypes.createArrayType(
          new StructType()
              .add("name", DataTypes.StringType)
              .add("type", DataTypes.StringType)
              .add("type_id", DataTypes.IntegerType)
              .add("value", DataTypes.StringType),
          true);

  private final UTF8String[] names;
  private final UTF8String[] types;
  private final Integer[] typeIds;

  private Observables(List<String> names, List<String> types, List<Integer> typeIds) {
    this.names = names.stream().map(UTF8String::fromString).toArray(UTF8String[]::new);
    this.types = types.stream().map(UTF8String::fromString).toArray(UTF8String[]::new);
    this.typeIds = typeIds.toArray(Integer[]::new);
  }

  /**
   * Finds those of an event class.
   *
   * @param paths gets the places of the attributes whose values {@link #of} is to be given
   */
  static Observables in(
      EventClass eventClass, EventShape shape, ObservableTypes known, List<String> paths) {
    List<String> types = new ArrayList<>();
    List<Integer> ids = new ArrayList<>();
    collect(eventClass, "", shape, known, paths, types, ids);
    return new Observables(paths, types, ids);
  }

  private static void collect(
      EventClass eventClass,
      String path,
      EventShape shape,
      ObservableTypes known,
      List<String> paths,
      List<String> types,
      List<Integer> ids) {
    shape
        .members()
        .forEach(
            (name, member) -> {
              String place = path.isEmpty() ? name : path + "." + name;
              EventShape inside = member.inside();
              if (member.attribute().array()) {
                return;
              }
              if (inside != null) {
                collect(eventClass, place, inside, known, paths, types, ids);
                return;
              }
              OptionalInt id = known.of(eventClass, place, member.attribute());
              if (id.isPresent()) {
                paths.add(place);
                types.add(known.caption(id.getAsInt()).orElse("Other"));
                ids.add(id.getAsInt());
              }
            });
  }

  /** The observables of one event; null when it has none. */
  public @Nullable ArrayData of(ArrayData values) {
    int count = 0;
    for (int i = 0; i < names.length; i++) {
      count += values.isNullAt(i) ? 0 : 1;
    }
    if (count == 0) {
      return null;
    }
    Object[] found = new Object[count];
    int at = 0;
    for (int i = 0; i < names.length; i++) {
      if (!values.isNullAt(i)) {
        found[at++] =
            new GenericInternalRow(
                new Object[] {names[i], types[i], typeIds[i], values.getUTF8String(i)});
      }
    }
    return new GenericArrayData(found);
  }
}
