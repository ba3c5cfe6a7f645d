package dev.sluice.formula.function;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.FunctionCategory.LOOKUP;

import dev.sluice.formula.compile.Areas;
import dev.sluice.formula.compile.Boxes;
import dev.sluice.formula.compile.Call;
import dev.sluice.formula.compile.CellKind;
import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.compile.Expressions;
import dev.sluice.formula.compile.Operand;
import dev.sluice.formula.compile.Scalar;
import dev.sluice.formula.syntax.CellArea;
import dev.sluice.formula.syntax.Node;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Where something stands. Of a table in a job, rows count from 1 in the order of the table. */
public final class PlaceFunctions {

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          named("ROW", LOOKUP, "The row numbers of a range, or of the rows of a table from 1 on")
              .optionalRanges("reference")
              .example("=ROW(B7:B7)", "7")
              .deviating("in a job it needs a column of a table and counts its rows from 1")
              .compiledBy(PlaceFunctions::row),
          named("COLUMN", LOOKUP, "The column numbers of a range, or of a column in its table")
              .optionalRanges("reference")
              .example("=COLUMN(B7:B7)", "2")
              .deviating("in a job it is the number of the column in its table")
              .compiledBy(PlaceFunctions::column));

  private PlaceFunctions() {}

  private static Operand row(Call call) {
    Optional<CellArea> place = place(call);
    if (place.isPresent()) {
      CellArea area = place.get();
      return numbers(Matrix.of(area.height(), 1, (row, column) -> number(area.top() + row)));
    } else if (call.operand(0) instanceof Operand.Rows) {
      Operand.Area rows = Areas.of(call, 0);
      return new Operand.Area(
          Expressions.callTotal(PlaceFunctions.class, "counted", Boxes.MATRIX, rows.matrix()),
          EnumSet.of(CellKind.NUMBER),
          null);
    }
    return call.fault(
        0,
        "rows-have-no-number",
        "the rows of a job have no number until an order is declared",
        "use the step rank with order-by, or ROW(table[column]) for an array from 1 on");
  }

  private static Operand column(Call call) {
    Optional<CellArea> place = place(call);
    if (place.isPresent()) {
      CellArea area = place.get();
      return numbers(Matrix.of(1, area.width(), (row, column) -> number(area.left() + column)));
    }
    Node node = call.count() == 0 ? call.node() : call.nodes().get(0);
    Optional<Integer> number =
        node instanceof Node.RowReference row
            ? call.context().columnNumber(row.table(), row.column())
            : node instanceof Node.ColumnReference column && column.first() != null
                ? call.context().columnNumber(column.table(), column.first())
                : Optional.empty();
    return number
        .map(at -> Scalar.number(Expressions.literal(at), null))
        .orElseGet(
            () -> call.fault(0, "not-a-column", "here a column is expected, such as [@x]", null));
  }

  private static Optional<CellArea> place(Call call) {
    if (call.count() == 0) {
      return call.context().cell();
    } else if (call.nodes().get(0) instanceof Node.AreaReference reference) {
      return Optional.of(reference.area());
    }
    return call.operand(0) instanceof Operand.Area area
        ? Optional.ofNullable(area.place())
        : Optional.empty();
  }

  private static Operand numbers(Matrix numbers) {
    return numbers.size() == 1
        ? Areas.only(Areas.of(numbers), ExcelError.VALUE)
        : Areas.of(numbers);
  }

  private static CellValue number(int number) {
    return CellValue.number(number);
  }

  /** The numbers of the rows of a block, from 1 on. */
  public static Matrix counted(Matrix block) {
    return Matrix.of(block.height(), 1, (row, column) -> CellValue.number(row + 1));
  }
}
