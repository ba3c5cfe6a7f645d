package dev.sluice.formula.compile;

import dev.sluice.formula.syntax.CellArea;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.jspecify.annotations.Nullable;

/** What a part of a formula compiles to: one value of the row, or something larger. */
public sealed interface Operand
    permits Scalar, Operand.Area, Operand.Rows, Operand.Lambda, Operand.Position, Operand.Missing {

  /**
   * A block of cells: an array, or a range of cells of a workbook. How large it is may be known
   * only when it is computed.
   *
   * @param matrix gives the {@link Matrix}; its errors are in the cells
   * @param kinds what its cells can be besides blank and error
   * @param place where the cells stand; null for an array
   * @param beside the one cell that is meant where the formula stands in a cell of a workbook and
   *     one value is expected; null when that follows from the place
   */
  record Area(
      Expression matrix, Set<CellKind> kinds, @Nullable CellArea place, @Nullable Scalar beside)
      implements Operand {

    /** Cells of which the place says what stands beside a formula. */
    public Area(Expression matrix, Set<CellKind> kinds, @Nullable CellArea place) {
      this(matrix, kinds, place, null);
    }

    /** The cells, which must not depend on the row. */
    public Matrix constant() {
      Object value = Constants.evaluated(matrix);
      return value == null ? Matrix.of(ExcelError.VALUE) : (Matrix) value;
    }
  }

  /** All rows of a table: one or more of its columns, or what is computed of each row. */
  sealed interface Rows extends Operand {

    /** Where the rows are. */
    TableSource table();

    /** What stands in each row, from left to right. */
    List<Scalar> values();
  }

  /** All rows of one column of a table. */
  record Column(TableSource table, Attribute attribute, @Nullable Attribute error) implements Rows {

    @Override
    public List<Scalar> values() {
      return List.of(Scalar.ofType(attribute, error).asReference());
    }
  }

  /** Some or all columns of a table, in order. */
  record Table(TableSource table, List<Column> columns) implements Rows {

    @Override
    public List<Scalar> values() {
      return columns.stream().flatMap(column -> column.values().stream()).toList();
    }
  }

  /** What is computed of each row of a table, such as {@code [quantity]*[price]}. */
  record Computed(TableSource table, Scalar value) implements Rows {

    @Override
    public List<Scalar> values() {
      return List.of(value);
    }
  }

  /**
   * A function as a value.
   *
   * @param fewest how many arguments it needs
   * @param most how many arguments it takes
   */
  record Lambda(int fewest, int most, Body body) implements Operand {

    /** What the function gives for some arguments. */
    @FunctionalInterface
    public interface Body {
      Operand apply(List<Operand> arguments);
    }
  }

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
