package dev.sluice.formula.compile;

import dev.sluice.formula.runtime.Boxing;
import dev.sluice.formula.syntax.CellArea;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.jspecify.annotations.Nullable;

/** Arguments as blocks of cells. */
public final class Areas {

  private Areas() {}

  /** An argument as a block: a single value is one of a single cell, a missing one is blank. */
  public static Operand.Area of(Call call, int argument) {
    Operand operand = call.operand(argument);
    if (operand instanceof Operand.Area area) {
      return area;
    } else if (operand instanceof Scalar value) {
      return of(value);
    } else if (operand instanceof Operand.Missing) {
      return of(Scalar.blank());
    } else if (operand instanceof Operand.Rows rows) {
      return call.joins().collected(rows);
    }
    return of(call.scalar(argument));
  }

  /** An operand as one cell: of a block its first. */
  static Expression cell(Operand operand) {
    if (operand instanceof Operand.Area area) {
      return Expressions.callTotal(Boxing.class, "first", Boxes.CELL, area.matrix());
    }
    return Boxes.cell(operand instanceof Scalar value ? value : Scalar.error(ExcelError.CALC));
  }

  /** The cell of a block of one cell; of a larger one an error. */
  public static Scalar only(Operand.Area area, ExcelError otherwise) {
    String method = otherwise == ExcelError.SPILL ? "onlyOrSpill" : "only";
    Scalar cell =
        Boxes.scalar(
            Expressions.callTotal(Boxing.class, method, Boxes.CELL, area.matrix()), area.kinds());
    return area.place() == null ? cell : cell.asReference();
  }

  /** An operand as one cell: a block must have a single one, else it is {@code #CALC!}. */
  static Expression onlyCell(Operand operand) {
    return operand instanceof Operand.Area area
        ? Expressions.callTotal(Boxing.class, "onlyOrCalc", Boxes.CELL, area.matrix())
        : cell(operand);
  }

  /** An operand as a block. */
  static Operand.Area block(Operand operand) {
    if (operand instanceof Operand.Area area) {
      return area;
    }
    return of(operand instanceof Scalar value ? value : Scalar.error(ExcelError.CALC));
  }

  /** What the cells of an operand can be. */
  static Set<CellKind> kinds(Operand operand) {
    if (operand instanceof Operand.Area area) {
      return area.kinds();
    }
    return operand instanceof Scalar value ? Boxes.kinds(value) : EnumSet.noneOf(CellKind.class);
  }

  /** One value as a block of a single cell. */
  public static Operand.Area of(Scalar value) {
    return new Operand.Area(
        Expressions.callTotal(Boxing.class, "single", Boxes.MATRIX, Boxes.cell(value)),
        Boxes.kinds(value),
        null);
  }

  /**
   * Values as a block.
   *
   * @param values row by row
   * @param place where the cells stand; null for an array
   */
  public static Operand.Area of(
      int height, int width, List<Scalar> values, @Nullable CellArea place) {
    Set<CellKind> kinds = EnumSet.noneOf(CellKind.class);
    values.forEach(value -> kinds.addAll(Boxes.kinds(value)));
    List<Expression> cells = values.stream().map(Boxes::cell).toList();
    if (cells.stream().allMatch(Literal.class::isInstance)) {
      CellValue[] constants = new CellValue[cells.size()];
      Arrays.setAll(constants, at -> Constants.value(values.get(at)));
      return new Operand.Area(Boxes.literal(Matrix.of(height, width, constants)), kinds, place);
    }
    return new Operand.Area(
        new Computation(new Block(height, width), Boxes.MATRIX, cells), kinds, place);
  }

  private record Block(int height, int width) implements Program {
    @Override
    public Object apply(@Nullable Object[] cells) {
      return Matrix.of(
          height,
          width,
          (row, column) -> {
            Object cell = cells[row * width + column];
            return cell == null ? CellValue.blank() : (CellValue) cell;
          });
    }
  }

  /** A block of one error. */
  public static Operand.Area of(ExcelError error) {
    return new Operand.Area(Boxes.literal(Matrix.of(error)), EnumSet.noneOf(CellKind.class), null);
  }

  /** A constant block. */
  public static Operand.Area of(Matrix matrix) {
    return new Operand.Area(Boxes.literal(matrix), EnumSet.allOf(CellKind.class), null);
  }
}
