package dev.sluice.step.sums;

import static dev.sluice.step.sums.GroupedRows.sequence;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.SparkStrategy;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** Plans {@link GroupedRows}. */
final class GroupedRowsStrategy extends SparkStrategy {

  private static final GroupedRowsStrategy INSTANCE = new GroupedRowsStrategy();

  private GroupedRowsStrategy() {}

  /** Makes a session understand grouped rows; the session may be one of somebody else's making. */
  static void addTo(SparkSession spark) {
    synchronized (INSTANCE) {
      Seq<SparkStrategy> present = spark.experimental().extraStrategies();
      if (!present.contains(INSTANCE)) {
        List<SparkStrategy> all = new ArrayList<>(JavaConverters.seqAsJavaList(present));
        all.add(INSTANCE);
        spark.experimental().extraStrategies_$eq(sequence(all));
      }
    }
  }

  @Override
  public Seq<SparkPlan> apply(LogicalPlan plan) {
    if (!(plan instanceof GroupedRows rows)) {
      return sequence(List.of());
    }
    Attribute state =
        new AttributeReference(
            "state",
            DataTypes.BinaryType,
            false,
            Metadata.empty(),
            NamedExpression.newExprId(),
            sequence(List.of()));
    SparkPlan tasks = new TaskGroupsExec(planLater(rows.child()), state, rows.layout());
    return sequence(List.of(new MergedGroupsExec(tasks, rows.output(), rows.layout())));
  }
}
