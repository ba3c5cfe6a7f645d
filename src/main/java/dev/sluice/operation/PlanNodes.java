package dev.sluice.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import scala.Function1;
import scala.collection.JavaConverters;
import scala.runtime.AbstractPartialFunction;

/** The nodes of a logical plan, those of the subqueries inside its expressions included. */
final class PlanNodes {

  private PlanNodes() {}

  /** All nodes, from the root down. */
  static List<LogicalPlan> of(LogicalPlan plan) {
    List<LogicalPlan> nodes = new ArrayList<>();
    nodes.add(plan);
    JavaConverters.seqAsJavaList(plan.children()).forEach(child -> nodes.addAll(of(child)));
    JavaConverters.seqAsJavaList(plan.subqueries()).forEach(query -> nodes.addAll(of(query)));
    return nodes;
  }

  /** All expressions of all nodes. */
  static List<Expression> expressions(LogicalPlan plan) {
    List<Expression> expressions = new ArrayList<>();
    for (LogicalPlan node : of(plan)) {
      JavaConverters.seqAsJavaList(node.expressions()).forEach(root -> add(root, expressions));
    }
    return expressions;
  }

  private static void add(Expression expression, List<Expression> expressions) {
    expressions.add(expression);
    JavaConverters.seqAsJavaList(expression.children()).forEach(child -> add(child, expressions));
  }

  /** The plan with every node replaced, those at the bottom first. */
  static LogicalPlan replaced(LogicalPlan plan, UnaryOperator<LogicalPlan> rule) {
    return plan.transformUpWithSubqueries(new Everywhere(rule));
  }

  private static final class Everywhere extends AbstractPartialFunction<LogicalPlan, LogicalPlan> {

    private final transient UnaryOperator<LogicalPlan> rule;

    Everywhere(UnaryOperator<LogicalPlan> rule) {
      this.rule = rule;
    }

    @Override
    public boolean isDefinedAt(LogicalPlan node) {
      return true;
    }

    @Override
    public <A1 extends LogicalPlan, B1> B1 applyOrElse(A1 node, Function1<A1, B1> otherwise) {
      @SuppressWarnings("unchecked")
      B1 replaced = (B1) rule.apply(node);
      return replaced;
    }
  }
}
