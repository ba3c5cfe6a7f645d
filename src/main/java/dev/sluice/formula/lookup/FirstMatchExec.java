package dev.sluice.formula.lookup;

import java.util.List;
import java.util.Objects;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.physical.BroadcastDistribution;
import org.apache.spark.sql.catalyst.plans.physical.ClusteredDistribution;
import org.apache.spark.sql.catalyst.plans.physical.Distribution;
import org.apache.spark.sql.catalyst.plans.physical.IdentityBroadcastMode$;
import org.apache.spark.sql.catalyst.plans.physical.Partitioning;
import org.apache.spark.sql.catalyst.plans.physical.UnspecifiedDistribution$;
import org.apache.spark.sql.execution.SparkPlan;
import scala.Option;
import scala.collection.IndexedSeq;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * Looks rows up in a hash table of first rows. The table of a task is built once, of one partition
 * of the right table (both sides are shuffled by key unless they are laid out so already) or of all
 * of it (where it is small: nothing is shuffled); then the left rows stream past. A key that
 * repeats costs one comparison of its order; nothing is sorted, and the left rows are never kept.
 * Rows come out in the order and the partitions of the left table, so that the next lookup by the
 * same key shuffles it no more.
 */
public final class FirstMatchExec extends SparkPlan {

  private final SparkPlan left;
  private final SparkPlan right;
  private final Seq<Expression> leftKeys;
  private final Seq<Attribute> rightKeys;
  private final Seq<Attribute> order;
  private final boolean broadcast;

  /** Spark copies nodes by this constructor, with the product elements in their order. */
  public FirstMatchExec(
      SparkPlan left,
      SparkPlan right,
      Seq<Expression> leftKeys,
      Seq<Attribute> rightKeys,
      Seq<Attribute> order,
      boolean broadcast) {
    this.left = left;
    this.right = right;
    this.leftKeys = leftKeys;
    this.rightKeys = rightKeys;
    this.order = order;
    this.broadcast = broadcast;
  }

  @Override
  public String nodeName() {
    return broadcast ? "FirstMatchBroadcast" : "FirstMatch";
  }

  @Override
  public Seq<Attribute> output() {
    return Keys.output(left.output(), right.output(), rightKeys, order);
  }

  @Override
  public Partitioning outputPartitioning() {
    return left.outputPartitioning();
  }

  @Override
  public Seq<Distribution> requiredChildDistribution() {
    return broadcast
        ? Keys.sequence(
            List.of(
                UnspecifiedDistribution$.MODULE$,
                new BroadcastDistribution(IdentityBroadcastMode$.MODULE$)))
        : Keys.sequence(
            List.of(
                new ClusteredDistribution(leftKeys, false, Option.empty()),
                new ClusteredDistribution(
                    Keys.<Expression>sequence(JavaConverters.seqAsJavaList(rightKeys)),
                    false,
                    Option.empty())));
  }

  @Override
  public RDD<InternalRow> doExecute() {
    ClassTag<InternalRow> tag = ClassTag$.MODULE$.apply(InternalRow.class);
    FirstMatchColumns columns =
        new FirstMatchColumns(left.output(), right.output(), leftKeys, rightKeys, order);
    return broadcast
        ? left.execute()
            .mapPartitionsWithEvaluator(new FirstMatchTasks(columns, right.executeBroadcast()), tag)
        : left.execute()
            .zipPartitionsWithEvaluator(right.execute(), new FirstMatchTasks(columns, null), tag);
  }

  @Override
  public Seq<SparkPlan> children() {
    return Keys.sequence(List.of(left, right));
  }

  @Override
  public SparkPlan withNewChildrenInternal(IndexedSeq<SparkPlan> children) {
    return new FirstMatchExec(
        children.apply(0), children.apply(1), leftKeys, rightKeys, order, broadcast);
  }

  @Override
  public int productArity() {
    return 6;
  }

  @Override
  public Object productElement(int index) {
    return switch (index) {
      case 0 -> left;
      case 1 -> right;
      case 2 -> leftKeys;
      case 3 -> rightKeys;
      case 4 -> order;
      case 5 -> broadcast;
      default -> throw new IndexOutOfBoundsException(index);
    };
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof FirstMatchExec;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FirstMatchExec that
        && left.equals(that.left)
        && right.equals(that.right)
        && leftKeys.equals(that.leftKeys)
        && rightKeys.equals(that.rightKeys)
        && order.equals(that.order)
        && broadcast == that.broadcast;
  }

  @Override
  public int hashCode() {
    return Objects.hash(left, right, leftKeys, rightKeys, order, broadcast);
  }
}
