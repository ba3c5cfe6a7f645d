package dev.sluice.operation;

import dev.sluice.formula.compile.Expressions;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Ascending$;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.NullsFirst$;
import org.apache.spark.sql.catalyst.expressions.RankLike;
import org.apache.spark.sql.catalyst.expressions.RowFrame$;
import org.apache.spark.sql.catalyst.expressions.RowOrdering$;
import org.apache.spark.sql.catalyst.expressions.SortOrder;
import org.apache.spark.sql.catalyst.expressions.SpecifiedWindowFrame;
import org.apache.spark.sql.catalyst.expressions.WindowExpression;
import org.apache.spark.sql.catalyst.expressions.WindowSpecDefinition;
import org.apache.spark.sql.catalyst.plans.logical.LocalLimit;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Offset;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.plans.logical.Sort;
import org.apache.spark.sql.catalyst.plans.logical.Window;
import org.apache.spark.sql.catalyst.trees.TreeNodeTag;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * Makes every order in a query that decides anything a total one: below LIMIT and OFFSET, and for
 * windows that count rows, ties are broken by all columns. Other ORDER BYs decide nothing, since a
 * table has no order, and are left out: Spark would read all rows twice for them.
 */
final class SqlOrder {

  private static final TreeNodeTag<Object> DECIDES = new TreeNodeTag<>("sluice-order-decides");

  private SqlOrder() {}

  /** The same query with total orders. */
  static LogicalPlan total(LogicalPlan resolved) {
    return PlanNodes.replaced(
        PlanNodes.replaced(resolved, SqlOrder::marked), SqlOrder::withoutIdleSort);
  }

  private static LogicalPlan marked(LogicalPlan node) {
    if (node instanceof LocalLimit || node instanceof Offset) {
      return node.withNewChildren(
          Expressions.sequence(List.of(totalBelow(node.children().apply(0)))));
    }
    return node instanceof Window window ? windows(window) : node;
  }

  /** Analysis may put a projection between a limit and the sort that it belongs to. */
  private static LogicalPlan totalBelow(LogicalPlan node) {
    if (node instanceof Sort sort) {
      Sort total = new Sort(ties(sort.order(), sort.child()), sort.global(), sort.child());
      total.setTagValue(DECIDES, true);
      return total;
    }
    return node instanceof Project || node instanceof Offset
        ? node.withNewChildren(Expressions.sequence(List.of(totalBelow(node.children().apply(0)))))
        : node;
  }

  private static LogicalPlan withoutIdleSort(LogicalPlan node) {
    return node instanceof Sort sort && sort.global() && sort.getTagValue(DECIDES).isEmpty()
        ? sort.child()
        : node;
  }

  private static Seq<SortOrder> ties(Seq<SortOrder> order, LogicalPlan rows) {
    List<SortOrder> total = new ArrayList<>(JavaConverters.seqAsJavaList(order));
    for (Attribute attribute : JavaConverters.seqAsJavaList(rows.output())) {
      boolean isThere = total.stream().anyMatch(key -> key.child().semanticEquals(attribute));
      if (!isThere && RowOrdering$.MODULE$.isOrderable(attribute.dataType())) {
        total.add(
            new SortOrder(
                attribute,
                Ascending$.MODULE$,
                NullsFirst$.MODULE$,
                Expressions.sequence(List.of())));
      }
    }
    return Expressions.sequence(total);
  }

  /** Ranks and ranges of values keep their order, in which ties count as equal. */
  private static LogicalPlan windows(Window window) {
    List<NamedExpression> counting = new ArrayList<>();
    List<NamedExpression> others = new ArrayList<>();
    Seq<SortOrder> total = ties(window.orderSpec(), window.child());
    for (NamedExpression named : JavaConverters.seqAsJavaList(window.windowExpressions())) {
      if (named instanceof Expression expression && countsRows(expression)) {
        counting.add((NamedExpression) ordered(expression, total));
      } else {
        others.add(named);
      }
    }
    if (counting.isEmpty()) {
      return window;
    }
    LogicalPlan inner =
        new Window(Expressions.sequence(counting), window.partitionSpec(), total, window.child());
    return others.isEmpty()
        ? inner
        : new Window(
            Expressions.sequence(others), window.partitionSpec(), window.orderSpec(), inner);
  }

  private static boolean countsRows(Expression expression) {
    if (expression instanceof WindowExpression window) {
      return !(window.windowFunction() instanceof RankLike)
          && window.windowSpec().frameSpecification() instanceof SpecifiedWindowFrame frame
          && frame.frameType() == RowFrame$.MODULE$;
    }
    return JavaConverters.seqAsJavaList(expression.children()).stream()
        .anyMatch(SqlOrder::countsRows);
  }

  private static Expression ordered(Expression expression, Seq<SortOrder> order) {
    if (expression instanceof WindowExpression window) {
      WindowSpecDefinition spec = window.windowSpec();
      return new WindowExpression(
          window.windowFunction(),
          new WindowSpecDefinition(spec.partitionSpec(), order, spec.frameSpecification()));
    }
    List<Expression> children =
        JavaConverters.seqAsJavaList(expression.children()).stream()
            .map(child -> ordered(child, order))
            .toList();
    return expression.withNewChildren(Expressions.sequence(children));
  }
}
