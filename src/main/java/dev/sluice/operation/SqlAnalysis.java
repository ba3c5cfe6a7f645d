package dev.sluice.operation;

import dev.sluice.formula.compile.Expressions;
import dev.sluice.formula.compile.Plans;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.sql.catalyst.QueryPlanningTracker;
import org.apache.spark.sql.catalyst.analysis.Analyzer;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry$;
import org.apache.spark.sql.catalyst.analysis.SimpleAnalyzer$;
import org.apache.spark.sql.catalyst.analysis.TableFunctionRegistry$;
import org.apache.spark.sql.catalyst.catalog.SessionCatalog;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.internal.SQLConf$;
import org.apache.spark.sql.types.StructType;
import scala.Option;

/**
 * Spark's own analysis of a query without a session: built-in functions, no catalog, and the same
 * meaning of values as in a run whatever session is there.
 */
final class SqlAnalysis {

  private static final SQLConf SETTINGS = settings();

  private SqlAnalysis() {}

  private static SQLConf settings() {
    SQLConf settings = new SQLConf();
    settings.setConfString("spark.sql.ansi.enabled", "false");
    settings.setConfString("spark.sql.decimalOperations.allowPrecisionLoss", "false");
    settings.setConfString("spark.sql.session.timeZone", "UTC");
    return settings;
  }

  /** The plan with names and types resolved; throws Spark's exception for the first fault. */
  static LogicalPlan resolved(LogicalPlan plan) {
    return withSettings(
        () -> {
          SessionCatalog catalog =
              new SessionCatalog(
                  SimpleAnalyzer$.MODULE$.catalogManager().v1SessionCatalog().externalCatalog(),
                  FunctionRegistry$.MODULE$.builtin(),
                  TableFunctionRegistry$.MODULE$.builtin(),
                  SETTINGS);
          return new Analyzer(catalog)
              .executeAndCheck(plan, new QueryPlanningTracker(Option.empty()));
        });
  }

  /** Does something under the settings that a run has. */
  static <T> T withSettings(Supplier<T> work) {
    return SQLConf$.MODULE$.withExistingConf(SETTINGS, work::get);
  }

  /** A table of these columns without rows. */
  static LogicalPlan table(StructType columns) {
    List<Attribute> attributes =
        Arrays.stream(columns.fields())
            .map(field -> (Attribute) Plans.attribute(field.name(), field.dataType()))
            .toList();
    return new LocalRelation(
        Expressions.sequence(attributes), Expressions.sequence(List.of()), false);
  }
}
