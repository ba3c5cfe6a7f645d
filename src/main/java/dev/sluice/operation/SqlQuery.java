package dev.sluice.operation;

import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.problem.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.CTESubstitution$;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry$;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.GlobalLimit;
import org.apache.spark.sql.catalyst.plans.logical.LocalLimit;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Offset;
import org.apache.spark.sql.catalyst.plans.logical.ParsedStatement;
import org.apache.spark.sql.catalyst.plans.logical.Sample;
import org.apache.spark.sql.catalyst.plans.logical.ScriptTransformation;
import org.apache.spark.sql.catalyst.plans.logical.Sort;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias$;
import scala.collection.JavaConverters;

/**
 * A query that was parsed, in which only the names of tables are left of what it reads: names that
 * it defines itself by WITH are replaced already.
 */
record SqlQuery(SqlText text, LogicalPlan plan) {

  private static final Pattern CLOCK =
      Pattern.compile(
          "\\b(date|timestamp(_[ln]tz)?)\\s*'\\s*(now|today|tomorrow|yesterday)\\b",
          Pattern.CASE_INSENSITIVE);

  /** Parses a query without a session; what is none is reported. */
  static Optional<SqlQuery> parse(SqlText text, Problems problems) {
    try {
      LogicalPlan plan =
          SqlAnalysis.withSettings(
              () -> CTESubstitution$.MODULE$.apply(uncheckedParse(text.text())));
      return Optional.of(new SqlQuery(text, plan));
    } catch (Exception e) {
      // Scala does not declare that these can be thrown.
      if (e instanceof AnalysisException fault) {
        problems.report(text.problem(fault));
        return Optional.empty();
      }
      throw e;
    }
  }

  private static LogicalPlan uncheckedParse(String text) {
    return new CatalystSqlParser().parsePlan(text);
  }

  /** The names of the tables that it reads, in the order in which they first appear. */
  List<String> tables() {
    Set<String> names = new LinkedHashSet<>();
    relations().forEach(relation -> names.add(name(relation)));
    return List.copyOf(names);
  }

  /** Every place where it reads a table. */
  List<UnresolvedRelation> relations() {
    return nodes(UnresolvedRelation.class);
  }

  /** The name of a table, its parts joined by dots. */
  static String name(UnresolvedRelation relation) {
    return String.join(".", JavaConverters.seqAsJavaList(relation.multipartIdentifier()));
  }

  private <T> List<T> nodes(Class<T> type) {
    return PlanNodes.of(plan).stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** The plan over tables. */
  LogicalPlan over(Function<String, LogicalPlan> tables) {
    return PlanNodes.replaced(
        plan,
        node -> {
          if (node instanceof UnresolvedRelation relation) {
            String name = name(relation);
            return SubqueryAlias$.MODULE$.apply(name, tables.apply(name));
          }
          return node;
        });
  }

  /** Reports what no query does, and what would make a run differ from the one before. */
  void check(Problems problems) {
    if (!nodes(Command.class).isEmpty()
        || !nodes(ParsedStatement.class).isEmpty()
        || !nodes(ScriptTransformation.class).isEmpty()) {
      problems.report(
          Problem.user(
              text.place(),
              "no-query",
              "this is no query: a SELECT, or WITH ... SELECT, reads tables and changes nothing"));
      return;
    }
    for (LogicalPlan node : PlanNodes.of(plan)) {
      if ((node instanceof GlobalLimit || node instanceof Offset) && !isOrdered(node)) {
        problems.report(
            text.problem(node.origin(), "no-order", "LIMIT and OFFSET need an ORDER BY beside them")
                .withHint("without it any rows may come; the sample step draws by a seed"));
      } else if (node instanceof Sample) {
        problems.report(
            text.problem(node.origin(), "by-chance", "TABLESAMPLE depends on partitions")
                .withHint("the sample step draws by a seed"));
      }
    }
    for (Expression expression : PlanNodes.expressions(plan)) {
      if (expression instanceof UnresolvedFunction function) {
        checkFunction(function, problems);
      } else {
        checkNamed(expression, expression.prettyName(), problems);
      }
    }
    if (CLOCK.matcher(text.text()).find()) {
      problems.report(
          Problem.user(
                  text.place(), "not-repeatable", "a date such as 'today' is another in each run")
              .withHint("let the job have a parameter and write date '${date}'"));
    }
  }

  private static boolean isOrdered(LogicalPlan node) {
    LogicalPlan below = node;
    while (below instanceof GlobalLimit || below instanceof LocalLimit || below instanceof Offset) {
      below = below.children().apply(0);
    }
    return below instanceof Sort sort && sort.global();
  }

  private void checkFunction(UnresolvedFunction function, Problems problems) {
    List<String> parts = JavaConverters.seqAsJavaList(function.nameParts());
    String name = String.join(".", parts);
    boolean isRefused = checkNamed(function, name, problems);
    if (!isRefused
        && !FunctionRegistry$.MODULE$
            .builtin()
            .functionExists(new FunctionIdentifier(name.toLowerCase(Locale.ROOT)))) {
      problems.report(
          text.problem(
                  function.origin(),
                  "unknown-function",
                  "there is no SQL function \"" + name + "\"")
              .withHint(Suggestion.hint(name, functions()).orElse(null)));
    }
  }

  /** Some functions have a syntax of their own and are known before any analysis. */
  private boolean checkNamed(Expression expression, String name, Problems problems) {
    int arguments =
        expression instanceof UnresolvedFunction function
            ? function.arguments().size()
            : expression.children().size();
    Optional<String> instead = SqlFunctions.refused(name, arguments);
    instead.ifPresent(hint -> problems.report(notRepeatable(expression, name, hint)));
    return instead.isPresent();
  }

  private static List<String> functions() {
    List<String> names = new ArrayList<>();
    JavaConverters.seqAsJavaList(FunctionRegistry$.MODULE$.builtin().listFunction())
        .forEach(function -> names.add(function.funcName()));
    return names.stream().filter(name -> SqlFunctions.refused(name, 0).isEmpty()).sorted().toList();
  }

  private Problem notRepeatable(Expression expression, String name, String instead) {
    return text.problem(
            expression.origin(),
            "not-repeatable",
            "\"" + name + "\" may give something else in each run")
        .withHint(instead);
  }

  /** Reports what is known to differ between runs only when names and types are known. */
  void checkResolved(LogicalPlan resolved, Problems problems) {
    for (Expression expression : PlanNodes.expressions(resolved)) {
      SqlFunctions.refused(expression)
          .ifPresent(
              instead ->
                  problems.report(notRepeatable(expression, expression.prettyName(), instead)));
    }
  }
}
