package dev.sluice.step.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.MultiInstanceRelation;
import org.apache.spark.sql.catalyst.expressions.Ascending$;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.AttributeSet;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.NullsFirst$;
import org.apache.spark.sql.catalyst.expressions.SortOrder;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.collection.IndexedSeq;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * Rows put together by some columns, sorted, and handed partition by partition to a function.
 *
 * @see SortedRowsExec what it costs
 */
public final class SortedRows extends LogicalPlan implements MultiInstanceRelation {

  private final LogicalPlan child;
  private final Seq<Expression> together;
  private final Seq<SortOrder> order;
  private final Seq<Attribute> result;
  private final RowsFunction function;

  /** Spark copies nodes by this constructor, with the product elements in their order. */
  public SortedRows(
      LogicalPlan child,
      Seq<Expression> together,
      Seq<SortOrder> order,
      Seq<Attribute> result,
      RowsFunction function) {
    this.child = child;
    this.together = together;
    this.order = order;
    this.result = result;
    this.function = function;
  }

  /**
   * Transforms rows, lazily.
   *
   * @param together names of columns: rows that are equal in them come to the same task
   * @param order names of the columns that sort the rows of a task, ascending, nulls first
   * @param result the columns that the function makes
   */
  public static Dataset<Row> transform(
      Dataset<Row> rows,
      List<String> together,
      List<String> order,
      StructType result,
      RowsFunction function) {
    SparkSession spark = rows.sparkSession();
    SortedRowsStrategy.addTo(spark);
    LogicalPlan plan = rows.queryExecution().analyzed();
    return Dataset.ofRows(
        spark,
        new SortedRows(
            plan, columns(plan, together), ascending(plan, order), attributes(result), function));
  }

  /**
   * Adds columns to rows, lazily. The rows keep their columns, and how they are laid out: another
   * call for the same columns needs no shuffle and no sort.
   *
   * @param together names of columns: rows that are equal in them come to the same task
   * @param order names of the columns that sort the rows of a task, ascending, nulls first; a
   *     further call is spared its sort when it asks for the same columns or the first of them
   * @param added the columns that the function makes
   * @param function gives one row of the added columns for each row, in the order of the rows; it
   *     may read as many rows ahead of what it gives as it has to, and those wait in memory
   */
  public static Dataset<Row> adding(
      Dataset<Row> rows,
      List<String> together,
      List<String> order,
      StructType added,
      RowsFunction function) {
    SparkSession spark = rows.sparkSession();
    SortedRowsStrategy.addTo(spark);
    LogicalPlan plan = rows.queryExecution().analyzed();
    return Dataset.ofRows(
        spark,
        new AddedToRows(
            plan, columns(plan, together), ascending(plan, order), attributes(added), function));
  }

  static Seq<Expression> columns(LogicalPlan plan, List<String> names) {
    List<Expression> columns = new ArrayList<>();
    names.forEach(name -> columns.add(column(plan, name)));
    return sequence(columns);
  }

  static Seq<SortOrder> ascending(LogicalPlan plan, List<String> names) {
    List<SortOrder> order = new ArrayList<>();
    names.forEach(
        name ->
            order.add(
                new SortOrder(
                    column(plan, name),
                    Ascending$.MODULE$,
                    NullsFirst$.MODULE$,
                    sequence(List.of()))));
    return sequence(order);
  }

  /** New columns. */
  static Seq<Attribute> attributes(StructType columns) {
    List<Attribute> made = new ArrayList<>();
    for (StructField field : columns.fields()) {
      made.add(
          new AttributeReference(
              field.name(),
              field.dataType(),
              field.nullable(),
              field.metadata(),
              NamedExpression.newExprId(),
              sequence(List.of())));
    }
    return sequence(made);
  }

  /** The same columns under other ids. */
  static Seq<Attribute> renewed(Seq<Attribute> columns) {
    List<Attribute> renewed = new ArrayList<>();
    JavaConverters.seqAsJavaList(columns).forEach(column -> renewed.add(column.newInstance()));
    return sequence(renewed);
  }

  private static Attribute column(LogicalPlan plan, String name) {
    Optional<Attribute> found =
        JavaConverters.seqAsJavaList(plan.output()).stream()
            .filter(attribute -> attribute.name().equals(name))
            .findFirst();
    return found.orElseThrow(() -> new IllegalStateException("no column " + name));
  }

  static <T> Seq<T> sequence(List<? extends T> list) {
    return JavaConverters.asScalaBuffer(new ArrayList<T>(list)).toList();
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

  RowsFunction function() {
    return function;
  }

  @Override
  public Seq<Attribute> output() {
    return result;
  }

  @Override
  public AttributeSet producedAttributes() {
    return outputSet();
  }

  /** The function reads rows by position: no column of the input may be left out. */
  @Override
  public AttributeSet references() {
    return child.outputSet();
  }

  @Override
  public LogicalPlan newInstance() {
    return new SortedRows(child, together, order, renewed(result), function);
  }

  @Override
  public Seq<LogicalPlan> children() {
    return sequence(List.of(child));
  }

  @Override
  public LogicalPlan withNewChildrenInternal(IndexedSeq<LogicalPlan> children) {
    return new SortedRows(children.apply(0), together, order, result, function);
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
      case 3 -> result;
      case 4 -> function;
      default -> throw new IndexOutOfBoundsException(index);
    };
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof SortedRows;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SortedRows that
        && child.equals(that.child)
        && together.equals(that.together)
        && order.equals(that.order)
        && result.equals(that.result)
        && function.equals(that.function);
  }

  @Override
  public int hashCode() {
    return Objects.hash(child, together, order, result, function);
  }
}
