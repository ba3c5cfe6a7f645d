package dev.sluice.ocsf.validate;

import dev.sluice.spec.HiddenColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** How the columns of a table, or the fields of a struct in it, are read as attributes. */
final class RowLayout {

  private final String[] names;
  private final CellReader[] readers;
  private final Map<String, Integer> ordinals = new HashMap<>();
  private final Map<AttributeRules, Binding> bindings = new WeakHashMap<>();

  RowLayout(StructType type) {
    StructField[] fields =
        Arrays.stream(type.fields())
            .filter(field -> !HiddenColumns.isHidden(field.name()))
            .toArray(StructField[]::new);
    names = new String[fields.length];
    readers = new CellReader[fields.length];
    for (int i = 0; i < fields.length; i++) {
      names[i] = fields[i].name();
      readers[i] = CellReader.of(fields[i].dataType(), type.fieldIndex(fields[i].name()));
      ordinals.put(names[i], i);
    }
  }

  /** Where the attributes of some rules are. */
  static final class Binding {

    private final int[] fields;
    private final int[] relevant;
    private final int[] unknown;

    private Binding(int[] fields, List<Integer> relevant, List<Integer> unknown) {
      this.fields = fields;
      this.relevant = relevant.stream().mapToInt(Integer::intValue).toArray();
      this.unknown = unknown.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The field of a rule, or a negative number. */
    int field(int rule) {
      return fields[rule];
    }

    /** The rules that have a field, or that ask for one. */
    int[] relevant() {
      return relevant;
    }

    /** The fields without a rule. */
    int[] unknown() {
      return unknown;
    }
  }

  Binding binding(AttributeRules rules) {
    Binding binding = bindings.get(rules);
    if (binding == null) {
      binding = bind(rules);
      bindings.put(rules, binding);
    }
    return binding;
  }

  private Binding bind(AttributeRules rules) {
    int[] fields = new int[rules.all().length];
    List<Integer> relevant = new ArrayList<>();
    for (int index : rules.all()) {
      AttributeRule rule = rules.get(index);
      fields[index] = ordinals.getOrDefault(rule.name(), -1);
      if (fields[index] >= 0 || rule.isRequired() || rule.isRecommended()) {
        relevant.add(index);
      }
    }
    List<Integer> unknown = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      if (rules.indexOf(names[i]) < 0) {
        unknown.add(i);
      }
    }
    return new Binding(fields, relevant, unknown);
  }

  /** The row as an event or object; null when nothing is in it. */
  @Nullable EventObject read(InternalRow row) {
    for (CellReader reader : readers) {
      if (reader.read(row) != null) {
        return new RowEvent(this, row);
      }
    }
    return null;
  }

  /** The row as an event or object, even if nothing is in it. */
  RowEvent whole(InternalRow row) {
    return new RowEvent(this, row);
  }

  /** The value of a field; null when it is absent. */
  @Nullable Object value(InternalRow row, int field) {
    return field < 0 ? null : readers[field].read(row);
  }

  /** The value under a name; null when it is absent. */
  @Nullable Object value(InternalRow row, String name) {
    return value(row, ordinals.getOrDefault(name, -1));
  }

  String name(int field) {
    return names[field];
  }
}
