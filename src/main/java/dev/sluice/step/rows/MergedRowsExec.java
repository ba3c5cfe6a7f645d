package dev.sluice.step.rows;

import java.util.Iterator;
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
import org.apache.spark.sql.catalyst.plans.physical.Distribution;
import org.apache.spark.sql.catalyst.plans.physical.Partitioning;
import org.apache.spark.sql.execution.SparkPlan;
import scala.collection.IndexedSeq;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.reflect.ClassTag$;

/**
 * Runs a {@link MergeFunction}: one shuffle and one sort of the rows of either table, which spill
 * to disk, unless a table is laid out so already; then one pass over both at once, after which the
 * left rows are laid out as before it. Left rows that the function reads ahead wait in memory.
 */
public final class MergedRowsExec extends SparkPlan {

  private final SparkPlan left;
  private final SparkPlan right;
  private final Seq<Expression> leftTogether;
  private final Seq<SortOrder> leftOrder;
  private final Seq<Expression> rightTogether;
  private final Seq<SortOrder> rightOrder;
  private final Seq<Attribute> added;
  private final MergeFunction function;

  /** Spark copies nodes by this constructor, with the product elements in their order. */
  public MergedRowsExec(
      SparkPlan left,
      SparkPlan right,
      Seq<Expression> leftTogether,
      Seq<SortOrder> leftOrder,
      Seq<Expression> rightTogether,
      Seq<SortOrder> rightOrder,
      Seq<Attribute> added,
      MergeFunction function) {
    this.left = left;
    this.right = right;
    this.leftTogether = leftTogether;
    this.leftOrder = leftOrder;
    this.rightTogether = rightTogether;
    this.rightOrder = rightOrder;
    this.added = added;
    this.function = function;
  }

  @Override
  public String nodeName() {
    return function.getClass().getSimpleName();
  }

  @Override
  public Seq<Attribute> output() {
    return AddedToRows.concatenated(left.output(), added);
  }

  @Override
  public AttributeSet producedAttributes() {
    return AddedToRows.setOf(added);
  }

  @Override
  public AttributeSet references() {
    return AddedToRows.setOf(leftTogether)
        .$plus$plus(AddedToRows.setOf(leftOrder))
        .$plus$plus(right.outputSet());
  }

  @Override
  public Seq<Distribution> requiredChildDistribution() {
    return SortedRows.sequence(
        List.of(SortedRows.distribution(leftTogether), SortedRows.distribution(rightTogether)));
  }

  @Override
  public Seq<Seq<SortOrder>> requiredChildOrdering() {
    return SortedRows.sequence(List.of(leftOrder, rightOrder));
  }

  @Override
  public Partitioning outputPartitioning() {
    return left.outputPartitioning();
  }

  @Override
  public Seq<SortOrder> outputOrdering() {
    return left.outputOrdering();
  }

  @Override
  public RDD<InternalRow> doExecute() {
    List<Attribute> columns = JavaConverters.seqAsJavaList(left.output());
    int[] places =
        JavaConverters.seqAsJavaList(leftOrder).stream()
            .mapToInt(part -> place((Attribute) part.child(), columns))
            .toArray();
    return left.execute()
        .zipPartitionsWithEvaluator(
            right.execute(),
            new Tasks(function, places, AnsweredRows.Columns.of(left.output(), added)),
            ClassTag$.MODULE$.apply(InternalRow.class));
  }

  private static int place(Attribute column, List<Attribute> columns) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).exprId().equals(column.exprId())) {
        return i;
      }
    }
    throw new IllegalStateException("the left rows have no column " + column.name());
  }

  private record Tasks(MergeFunction function, int[] places, AnsweredRows.Columns columns)
      implements PartitionEvaluatorFactory<InternalRow, InternalRow> {

    @Override
    public PartitionEvaluator<InternalRow, InternalRow> createEvaluator() {
      return new PartitionEvaluator<>() {
        @Override
        public scala.collection.Iterator<InternalRow> eval(
            int partition, Seq<scala.collection.Iterator<InternalRow>> inputs) {
          Iterator<InternalRow> right = JavaConverters.asJavaIterator(inputs.apply(1));
          return new AnsweredRows(
              columns,
              JavaConverters.asJavaIterator(inputs.apply(0)),
              left -> function.apply(left, places, right));
        }
      };
    }
  }

  @Override
  public Seq<SparkPlan> children() {
    return SortedRows.sequence(List.of(left, right));
  }

  @Override
  public SparkPlan withNewChildrenInternal(IndexedSeq<SparkPlan> children) {
    return new MergedRowsExec(
        children.apply(0),
        children.apply(1),
        leftTogether,
        leftOrder,
        rightTogether,
        rightOrder,
        added,
        function);
  }

  @Override
  public int productArity() {
    return 8;
  }

  @Override
  public Object productElement(int index) {
    return switch (index) {
      case 0 -> left;
      case 1 -> right;
      case 2 -> leftTogether;
      case 3 -> leftOrder;
      case 4 -> rightTogether;
      case 5 -> rightOrder;
      case 6 -> added;
      case 7 -> function;
      default -> throw new IndexOutOfBoundsException(index);
    };
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof MergedRowsExec;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MergedRowsExec that
        && left.equals(that.left)
        && right.equals(that.right)
        && leftTogether.equals(that.leftTogether)
        && leftOrder.equals(that.leftOrder)
        && rightTogether.equals(that.rightTogether)
        && rightOrder.equals(that.rightOrder)
        && added.equals(that.added)
        && function.equals(that.function);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        left, right, leftTogether, leftOrder, rightTogether, rightOrder, added, function);
  }
}
