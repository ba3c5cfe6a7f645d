package dev.sluice.ocsf.validate;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.util.MapData;
import org.jspecify.annotations.Nullable;

/**
 * An object that is a map from text in a table, such as what a mapping left over.
 *
 * @param values reads the values, as they are listed in an array
 */
record MapEvent(MapData map, CellReader values) implements EventObject {

  @Override
  public int[] relevant(AttributeRules rules) {
    return rules.all();
  }

  @Override
  public @Nullable Object value(AttributeRules rules, int index) {
    return value(rules.get(index).name());
  }

  @Override
  public @Nullable Object value(String name) {
    for (int i = 0; i < map.numElements(); i++) {
      if (map.keyArray().getUTF8String(i).toString().equals(name)) {
        return values.at(map.valueArray(), i);
      }
    }
    return null;
  }

  @Override
  public List<String> unknown(AttributeRules rules) {
    List<String> unknown = new ArrayList<>();
    for (int i = 0; i < map.numElements(); i++) {
      String name = map.keyArray().getUTF8String(i).toString();
      if (rules.indexOf(name) < 0) {
        unknown.add(name);
      }
    }
    return unknown;
  }
}
