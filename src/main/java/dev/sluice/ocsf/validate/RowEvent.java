package dev.sluice.ocsf.validate;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;

/**
 * An event that is a row of a table, or an object in it that is a struct. What is null is absent,
 * and so is a struct in which all is null: a table has columns for attributes that an event does
 * not have.
 */
record RowEvent(RowLayout layout, InternalRow row) implements EventObject {

  @Override
  public int[] relevant(AttributeRules rules) {
    return layout.binding(rules).relevant();
  }

  @Override
  public @Nullable Object value(AttributeRules rules, int index) {
    return layout.value(row, layout.binding(rules).field(index));
  }

  @Override
  public @Nullable Object value(String name) {
    return layout.value(row, name);
  }

  @Override
  public List<String> unknown(AttributeRules rules) {
    List<String> unknown = List.of();
    for (int field : layout.binding(rules).unknown()) {
      if (layout.value(row, field) != null) {
        if (unknown.isEmpty()) {
          unknown = new ArrayList<>();
        }
        unknown.add(layout.name(field));
      }
    }
    return unknown;
  }
}
