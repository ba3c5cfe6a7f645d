package dev.sluice.formula;

import dev.sluice.formula.FormulaProjection.CompiledColumn;
import dev.sluice.formula.compile.JoinPlan;
import dev.sluice.formula.compile.KeyPair;
import dev.sluice.formula.compile.Measure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.jspecify.annotations.Nullable;
import scala.collection.JavaConverters;

/**
 * When the joins of formulas happen: as soon as the columns are there that they need. So rows are
 * shuffled before the other formulas make them wide, and those formulas stay one projection.
 */
final class JoinOrder {

  private final Map<Integer, List<JoinPlan>> afterFormula = new HashMap<>();

  JoinOrder(List<CompiledColumn> columns, List<JoinPlan> joins) {
    Map<String, Integer> madeByJoins = new HashMap<>();
    for (JoinPlan join : joins) {
      int after = 0;
      for (String needed : needed(join)) {
        after = Math.max(after, madeByJoins.getOrDefault(needed, 0));
        after = Math.max(after, definedBefore(needed, join.formula(), columns));
      }
      for (Attribute made : made(join)) {
        madeByJoins.put(made.name(), after);
      }
      afterFormula.computeIfAbsent(after, some -> new ArrayList<>()).add(join);
    }
  }

  /** The joins that need the columns of the first formulas, and no later ones. */
  List<JoinPlan> after(int formulas) {
    return afterFormula.getOrDefault(formulas, List.of());
  }

  /** The last formula before another that defines a name, counted from 1; 0 when none does. */
  private static int definedBefore(String name, int formula, List<CompiledColumn> columns) {
    for (int i = formula - 1; i >= 1; i--) {
      CompiledColumn column = columns.get(i - 1);
      Attribute error = column.errorColumn();
      if (column.name().equals(name) || error != null && error.name().equals(name)) {
        return i;
      }
    }
    return 0;
  }

  private static Set<String> needed(JoinPlan join) {
    boolean own = join.table().own();
    Set<String> names = new HashSet<>();
    if (join instanceof JoinPlan.Lookup lookup) {
      add(names, lookup.request().rowKey());
      if (own) {
        add(names, lookup.request().tableKey());
        lookup.columns().keySet().forEach(column -> names.add(column.name()));
      }
    } else if (join instanceof JoinPlan.Aggregates aggregates) {
      for (KeyPair key : aggregates.keys()) {
        add(names, key.row());
        if (own) {
          add(names, key.table());
        }
      }
      for (Measure measure : aggregates.measures()) {
        if (own) {
          add(names, measure.input());
          add(names, measure.condition());
        }
      }
    } else if (join instanceof JoinPlan.Collected collected && own) {
      collected.values().forEach(value -> add(names, value));
    }
    return names;
  }

  private static List<Attribute> made(JoinPlan join) {
    List<Attribute> made = new ArrayList<>();
    if (join instanceof JoinPlan.Lookup lookup) {
      made.addAll(lookup.columns().values());
      made.add(lookup.matched());
    } else if (join instanceof JoinPlan.Aggregates aggregates) {
      aggregates.measures().forEach(measure -> made.add(measure.result()));
    } else if (join instanceof JoinPlan.Collected collected) {
      made.add(collected.result());
    }
    return made;
  }

  private static void add(Set<String> names, @Nullable Expression expression) {
    if (expression != null) {
      JavaConverters.seqAsJavaList(expression.references().toSeq())
          .forEach(attribute -> names.add(attribute.name()));
    }
  }
}
