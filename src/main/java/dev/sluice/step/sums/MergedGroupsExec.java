package dev.sluice.step.sums;

import static dev.sluice.step.sums.GroupedRows.sequence;

import java.util.List;
import java.util.Objects;
import org.apache.spark.PartitionEvaluator;
import org.apache.spark.PartitionEvaluatorFactory;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeSet;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.plans.physical.AllTuples$;
import org.apache.spark.sql.catalyst.plans.physical.Distribution;
import org.apache.spark.sql.catalyst.plans.physical.Partitioning;
import org.apache.spark.sql.catalyst.plans.physical.SinglePartition$;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.types.DataType;
import org.jspecify.annotations.Nullable;
import scala.collection.AbstractIterator;
import scala.collection.IndexedSeq;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.reflect.ClassTag$;

/** Puts the groups of all tasks together in one task: one shuffle of one row a task. */
public final class MergedGroupsExec extends SparkPlan {

  private final SparkPlan child;
  private final Seq<Attribute> result;
  private final Layout layout;

  /** Spark copies nodes by this constructor, with the product elements in their order. */
  public MergedGroupsExec(SparkPlan child, Seq<Attribute> result, Layout layout) {
    this.child = child;
    this.result = result;
    this.layout = layout;
  }

  @Override
  public String nodeName() {
    return "MergedGroups";
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
    return sequence(List.of(AllTuples$.MODULE$));
  }

  @Override
  public Partitioning outputPartitioning() {
    return SinglePartition$.MODULE$;
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
            new Tasks(layout, types), ClassTag$.MODULE$.apply(InternalRow.class));
  }

  private record Tasks(Layout layout, DataType[] types)
      implements PartitionEvaluatorFactory<InternalRow, InternalRow> {

    @Override
    public PartitionEvaluator<InternalRow, InternalRow> createEvaluator() {
      return new PartitionEvaluator<>() {
        @Override
        public scala.collection.Iterator<InternalRow> eval(
            int partition, Seq<scala.collection.Iterator<InternalRow>> inputs) {
          GroupTable groups = new GroupTable(layout.sums());
          scala.collection.Iterator<InternalRow> states = inputs.apply(0);
          while (states.hasNext()) {
            groups.addAll(states.next().getBinary(0));
          }
          GroupDecoder decoder = new GroupDecoder(layout, groups.state());
          UnsafeProjection binary = UnsafeProjection.create(types);
          return new AbstractIterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
              return next < decoder.groups();
            }

            @Override
            public InternalRow next() {
              return binary.apply(new GenericInternalRow(decoder.values(next++)));
            }
          };
        }
      };
    }
  }

  @Override
  public Seq<SparkPlan> children() {
    return sequence(List.of(child));
  }

  @Override
  public SparkPlan withNewChildrenInternal(IndexedSeq<SparkPlan> children) {
    return new MergedGroupsExec(children.apply(0), result, layout);
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
    return other instanceof MergedGroupsExec;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MergedGroupsExec that
        && child.equals(that.child)
        && result.equals(that.result)
        && layout.equals(that.layout);
  }

  @Override
  public int hashCode() {
    return Objects.hash(child, result, layout);
  }
}
