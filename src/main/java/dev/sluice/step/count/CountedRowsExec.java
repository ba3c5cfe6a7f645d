package dev.sluice.step.count;

import java.util.List;
import java.util.Objects;
import org.apache.spark.PartitionEvaluator;
import org.apache.spark.PartitionEvaluatorFactory;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeSet;
import org.apache.spark.sql.catalyst.expressions.SortOrder;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.apache.spark.sql.catalyst.plans.physical.Partitioning;
import org.apache.spark.sql.execution.CodegenSupport;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.metric.SQLMetric;
import org.apache.spark.sql.execution.metric.SQLMetrics;
import org.jspecify.annotations.Nullable;
import scala.collection.AbstractIterator;
import scala.collection.IndexedSeq;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.collection.immutable.Map;
import scala.reflect.ClassTag$;

/** Counts rows within the generated loop of the operators around it, or else one by one. */
public final class CountedRowsExec extends SparkPlan implements CodegenSupport {

  private static final String ROWS = "numOutputRows";

  private final SparkPlan child;
  private final String name;
  private @Nullable CodegenSupport parent;
  private transient @Nullable SQLMetric rows;

  /** Spark copies nodes by this constructor, with the product elements in their order. */
  public CountedRowsExec(SparkPlan child, String name) {
    this.child = child;
    this.name = name;
  }

  /** The name under which the rows are counted. */
  public String name() {
    return name;
  }

  /** How many rows passed in the tasks that have succeeded. */
  public long count() {
    return rows().value();
  }

  private synchronized SQLMetric rows() {
    SQLMetric metric = rows;
    if (metric == null) {
      metric = SQLMetrics.createMetric(sparkContext(), "number of output rows");
      rows = metric;
    }
    return metric;
  }

  @Override
  public Map<String, SQLMetric> metrics() {
    return new Map.Map1<>(ROWS, rows());
  }

  @Override
  public Seq<Attribute> output() {
    return child.output();
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
  public CodegenSupport parent() {
    return Objects.requireNonNull(parent, "code is generated for a parent");
  }

  @Override
  public void parent_$eq(CodegenSupport consumer) {
    parent = consumer;
  }

  @Override
  public Seq<RDD<InternalRow>> inputRDDs() {
    return ((CodegenSupport) child).inputRDDs();
  }

  /** It looks at no column: those above read what they need. */
  @Override
  public AttributeSet usedInputs() {
    return AttributeSet.empty();
  }

  @Override
  public String doProduce(CodegenContext context) {
    return ((CodegenSupport) child).produce(context, this);
  }

  @Override
  public String doConsume(CodegenContext context, Seq<ExprCode> columns, ExprCode row) {
    return metricTerm(context, ROWS) + ".add(1);\n" + consume(context, columns, null);
  }

  @Override
  public RDD<InternalRow> doExecute() {
    return child
        .execute()
        .mapPartitionsWithEvaluator(new Tasks(rows()), ClassTag$.MODULE$.apply(InternalRow.class));
  }

  private record Tasks(SQLMetric rows)
      implements PartitionEvaluatorFactory<InternalRow, InternalRow> {

    @Override
    public PartitionEvaluator<InternalRow, InternalRow> createEvaluator() {
      return new PartitionEvaluator<>() {
        @Override
        public scala.collection.Iterator<InternalRow> eval(
            int partition, Seq<scala.collection.Iterator<InternalRow>> inputs) {
          scala.collection.Iterator<InternalRow> input = inputs.apply(0);
          return new AbstractIterator<>() {
            @Override
            public boolean hasNext() {
              return input.hasNext();
            }

            @Override
            public InternalRow next() {
              rows.add(1L);
              return input.next();
            }
          };
        }
      };
    }
  }

  @Override
  public Seq<SparkPlan> children() {
    return JavaConverters.asScalaBuffer(List.of(child)).toList();
  }

  @Override
  public SparkPlan withNewChildrenInternal(IndexedSeq<SparkPlan> children) {
    return new CountedRowsExec(children.apply(0), name);
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
    return other instanceof CountedRowsExec;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CountedRowsExec that
        && child.equals(that.child)
        && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return Objects.hash(child, name);
  }
}
