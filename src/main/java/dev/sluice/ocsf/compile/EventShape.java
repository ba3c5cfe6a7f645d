package dev.sluice.ocsf.compile;

import dev.sluice.ocsf.plan.Planned;
import dev.sluice.ocsf.plan.PlannedObject;
import dev.sluice.ocsf.schema.Attribute;
import dev.sluice.ocsf.schema.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The attributes that a table of events has, whichever of several class mappings made an event. It
 * follows from the mapping alone, never from data.
 */
record EventShape(LinkedHashMap<String, Member> members) {

  /**
   * One attribute.
   *
   * @param inside the shape of an object; null for values
   */
  record Member(Attribute attribute, @Nullable EventShape inside) {

    DataType type() {
      DataType single = inside == null ? typeOf(attribute) : inside.type();
      return attribute.array() ? DataTypes.createArrayType(single, true) : single;
    }
  }

  /** The shape that has room for all of them. */
  static EventShape of(List<PlannedObject> objects) {
    Map<String, List<Planned>> planned = new TreeMap<>();
    for (PlannedObject object : objects) {
      object
          .attributes()
          .forEach((name, one) -> planned.computeIfAbsent(name, n -> new ArrayList<>()).add(one));
    }
    LinkedHashMap<String, Member> members = new LinkedHashMap<>();
    planned.forEach(
        (name, several) -> {
          List<PlannedObject> inside = new ArrayList<>();
          several.forEach(one -> inside.addAll(objects(one)));
          members.put(
              name, new Member(several.get(0).attribute(), inside.isEmpty() ? null : of(inside)));
        });
    return new EventShape(members);
  }

  private static List<PlannedObject> objects(Planned planned) {
    if (planned instanceof Planned.Nested nested) {
      return List.of(nested.object());
    }
    if (planned instanceof Planned.Several several) {
      return several.objects();
    }
    return planned instanceof Planned.Each each ? List.of(each.element()) : List.of();
  }

  StructType type() {
    return new StructType(
        members.entrySet().stream()
            .map(
                entry -> DataTypes.createStructField(entry.getKey(), entry.getValue().type(), true))
            .toArray(StructField[]::new));
  }

  /** The type of single values of an attribute. */
  static DataType typeOf(Attribute attribute) {
    ValueType type = attribute.type().orElseThrow();
    if (type.name().equals(ValueType.DATETIME)) {
      return DataTypes.TimestampType;
    }
    return switch (type.primitive()) {
      case INTEGER -> DataTypes.IntegerType;
      case LONG -> DataTypes.LongType;
      case FLOAT -> DataTypes.DoubleType;
      case BOOLEAN -> DataTypes.BooleanType;
      case STRING, JSON -> DataTypes.StringType;
    };
  }
}
