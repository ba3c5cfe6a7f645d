package dev.sluice.step.rows;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.ScalarSubquery;
import scala.Option;
import scala.collection.Seq;

/**
 * One cell that Spark finds, as a subquery of the same query, before the functions run that are
 * told it. Functions that are told the same share one computation.
 */
public final class Told {

  private final Seq<Expression> cell;

  private Told(Seq<Expression> cell) {
    this.cell = cell;
  }

  /** Nothing is told. */
  static Told nothing() {
    return new Told(SortedRows.sequence(List.of()));
  }

  /** The only cell of a table of one row and one column. */
  public static Told cell(Dataset<Row> table) {
    return new Told(
        SortedRows.sequence(
            List.of(
                new ScalarSubquery(
                    table.queryExecution().analyzed(),
                    SortedRows.sequence(List.of()),
                    NamedExpression.newExprId(),
                    SortedRows.sequence(List.of()),
                    Option.empty(),
                    Option.empty()))));
  }

  Seq<Expression> expressions() {
    return cell;
  }

  /** The function that knows it. Called when Spark has run the subqueries of a plan. */
  static RowsFunction tell(Seq<Expression> told, RowsFunction function) {
    return told.isEmpty() ? function : function.knowing(told.head().eval(null));
  }
}
