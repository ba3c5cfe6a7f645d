package dev.sluice.step.sums;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.catalyst.analysis.MultiInstanceRelation;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.AttributeSet;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.collection.IndexedSeq;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * Rows whose columns are keys and arguments of terms, put into groups.
 *
 * @see GroupedSums what it means
 * @see TaskGroupsExec how it is done
 */
public final class GroupedRows extends LogicalPlan implements MultiInstanceRelation {

  private final LogicalPlan child;
  private final Seq<Attribute> result;
  private final Layout layout;

  /** Spark copies nodes by this constructor, with the product elements in their order. */
  public GroupedRows(LogicalPlan child, Seq<Attribute> result, Layout layout) {
    this.child = child;
    this.result = result;
    this.layout = layout;
  }

  static GroupedRows of(LogicalPlan child, StructType result, Layout layout) {
    List<Attribute> made = new ArrayList<>();
    for (StructField field : result.fields()) {
      made.add(
          new AttributeReference(
              field.name(),
              field.dataType(),
              field.nullable(),
              field.metadata(),
              NamedExpression.newExprId(),
              sequence(List.of())));
    }
    return new GroupedRows(child, sequence(made), layout);
  }

  static <T> Seq<T> sequence(List<? extends T> list) {
    return JavaConverters.asScalaBuffer(new ArrayList<T>(list)).toList();
  }

  LogicalPlan child() {
    return child;
  }

  Layout layout() {
    return layout;
  }

  @Override
  public Seq<Attribute> output() {
    return result;
  }

  @Override
  public AttributeSet producedAttributes() {
    return outputSet();
  }

  /** Columns are read by position: none may be left out. */
  @Override
  public AttributeSet references() {
    return child.outputSet();
  }

  @Override
  public LogicalPlan newInstance() {
    List<Attribute> renewed = new ArrayList<>();
    JavaConverters.seqAsJavaList(result).forEach(column -> renewed.add(column.newInstance()));
    return new GroupedRows(child, sequence(renewed), layout);
  }

  @Override
  public Seq<LogicalPlan> children() {
    return sequence(List.of(child));
  }

  @Override
  public LogicalPlan withNewChildrenInternal(IndexedSeq<LogicalPlan> children) {
    return new GroupedRows(children.apply(0), result, layout);
  }

  @Override
  public int productArity() {
    return 3;
  }

  @Override
  public Object productElement(int index) {
    return List.of(child, result, layout).get(index);
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof GroupedRows;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof GroupedRows that
        && child.equals(that.child)
        && result.equals(that.result)
        && layout.equals(that.layout);
  }

  @Override
  public int hashCode() {
    return Objects.hash(child, result, layout);
  }
}
