package dev.sluice.step.count;

import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.jspecify.annotations.Nullable;
import scala.collection.IndexedSeq;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * The same rows, counted under a name. Filters and limits stay above it; columns that nobody needs
 * are left out below it.
 *
 * @see RowCounts where the counts are found
 */
public final class CountedRows extends LogicalPlan {

  private final LogicalPlan child;
  private final String name;

  /** Spark copies nodes by this constructor, with the product elements in their order. */
  public CountedRows(LogicalPlan child, String name) {
    this.child = child;
    this.name = name;
  }

  /** Counts the rows of a table, lazily; costs an addition a row. */
  public static Dataset<Row> of(Dataset<Row> rows, String name) {
    CountedRowsStrategy.addTo(rows.sparkSession());
    return Dataset.ofRows(
        rows.sparkSession(), new CountedRows(rows.queryExecution().analyzed(), name));
  }

  LogicalPlan child() {
    return child;
  }

  String name() {
    return name;
  }

  @Override
  public Seq<Attribute> output() {
    return child.output();
  }

  @Override
  public Seq<LogicalPlan> children() {
    return JavaConverters.asScalaBuffer(List.of(child)).toList();
  }

  @Override
  public LogicalPlan withNewChildrenInternal(IndexedSeq<LogicalPlan> children) {
    return new CountedRows(children.apply(0), name);
  }

  @Override
  public int productArity() {
    return 2;
  }

  @Override
  public Object productElement(int index) {
    return List.of(child, name).get(index);
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof CountedRows;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CountedRows that && child.equals(that.child) && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return Objects.hash(child, name);
  }
}
