package dev.sluice.formula.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import scala.collection.JavaConverters;

/**
 * An expression over some slots as one over a row: first the slots, then everything that does not
 * depend on them, which is computed once for all elements.
 *
 * @param body refers to places of that row only
 * @param captured what stands after the slots, to be computed outside
 */
record Closure(Expression body, List<Expression> captured) {

  static Closure of(Expression expression, List<Slot> slots) {
    Maker maker = new Maker(slots);
    Expression body = maker.closed(expression);
    return new Closure(body, List.copyOf(maker.captured));
  }

  private static final class Maker {

    private final List<Slot> slots;
    private final List<Expression> captured = new ArrayList<>();
    private final Map<Expression, Expression> places = new HashMap<>();
    // The same part often stands in several places: each is looked at once.
    private final Map<Expression, Boolean> dependent = new IdentityHashMap<>();
    private final Map<Expression, Expression> made = new IdentityHashMap<>();

    Maker(List<Slot> slots) {
      this.slots = slots;
    }

    Expression closed(Expression expression) {
      Expression known = made.get(expression);
      if (known == null) {
        known = make(expression);
        made.put(expression, known);
      }
      return known;
    }

    private Expression make(Expression expression) {
      if (expression instanceof Slot slot && slots.contains(slot)) {
        return new BoundReference(slots.indexOf(slot), slot.dataType(), true);
      }
      if (expression instanceof Literal) {
        return expression;
      }
      if (!dependsOnSlots(expression)) {
        return places.computeIfAbsent(expression, this::capture);
      }
      List<Expression> children = new ArrayList<>();
      for (Expression child : JavaConverters.seqAsJavaList(expression.children())) {
        children.add(closed(child));
      }
      return (Expression) expression.withNewChildren(Expressions.sequence(children));
    }

    private Expression capture(Expression expression) {
      captured.add(expression);
      return new BoundReference(
          slots.size() + captured.size() - 1, expression.dataType(), expression.nullable());
    }

    private boolean dependsOnSlots(Expression expression) {
      Boolean known = dependent.get(expression);
      if (known == null) {
        known =
            expression instanceof Slot slot
                ? slots.contains(slot)
                : JavaConverters.seqAsJavaList(expression.children()).stream()
                    .anyMatch(this::dependsOnSlots);
        dependent.put(expression, known);
      }
      return known;
    }
  }
}
