package dev.sluice.formula.compile;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;

/** A join that formulas ask for. */
public sealed interface JoinPlan {

  /** Which formula of the step asked first. */
  int formula();

  /** The table that is joined. */
  TableSource table();

  /**
   * Aggregates of a table, by keys that the row has; without keys one row for all.
   *
   * @param measures grows while formulas are compiled
   */
  record Aggregates(int formula, TableSource table, List<KeyPair> keys, List<Measure> measures)
      implements JoinPlan {}

  /**
   * All rows of a table as one array, in the order of the table.
   *
   * @param values what is taken of each row
   * @param result the column that holds the array
   */
  record Collected(int formula, TableSource table, List<Expression> values, Attribute result)
      implements JoinPlan {}

  /**
   * Columns of one row of a table.
   *
   * @param columns from the column of the table to the column that holds it; grows
   * @param matched TRUE where a row was found, else null
   */
  record Lookup(
      int formula, LookupRequest request, Map<Attribute, Attribute> columns, Attribute matched)
      implements JoinPlan {

    @Override
    public TableSource table() {
      return request.table();
    }
  }
}
