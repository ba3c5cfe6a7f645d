package dev.sluice.formula.lookup;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeMap$;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.plans.logical.Statistics;
import scala.collection.IndexedSeq;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * Every row of the left table, with the columns of the first row of the right table whose keys are
 * all equal; nulls where there is none. Null keys match nothing. Of several rows with the same keys
 * the one that the order columns put first is taken, whatever way the rows come.
 *
 * <p>The filters above it are never pushed into the right table, as Spark would do with an outer
 * join: they would change which row is the first.
 *
 * @see FirstMatchExec what it costs
 */
public final class FirstMatch extends LogicalPlan {

  private final LogicalPlan left;
  private final LogicalPlan right;
  private final Seq<Expression> leftKeys;
  private final Seq<Attribute> rightKeys;
  private final Seq<Attribute> order;

  /** Spark copies nodes by this constructor, with the product elements in their order. */
  public FirstMatch(
      LogicalPlan left,
      LogicalPlan right,
      Seq<Expression> leftKeys,
      Seq<Attribute> rightKeys,
      Seq<Attribute> order) {
    this.left = left;
    this.right = right;
    this.leftKeys = leftKeys;
    this.rightKeys = rightKeys;
    this.order = order;
  }

  /**
   * Looks rows up, lazily.
   *
   * @param keys the keys of the rows, computed from their columns
   * @param table has only the columns named here; their names must be unlike those of the rows
   * @param tableKeys names of key columns, as many
   * @param order names of the columns that order rows of the same key
   * @return the columns of the rows, then those of the table that are neither key nor order
   */
  public static Dataset<Row> join(
      Dataset<Row> rows,
      List<Column> keys,
      Dataset<Row> table,
      List<String> tableKeys,
      List<String> order) {
    SparkSession spark = rows.sparkSession();
    FirstMatchStrategy.addTo(spark);
    NeedlessLookup.addTo(spark);
    List<Column> all = new ArrayList<>();
    for (String name : rows.columns()) {
      all.add(rows.col("`" + name.replace("`", "``") + "`"));
    }
    int width = all.size();
    all.addAll(keys);
    // Spark resolves the names in the keys; the projection that it does it in is taken apart again.
    Project resolved =
        (Project) rows.select(all.toArray(Column[]::new)).queryExecution().analyzed();
    List<Expression> leftKeys = new ArrayList<>();
    JavaConverters.seqAsJavaList(resolved.projectList())
        .subList(width, all.size())
        .forEach(key -> leftKeys.add(Keys.withoutAlias(key)));
    LogicalPlan right = table.queryExecution().analyzed();
    return Dataset.ofRows(
        spark,
        new FirstMatch(
            resolved.child(),
            right,
            Keys.sequence(leftKeys),
            Keys.named(right, tableKeys),
            Keys.named(right, order)));
  }

  LogicalPlan left() {
    return left;
  }

  LogicalPlan right() {
    return right;
  }

  Seq<Expression> leftKeys() {
    return leftKeys;
  }

  Seq<Attribute> rightKeys() {
    return rightKeys;
  }

  Seq<Attribute> order() {
    return order;
  }

  @Override
  public Seq<Attribute> output() {
    return Keys.output(left.output(), right.output(), rightKeys, order);
  }

  @Override
  public Statistics stats() {
    Statistics ofLeft = left.stats();
    long widths = Math.max(1, left.output().size());
    return new Statistics(
        ofLeft
            .sizeInBytes()
            .$times(scala.math.BigInt.apply(output().size()))
            .$div(scala.math.BigInt.apply(widths)),
        ofLeft.rowCount(),
        AttributeMap$.MODULE$.empty(),
        false);
  }

  @Override
  public Seq<LogicalPlan> children() {
    return Keys.sequence(List.of(left, right));
  }

  @Override
  public LogicalPlan withNewChildrenInternal(IndexedSeq<LogicalPlan> children) {
    return new FirstMatch(children.apply(0), children.apply(1), leftKeys, rightKeys, order);
  }

  @Override
  public int productArity() {
    return 5;
  }

  @Override
  public Object productElement(int index) {
    return switch (index) {
      case 0 -> left;
      case 1 -> right;
      case 2 -> leftKeys;
      case 3 -> rightKeys;
      case 4 -> order;
      default -> throw new IndexOutOfBoundsException(index);
    };
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof FirstMatch;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FirstMatch that
        && left.equals(that.left)
        && right.equals(that.right)
        && leftKeys.equals(that.leftKeys)
        && rightKeys.equals(that.rightKeys)
        && order.equals(that.order);
  }

  @Override
  public int hashCode() {
    return Objects.hash(left, right, leftKeys, rightKeys, order);
  }
}
