package dev.sluice.formula;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.functions;
import scala.runtime.AbstractPartialFunction;

/** Compiled expressions as columns of a dataset, found by name. */
final class SparkColumns {

  private SparkColumns() {}

  /** The column that computes an expression. */
  static Column of(Expression expression) {
    return new Column(expression.transform(new ByName()));
  }

  /** A column by its whole name, which may hold dots. */
  static Column named(String name) {
    return functions.col("`" + name.replace("`", "``") + "`");
  }

  private static final class ByName extends AbstractPartialFunction<Expression, Expression> {

    @Override
    public boolean isDefinedAt(Expression expression) {
      return expression instanceof AttributeReference;
    }

    @Override
    public <A1 extends Expression, B1> B1 applyOrElse(
        A1 expression, scala.Function1<A1, B1> otherwise) {
      if (expression instanceof AttributeReference attribute) {
        @SuppressWarnings("unchecked")
        B1 byName = (B1) UnresolvedAttribute.quoted(attribute.name());
        return byName;
      }
      return otherwise.apply(expression);
    }
  }
}
