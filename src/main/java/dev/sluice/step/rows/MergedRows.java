package dev.sluice.step.rows;

import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.MultiInstanceRelation;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeSet;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.SortOrder;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Statistics;
import org.apache.spark.sql.types.StructType;
import scala.collection.IndexedSeq;
import scala.collection.Seq;
import scala.math.BigInt;

/**
 * Rows of a table with columns that a function makes of the rows of another table with the same
 * keys. The columns of the left rows are those of the child, ids and all; of these the plan may
 * leave out what nobody needs.
 *
 * @see MergedRowsExec what it costs
 */
public final class MergedRows extends LogicalPlan implements MultiInstanceRelation {

  /**
   * One of the two tables.
   *
   * @param together names of columns: rows of both tables that are equal in them, one by one, come
   *     to the same task
   * @param order names of the columns that sort the rows of a task, ascending, nulls first
   */
  public record Side(Dataset<Row> rows, List<String> together, List<String> order) {

    public Side {
      together = List.copyOf(together);
      order = List.copyOf(order);
    }
  }

  private final LogicalPlan left;
  private final LogicalPlan right;
  private final Seq<Expression> leftTogether;
  private final Seq<SortOrder> leftOrder;
  private final Seq<Expression> rightTogether;
  private final Seq<SortOrder> rightOrder;
  private final Seq<Attribute> added;
  private final MergeFunction function;

  /** Spark copies nodes by this constructor, with the product elements in their order. */
  public MergedRows(
      LogicalPlan left,
      LogicalPlan right,
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

  /**
   * Adds columns to the rows of the left table, lazily. They keep their columns and how they are
   * laid out.
   *
   * @param right none of its columns may be one of the left table's: select them under other names
   * @param added the columns that the function makes
   */
  public static Dataset<Row> adding(
      Side left, Side right, StructType added, MergeFunction function) {
    SparkSession spark = left.rows().sparkSession();
    SortedRowsStrategy.addTo(spark);
    LogicalPlan ofLeft = left.rows().queryExecution().analyzed();
    LogicalPlan ofRight = right.rows().queryExecution().analyzed();
    return Dataset.ofRows(
        spark,
        new MergedRows(
            ofLeft,
            ofRight,
            SortedRows.columns(ofLeft, left.together()),
            SortedRows.ascending(ofLeft, left.order()),
            SortedRows.columns(ofRight, right.together()),
            SortedRows.ascending(ofRight, right.order()),
            SortedRows.attributes(added),
            function));
  }

  LogicalPlan left() {
    return left;
  }

  LogicalPlan right() {
    return right;
  }

  Seq<Expression> leftTogether() {
    return leftTogether;
  }

  Seq<SortOrder> leftOrder() {
    return leftOrder;
  }

  Seq<Expression> rightTogether() {
    return rightTogether;
  }

  Seq<SortOrder> rightOrder() {
    return rightOrder;
  }

  Seq<Attribute> added() {
    return added;
  }

  MergeFunction function() {
    return function;
  }

  @Override
  public Seq<Attribute> output() {
    return AddedToRows.concatenated(left.output(), added);
  }

  @Override
  public AttributeSet producedAttributes() {
    return AddedToRows.setOf(added);
  }

  /** The function reads the columns of the left order, and right rows by position. */
  @Override
  public AttributeSet references() {
    return AddedToRows.setOf(leftTogether)
        .$plus$plus(AddedToRows.setOf(leftOrder))
        .$plus$plus(right.outputSet());
  }

  /** As many rows as the left table has, somewhat wider. */
  @Override
  public Statistics stats() {
    Statistics rows = left.stats();
    BigInt size =
        rows.sizeInBytes()
            .$times(BigInt.apply(schema().defaultSize()))
            .$div(BigInt.apply(Math.max(1, left.schema().defaultSize())));
    return new Statistics(size, rows.rowCount(), rows.attributeStats(), false);
  }

  /** Only what the result shows gets other ids: the columns of the left table and those added. */
  @Override
  public LogicalPlan newInstance() {
    AddedToRows.Renamed renamed = AddedToRows.Renamed.of(left);
    return new MergedRows(
        renamed.plan(),
        right,
        renamed.columns(leftTogether),
        renamed.order(leftOrder),
        rightTogether,
        rightOrder,
        SortedRows.renewed(added),
        function);
  }

  @Override
  public Seq<LogicalPlan> children() {
    return SortedRows.sequence(List.of(left, right));
  }

  @Override
  public LogicalPlan withNewChildrenInternal(IndexedSeq<LogicalPlan> children) {
    return new MergedRows(
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
    return other instanceof MergedRows;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MergedRows that
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
