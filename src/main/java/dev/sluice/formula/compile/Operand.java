package dev.sluice.formula.compile;

import dev.sluice.formula.syntax.CellArea;
import dev.sluice.formula.value.CellValue;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.jspecify.annotations.Nullable;

/** What a part of a formula compiles to: one value of the row, or something larger. */
public sealed interface Operand
    permits Scalar, Operand.Area, Operand.Column, Operand.Position, Operand.Table, Operand.Missing {

  /**
   * A block of constant values: an array, or a range of cells on the command line.
   *
   * @param rows equally long rows, at least one
   * @param place where the cells stand; null for an array
   */
  record Area(List<List<CellValue>> rows, @Nullable CellArea place) implements Operand {

    /** Number of rows. */
    public int height() {
      return rows.size();
    }

    /** Number of columns. */
    public int width() {
      return rows.get(0).size();
    }

    /** All values, row by row. */
    public List<CellValue> values() {
      return rows.stream().flatMap(List::stream).toList();
    }
  }

  /** All rows of one column of a table. */
  record Column(TableSource table, Attribute attribute, @Nullable Attribute error)
      implements Operand {}

  /** Some or all columns of a table, in order. */
  record Table(TableSource table, List<Column> columns) implements Operand {}

  /**
   * The row of a table where a key was found: what MATCH answers in a job. It has no number, since
   * rows of a job have none, but INDEX and the IS functions can use it.
   *
   * @param error {@code #N/A} where the key was not found
   */
  record Position(LookupRequest lookup, @Nullable Expression error) implements Operand {}

  /** An argument that was left out between commas. */
  record Missing() implements Operand {}
}
