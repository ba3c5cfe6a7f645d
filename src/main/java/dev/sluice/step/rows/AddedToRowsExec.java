package dev.sluice.step.rows;

import java.util.List;
import java.util.Objects;
import org.apache.spark.PartitionEvaluator;
import org.apache.spark.PartitionEvaluatorFactory;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeSet;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.SortOrder;
import org.apache.spark.sql.catalyst.plans.physical.ClusteredDistribution;
import org.apache.spark.sql.catalyst.plans.physical.Distribution;
import org.apache.spark.sql.catalyst.plans.physical.Partitioning;
import org.apache.spark.sql.execution.SparkPlan;
import scala.Option;
import scala.collection.IndexedSeq;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.reflect.ClassTag$;

/**
 * Runs a {@link RowsFunction} that adds columns: one shuffle and one sort of the rows, which spills
 * to disk, unless they are laid out so already; then one pass, after which they are laid out as
 * before it. Rows that the function reads ahead wait in memory.
 */
public final class AddedToRowsExec extends SparkPlan {

  private final SparkPlan child;
  private final Seq<Expression> together;
  private final Seq<SortOrder> order;
  private final Seq<Attribute> added;
  private final RowsFunction function;

  /** Spark copies nodes by this constructor, with the product elements in their order. */
  public AddedToRowsExec(
      SparkPlan child,
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

  @Override
  public String nodeName() {
    return function.getClass().getSimpleName();
  }

  @Override
  public Seq<Attribute> output() {
    return AddedToRows.concatenated(child.output(), added);
  }

  @Override
  public AttributeSet producedAttributes() {
    return AttributeSet.fromAttributeSets(
        SortedRows.sequence(
            JavaConverters.seqAsJavaList(added).stream().map(Attribute::references).toList()));
  }

  @Override
  public AttributeSet references() {
    return child.outputSet();
  }

  @Override
  public Seq<Distribution> requiredChildDistribution() {
    return SortedRows.sequence(List.of(new ClusteredDistribution(together, false, Option.empty())));
  }

  @Override
  public Seq<Seq<SortOrder>> requiredChildOrdering() {
    return SortedRows.sequence(List.of(order));
  }

  @Override
  public Partitioning outputPartitioning() {
    return child.outputPartitioning();
  }

  @Override
  public Seq<SortOrder> outputOrdering() {
    return child.outputOrdering();
  }

  @Override
  public RDD<InternalRow> doExecute() {
    return child
        .execute()
        .mapPartitionsWithEvaluator(
            new Tasks(function, AnsweredRows.Columns.of(child.output(), added)),
            ClassTag$.MODULE$.apply(InternalRow.class));
  }

  private record Tasks(RowsFunction function, AnsweredRows.Columns columns)
      implements PartitionEvaluatorFactory<InternalRow, InternalRow> {

    @Override
    public PartitionEvaluator<InternalRow, InternalRow> createEvaluator() {
      return new PartitionEvaluator<>() {
        @Override
        public scala.collection.Iterator<InternalRow> eval(
            int partition, Seq<scala.collection.Iterator<InternalRow>> inputs) {
          return new AnsweredRows(
              columns, JavaConverters.asJavaIterator(inputs.apply(0)), function);
        }
      };
    }
  }

  @Override
  public Seq<SparkPlan> children() {
    return SortedRows.sequence(List.of(child));
  }

  @Override
  public SparkPlan withNewChildrenInternal(IndexedSeq<SparkPlan> children) {
    return new AddedToRowsExec(children.apply(0), together, order, added, function);
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
    return other instanceof AddedToRowsExec;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AddedToRowsExec that
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
