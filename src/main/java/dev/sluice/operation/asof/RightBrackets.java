package dev.sluice.operation.asof;

import dev.sluice.formula.compile.Expressions;
import dev.sluice.step.rows.RowsFunction;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BaseOrdering;
import org.apache.spark.sql.catalyst.expressions.RowOrdering;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataType;
import org.jspecify.annotations.Nullable;

/**
 * Right rows, each with the number of a bracket behind it. A row stands in each bracket in whose
 * time its left rows may look; of the rows of a task before or behind that time each bracket gets
 * the nearest. Among those of all tasks is the one that its left rows may find, and any others
 * change nothing.
 *
 * @param columns the types of all columns of a row, the order of which is that of the rows
 * @param tasks how many tasks share the work
 * @param brackets what was made of the sample; null until it is told
 */
public record RightBrackets(
    SideColumns side, List<DataType> columns, Look look, int tasks, @Nullable Brackets brackets)
    implements RowsFunction {

  public RightBrackets {
    columns = List.copyOf(columns);
  }

  @Override
  public RowsFunction knowing(Object told) {
    return new RightBrackets(
        side, columns, look, tasks, Brackets.of((ArrayData) told, look, tasks));
  }

  @Override
  public Iterator<? extends InternalRow> apply(Iterator<InternalRow> rows) {
    return new BracketedRows(this, Brackets.known(brackets), rows);
  }

  /** The order of right rows. */
  BaseOrdering order() {
    return RowOrdering.createNaturalAscendingOrdering(Expressions.sequence(columns));
  }
}
