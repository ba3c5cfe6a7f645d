package dev.sluice.step.rows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.catalyst.analysis.MultiInstanceRelation;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeSet;
import org.apache.spark.sql.catalyst.expressions.ExprId;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.SortOrder;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import scala.Option;
import scala.collection.IndexedSeq;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * Rows with columns that a function makes of their order. The rows' own columns are those of the
 * child, ids and all: that is what lets the next operator see how they are laid out.
 *
 * @see AddedToRowsExec what it costs
 */
public final class AddedToRows extends LogicalPlan implements MultiInstanceRelation {

  private final LogicalPlan child;
  private final Seq<Expression> together;
  private final Seq<SortOrder> order;
  private final Seq<Attribute> added;
  private final RowsFunction function;

  /** Spark copies nodes by this constructor, with the product elements in their order. */
  public AddedToRows(
      LogicalPlan child,
      Seq<Expression> together,
      Seq<SortOrder> order,
      Seq<Attribute> added,
      RowsFunction function) {
    this.child = child;
    this.together = together;
    this.order = order;
    this.added = added;
    this.function = function;
  }

  LogicalPlan child() {
    return child;
  }

  Seq<Expression> together() {
    return together;
  }

  Seq<SortOrder> order() {
    return order;
  }

  Seq<Attribute> added() {
    return added;
  }

  RowsFunction function() {
    return function;
  }

  @Override
  public Seq<Attribute> output() {
    return concatenated(child.output(), added);
  }

  static Seq<Attribute> concatenated(Seq<Attribute> first, Seq<Attribute> second) {
    List<Attribute> all = new ArrayList<>(JavaConverters.seqAsJavaList(first));
    all.addAll(JavaConverters.seqAsJavaList(second));
    return SortedRows.sequence(all);
  }

  @Override
  public AttributeSet producedAttributes() {
    return AttributeSet.fromAttributeSets(
        SortedRows.sequence(
            JavaConverters.seqAsJavaList(added).stream().map(Attribute::references).toList()));
  }

  /** The function reads rows by position: no column of the input may be left out. */
  @Override
  public AttributeSet references() {
    return child.outputSet();
  }

  /**
   * The child stays as it is; its columns get other ids by a projection, which lays nothing out.
   */
  @Override
  public LogicalPlan newInstance() {
    Renamed renamed = Renamed.of(child);
    return new AddedToRows(
        renamed.plan(),
        renamed.columns(together),
        renamed.order(order),
        SortedRows.renewed(added),
        function);
  }

  /** A plan whose columns got other ids. */
  record Renamed(Project plan, Map<ExprId, Attribute> byId) {

    static Renamed of(LogicalPlan plan) {
      List<NamedExpression> columns = new ArrayList<>();
      Map<ExprId, Attribute> byId = new HashMap<>();
      for (Attribute column : JavaConverters.seqAsJavaList(plan.output())) {
        Alias alias =
            new Alias(
                column,
                column.name(),
                NamedExpression.newExprId(),
                SortedRows.sequence(List.of()),
                Option.empty(),
                SortedRows.sequence(List.of()));
        columns.add(alias);
        byId.put(column.exprId(), alias.toAttribute());
      }
      return new Renamed(new Project(SortedRows.sequence(columns), plan), byId);
    }

    Seq<Expression> columns(Seq<Expression> columns) {
      return SortedRows.sequence(
          JavaConverters.seqAsJavaList(columns).stream().map(this::column).toList());
    }

    Seq<SortOrder> order(Seq<SortOrder> order) {
      return SortedRows.sequence(
          JavaConverters.seqAsJavaList(order).stream()
              .map(
                  part ->
                      new SortOrder(
                          column(part.child()),
                          part.direction(),
                          part.nullOrdering(),
                          SortedRows.sequence(List.of())))
              .toList());
    }

    private Expression column(Expression column) {
      return Objects.requireNonNull(byId.get(((Attribute) column).exprId()));
    }
  }

  @Override
  public Seq<LogicalPlan> children() {
    return SortedRows.sequence(List.of(child));
  }

  @Override
  public LogicalPlan withNewChildrenInternal(IndexedSeq<LogicalPlan> children) {
    return new AddedToRows(children.apply(0), together, order, added, function);
  }

  @Override
  public int productArity() {
    return 5;
  }

  @Override
  public Object productElement(int index) {
    return switch (index) {
      case 0 -> child;
      case 1 -> together;
      case 2 -> order;
      case 3 -> added;
      case 4 -> function;
      default -> throw new IndexOutOfBoundsException(index);
    };
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof AddedToRows;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AddedToRows that
        && child.equals(that.child)
        && together.equals(that.together)
        && order.equals(that.order)
        && added.equals(that.added)
        && function.equals(that.function);
  }

  @Override
  public int hashCode() {
    return Objects.hash(child, together, order, added, function);
  }
}
