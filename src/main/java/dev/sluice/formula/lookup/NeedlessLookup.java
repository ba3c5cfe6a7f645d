package dev.sluice.formula.lookup;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.Aggregate;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.rules.Rule;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.runtime.AbstractPartialFunction;

/**
 * Leaves out lookups of which nothing is used: they neither add nor take rows. A pivot of a wide
 * table needs none of the lookups before it, but for the columns that it pivots.
 */
final class NeedlessLookup extends Rule<LogicalPlan> {

  private static final NeedlessLookup INSTANCE = new NeedlessLookup();

  private NeedlessLookup() {}

  /** Adds the rule to a session, once. */
  static void addTo(SparkSession spark) {
    synchronized (INSTANCE) {
      Seq<Rule<LogicalPlan>> present = spark.experimental().extraOptimizations();
      if (!present.contains(INSTANCE)) {
        List<Rule<LogicalPlan>> all = new ArrayList<>(JavaConverters.seqAsJavaList(present));
        all.add(INSTANCE);
        spark.experimental().extraOptimizations_$eq(Keys.sequence(all));
      }
    }
  }

  @Override
  public LogicalPlan apply(LogicalPlan plan) {
    return plan.transformUp(
        new AbstractPartialFunction<LogicalPlan, LogicalPlan>() {
          @Override
          public boolean isDefinedAt(LogicalPlan node) {
            return (node instanceof Project || node instanceof Aggregate)
                && node.children().head() instanceof FirstMatch lookup
                && node.references().subsetOf(lookup.left().outputSet());
          }

          @Override
          public LogicalPlan apply(LogicalPlan node) {
            FirstMatch lookup = (FirstMatch) node.children().head();
            return node.withNewChildren(Keys.sequence(List.of(lookup.left())));
          }
        });
  }
}
