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
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.plans.physical.Distribution;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.types.DataType;
import scala.collection.AbstractIterator;
import scala.collection.IndexedSeq;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.reflect.ClassTag$;

/**
 * Runs a {@link RowsFunction}: one shuffle and one sort of the rows, which spills to disk, unless
 * they are laid out so already; then one pass.
 */
public final class SortedRowsExec extends SparkPlan {

  private final SparkPlan child;
  private final Seq<Expression> together;
  private final Seq<SortOrder> order;
  private final Seq<Attribute> result;
  private final Seq<Expression> told;
  private final RowsFunction function;

  /** Spark copies nodes by this constructor, with the product elements in their order. */
  public SortedRowsExec(
      SparkPlan child,
      Seq<Expression> together,
      Seq<SortOrder> order,
      Seq<Attribute> result,
      Seq<Expression> told,
      RowsFunction function) {
    this.child = child;
    this.together = together;
    this.order = order;
    this.result = result;
    this.told = told;
    this.function = function;
  }

  @Override
  public String nodeName() {
    return function.getClass().getSimpleName();
  }

  @Override
  public Seq<Attribute> output() {
    return result;
  }

  @Override
  public AttributeSet producedAttributes() {
    return outputSet();
  }

  @Override
  public AttributeSet references() {
    return child.outputSet();
  }

  @Override
  public Seq<Distribution> requiredChildDistribution() {
    return SortedRows.sequence(List.of(SortedRows.distribution(together)));
  }

  @Override
  public Seq<Seq<SortOrder>> requiredChildOrdering() {
    return SortedRows.sequence(List.of(order));
  }

  @Override
  public RDD<InternalRow> doExecute() {
    DataType[] types =
        JavaConverters.seqAsJavaList(result).stream()
            .map(Attribute::dataType)
            .toArray(DataType[]::new);
    return child
        .execute()
        .mapPartitionsWithEvaluator(
            new Tasks(Told.tell(told, function), types),
            ClassTag$.MODULE$.apply(InternalRow.class));
  }

  /** Other operators rely on rows of Spark's own binary form. */
  private record Tasks(RowsFunction function, DataType[] types)
      implements PartitionEvaluatorFactory<InternalRow, InternalRow> {

    @Override
    public PartitionEvaluator<InternalRow, InternalRow> createEvaluator() {
      return new PartitionEvaluator<>() {
        @Override
        public scala.collection.Iterator<InternalRow> eval(
            int partition, Seq<scala.collection.Iterator<InternalRow>> inputs) {
          UnsafeProjection binary = UnsafeProjection.create(types);
          Iterator<? extends InternalRow> made =
              function.apply(JavaConverters.asJavaIterator(inputs.apply(0)));
          return new AbstractIterator<>() {
            @Override
            public boolean hasNext() {
              return made.hasNext();
            }

            @Override
            public InternalRow next() {
              return binary.apply(made.next());
            }
          };
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
    return new SortedRowsExec(children.apply(0), together, order, result, told, function);
  }

  @Override
  public int productArity() {
    return 6;
  }

  @Override
  public Object productElement(int index) {
    return switch (index) {
      case 0 -> child;
      case 1 -> together;
      case 2 -> order;
      case 3 -> result;
      case 4 -> told;
      case 5 -> function;
      default -> throw new IndexOutOfBoundsException(index);
    };
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof SortedRowsExec;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SortedRowsExec that
        && child.equals(that.child)
        && together.equals(that.together)
        && order.equals(that.order)
        && result.equals(that.result)
        && told.equals(that.told)
        && function.equals(that.function);
  }

  @Override
  public int hashCode() {
    return Objects.hash(child, together, order, result, told, function);
  }
}
