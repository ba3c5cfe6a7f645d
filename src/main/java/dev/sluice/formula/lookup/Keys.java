package dev.sluice.formula.lookup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** The columns of a lookup by their part in it. */
final class Keys {

  private Keys() {}

  /** The columns of a plan that have these names. */
  static Seq<Attribute> named(LogicalPlan plan, List<String> names) {
    List<Attribute> attributes = new ArrayList<>();
    for (String name : names) {
      attributes.add(
          JavaConverters.seqAsJavaList(plan.output()).stream()
              .filter(attribute -> attribute.name().equals(name))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("no column " + name)));
    }
    return sequence(attributes);
  }

  /** The columns of the right table that the lookup gives to a row. */
  static List<Attribute> returned(Seq<Attribute> right, Seq<Attribute> keys, Seq<Attribute> order) {
    return JavaConverters.seqAsJavaList(right).stream()
        .filter(attribute -> !contains(keys, attribute) && !contains(order, attribute))
        .toList();
  }

  /** The columns of a row with what was found for it, which may be nothing. */
  static Seq<Attribute> output(
      Seq<Attribute> left, Seq<Attribute> right, Seq<Attribute> keys, Seq<Attribute> order) {
    List<Attribute> output = new ArrayList<>(JavaConverters.seqAsJavaList(left));
    returned(right, keys, order).forEach(attribute -> output.add(attribute.withNullability(true)));
    return sequence(output);
  }

  private static boolean contains(Seq<Attribute> attributes, Attribute wanted) {
    return JavaConverters.seqAsJavaList(attributes).stream()
        .anyMatch(attribute -> attribute.exprId().equals(wanted.exprId()));
  }

  static Expression withoutAlias(NamedExpression expression) {
    return expression instanceof Alias alias ? alias.child() : (Expression) expression;
  }

  static <T> Seq<T> sequence(Collection<? extends T> list) {
    return JavaConverters.asScalaBuffer(new ArrayList<T>(list)).toList();
  }
}
