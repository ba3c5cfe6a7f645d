package dev.sluice.formula.compile;

import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.Matrix;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.jspecify.annotations.Nullable;

/** The rows of a table that were collected into an array, as a block of cells. */
final class TableRows {

  private TableRows() {}

  /** What is collected of a value: its parts and its error. */
  static List<Expression> parts(Scalar value) {
    List<Expression> parts = new ArrayList<>(value.parts());
    if (value.error() != null) {
      parts.add(value.error());
    }
    return parts;
  }

  /** The block of an array of structs with the parts of some values, one value a column. */
  static Expression matrix(Attribute array, List<Scalar> values) {
    List<Expression> cells = new ArrayList<>();
    int field = 0;
    for (Scalar value : values) {
      List<Expression> choices = new ArrayList<>();
      for (Expression part : value.parts()) {
        choices.add(new BoundReference(field++, part.dataType(), true));
      }
      Expression error =
          value.error() == null
              ? null
              : new BoundReference(field++, value.error().dataType(), true);
      cells.add(Boxes.cell(choices, error));
    }
    int fields = field;
    return new Computation(new Unpacking(List.copyOf(cells), fields), Boxes.MATRIX, List.of(array));
  }

  private record Unpacking(List<Expression> cells, int fields) implements Program {

    @Override
    public Object apply(@Nullable Object[] arguments) {
      if (!(arguments[0] instanceof ArrayData array)) {
        return Matrix.of(0, cells.size(), new CellValue[0]);
      }
      return Matrix.of(
          array.numElements(),
          cells.size(),
          (row, column) -> cell(array.getStruct(row, fields), column));
    }

    private CellValue cell(InternalRow row, int column) {
      Object cell = cells.get(column).eval(row);
      return cell == null ? CellValue.blank() : (CellValue) cell;
    }
  }
}
