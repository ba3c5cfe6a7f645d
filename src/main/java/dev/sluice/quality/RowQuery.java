package dev.sluice.quality;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.analysis.UnresolvedStar;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.parser.SqlBaseLexer;
import org.apache.spark.sql.catalyst.parser.UpperCaseCharStream;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import scala.collection.JavaConverters;

/**
 * A query that returns rows of the staged table: {@code select id from primary where price > 0}.
 * Only from this form does it follow for each row whether the query returns it. After a join, a
 * grouping or a {@code distinct} it does not, whatever columns are compared.
 *
 * @param alias the name of the staged table in the condition
 * @param condition what a row must meet to be returned
 * @param sharable whether the condition can be evaluated together with other rules: it reads no
 *     other table
 */
record RowQuery(String alias, String condition, boolean sharable) {

  /** The query in parts, or nothing when it has another form. */
  static Optional<RowQuery> of(String sql) throws ParseException {
    LogicalPlan plan = Sql.query(sql);
    if (!(plan instanceof Project project) || !selectsColumns(project)) {
      return Optional.empty();
    }
    if (project.child() instanceof Filter filter) {
      String condition = conditionText(sql);
      List<Expression> leaves = JavaConverters.seqAsJavaList(filter.condition().collectLeaves());
      boolean alone = leaves.stream().noneMatch(SubqueryExpression.class::isInstance);
      return alias(filter.child())
          .map(
              alias ->
                  new RowQuery(alias, condition, alone && alias.equalsIgnoreCase(Survey.PRIMARY)));
    }
    return alias(project.child())
        .map(alias -> new RowQuery(alias, "true", alias.equalsIgnoreCase(Survey.PRIMARY)));
  }

  private static boolean selectsColumns(Project project) {
    return JavaConverters.seqAsJavaList(project.projectList()).stream()
        .allMatch(
            expression ->
                expression instanceof UnresolvedAttribute || expression instanceof UnresolvedStar);
  }

  private static Optional<String> alias(LogicalPlan plan) {
    if (plan instanceof SubqueryAlias named) {
      return alias(named.child()).map(primary -> named.alias());
    }
    return plan instanceof UnresolvedRelation relation
            && relation.multipartIdentifier().mkString(".").equalsIgnoreCase(Survey.PRIMARY)
        ? Optional.of(Survey.PRIMARY)
        : Optional.empty();
  }

  /** In a query of this form the condition is everything after the outermost {@code where}. */
  private static String conditionText(String sql) {
    SqlBaseLexer lexer = new SqlBaseLexer(new UpperCaseCharStream(CharStreams.fromString(sql)));
    int depth = 0;
    for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
      String word = token.getText().toUpperCase(Locale.ROOT);
      depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
      if (depth == 0 && word.equals("WHERE")) {
        int start = sql.offsetByCodePoints(0, token.getStopIndex() + 1);
        return sql.substring(start).strip();
      }
    }
    throw new IllegalStateException("a filter without where: " + sql);
  }
}
