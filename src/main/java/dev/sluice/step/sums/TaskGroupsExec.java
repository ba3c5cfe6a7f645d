package dev.sluice.step.sums;

import static dev.sluice.step.sums.GroupedRows.sequence;

import java.util.ArrayList;
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
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.apache.spark.sql.catalyst.expressions.codegen.FalseLiteral$;
import org.apache.spark.sql.catalyst.expressions.codegen.JavaCode;
import org.apache.spark.sql.execution.BlockingOperatorWithCodegen;
import org.apache.spark.sql.execution.CodegenSupport;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;
import scala.collection.AbstractIterator;
import scala.collection.IndexedSeq;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.reflect.ClassTag$;

/**
 * The groups of each task, as one row with the state of its {@link GroupTable}. Spark generates one
 * loop over the rows for it, together with the operators below down to the scan; where it generates
 * no code, rows are read one by one.
 */
public final class TaskGroupsExec extends SparkPlan implements BlockingOperatorWithCodegen {

  private final SparkPlan child;
  private final Attribute state;
  private final Layout layout;
  private @Nullable CodegenSupport parent;

  /** Spark copies nodes by this constructor, with the product elements in their order. */
  public TaskGroupsExec(SparkPlan child, Attribute state, Layout layout) {
    this.child = child;
    this.state = state;
    this.layout = layout;
  }

  @Override
  public String nodeName() {
    return "TaskGroups";
  }

  @Override
  public Seq<Attribute> output() {
    return sequence(List.of(state));
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

  @Override
  public String doProduce(CodegenContext context) {
    String done = context.addMutableState("boolean", "done", name -> "", true, true);
    String table = GroupTable.class.getName();
    groups =
        context.addMutableState(
            table,
            "groups",
            name -> name + " = new " + table + "(" + layout.sums() + ");",
            true,
            true);
    String words = KeyWords.class.getName();
    key =
        context.addMutableState(words, "key", name -> name + " = new " + words + "();", true, true);
    String name = context.freshName("addRows");
    String loop = ((CodegenSupport) child).produce(context, this);
    String addRows =
        context.addNewFunction(
            name,
            "private void " + name + "() throws java.io.IOException {\n" + loop + "}\n",
            false);
    String value = context.freshName("state");
    ExprCode made =
        ExprCode.apply(FalseLiteral$.MODULE$, JavaCode.variable(value, DataTypes.BinaryType));
    return """
        while (!%s) {
          %s = true;
          %s();
          byte[] %s = %s.state();
          %s
        }
        """
        .formatted(
            done, done, addRows, value, groups, consume(context, sequence(List.of(made)), null));
  }

  // Names of the fields of the generated class, between producing and consuming.
  private transient String groups = "";
  private transient String key = "";

  @Override
  public String doConsume(CodegenContext context, Seq<ExprCode> columns, ExprCode row) {
    List<ExprCode> values = JavaConverters.seqAsJavaList(columns);
    StringBuilder code = new StringBuilder(key + ".begin();\n");
    for (int i = 0; i < layout.keys().size(); i++) {
      ExprCode value = values.get(i);
      code.append(
          unless(
              value.isNull().toString(),
              layout.key(i).code(key, value.value().toString()),
              key + ".missing();"));
    }
    code.append(groups).append(".find(").append(key).append(");\n");
    StringBuilder terms = new StringBuilder();
    int next = layout.keys().size();
    for (Layout.Addition addition : layout.additions()) {
      int end = next + addition.kind().arguments();
      terms.append(term(addition, values.subList(next, end)));
      next = end;
    }
    code.append(
        layout.isMarked()
            ? "if (" + values.get(0).value() + " == 0) {\n" + terms + "}\n"
            : terms.toString());
    return code.toString();
  }

  private String term(Layout.Addition addition, List<ExprCode> arguments) {
    List<String> values = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    values.add(Integer.toString(addition.sum()));
    if (addition.kind().takesScale()) {
      values.add(Integer.toString(layout.scale(addition.sum())));
    }
    for (ExprCode argument : arguments) {
      values.add(argument.value().toString());
      missing.add(argument.isNull().toString());
    }
    return unless(
        String.join(" || ", missing),
        groups + "." + addition.kind().method() + "(" + String.join(", ", values) + ");",
        "");
  }

  private static String unless(String condition, String then, String otherwise) {
    return "if (!(" + condition + ")) {\n" + then + "\n} else {\n" + otherwise + "\n}\n";
  }

  @Override
  public RDD<InternalRow> doExecute() {
    DataType[] types =
        JavaConverters.seqAsJavaList(child.output()).stream()
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
          RowReader reader = new RowReader(layout, types);
          scala.collection.Iterator<InternalRow> rows = inputs.apply(0);
          return new AbstractIterator<>() {
            private boolean isDone;

            @Override
            public boolean hasNext() {
              return !isDone;
            }

            @Override
            public InternalRow next() {
              isDone = true;
              while (rows.hasNext()) {
                reader.add(rows.next());
              }
              return UnsafeProjection.create(new DataType[] {DataTypes.BinaryType})
                  .apply(new GenericInternalRow(new Object[] {reader.state()}));
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
    return new TaskGroupsExec(children.apply(0), state, layout);
  }

  @Override
  public int productArity() {
    return 3;
  }

  @Override
  public Object productElement(int index) {
    return List.of(child, state, layout).get(index);
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof TaskGroupsExec;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TaskGroupsExec that
        && child.equals(that.child)
        && state.equals(that.state)
        && layout.equals(that.layout);
  }

  @Override
  public int hashCode() {
    return Objects.hash(child, state, layout);
  }
}
