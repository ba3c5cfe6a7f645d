package dev.sluice.formula.function.array;

import dev.sluice.formula.compile.Arithmetic;
import dev.sluice.formula.compile.Call;
import dev.sluice.formula.compile.Coercion;
import dev.sluice.formula.compile.Constants;
import dev.sluice.formula.compile.Expressions;
import dev.sluice.formula.compile.Measure;
import dev.sluice.formula.compile.Operand;
import dev.sluice.formula.compile.Scalar;
import dev.sluice.formula.compile.TableSource;
import dev.sluice.formula.function.Aggregation;
import dev.sluice.formula.value.CellValue;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.Expression;

/** Whole columns of a job counted and totalled without bringing their rows together. */
final class ColumnTotals {

  private ColumnTotals() {}

  /** How many rows the table of a column has. */
  static Optional<Operand> rows(Call call) {
    Operand operand = call.operand(0);
    if (operand instanceof Operand.Table table && !table.columns().isEmpty()) {
      operand = table.columns().get(0);
    }
    return operand instanceof Operand.Column column
        ? Optional.of(Aggregation.whole(call).rows(column))
        : Optional.empty();
  }

  /** How many columns there are. */
  static Optional<Operand> columns(Call call) {
    if (call.operand(0) instanceof Operand.Table table) {
      return Optional.of(Scalar.number(Expressions.literal(table.columns().size()), null));
    }
    return call.operand(0) instanceof Operand.Column
        ? Optional.of(Scalar.number(Expressions.literal(1), null))
        : Optional.empty();
  }

  /** The sum of what is computed in each row; columns of one table only. */
  static Optional<Operand> sumOfProducts(Call call) {
    Scalar product = null;
    TableSource table = null;
    for (Operand operand : call.operands()) {
      if (!(operand instanceof Operand.Rows rows)
          || rows.values().size() != 1
          || table != null && !table.equals(rows.table())) {
        return Optional.empty();
      }
      table = rows.table();
      Scalar factor = numberOrZero(rows.values().get(0));
      product = product == null ? factor : Arithmetic.binary("*", product, factor);
    }
    return table == null || product == null
        ? Optional.empty()
        : Optional.of(Aggregation.whole(call).sum(new Operand.Computed(table, product)));
  }

  /** What is no number counts as 0. */
  private static Scalar numberOrZero(Scalar value) {
    Scalar number =
        new Scalar(
            value.number(),
            null,
            null,
            value.date(),
            value.error(),
            true,
            false,
            value.exact(),
            null);
    return Coercion.number(number);
  }

  /** The aggregate that SUBTOTAL names, of one column. */
  static Optional<Operand> subtotal(Call call) {
    return call.count() == 2 && call.operand(1) instanceof Operand.Column column
        ? constant(call, 0).flatMap(number -> total(call, Aggregates.ofSubtotal(number), column))
        : Optional.empty();
  }

  /** The aggregate that AGGREGATE names, of one column. */
  static Optional<Operand> aggregate(Call call) {
    Optional<Double> number = constant(call, 0);
    Optional<Double> option = constant(call, 1);
    if (number.isEmpty()
        || option.isEmpty()
        || !Aggregates.isOption(option.get())
        || call.count() != 3
        || !(call.operand(2) instanceof Operand.Column column)) {
      return Optional.empty();
    }
    // Errors of a column stand in a column of their own, beside a null.
    Operand.Column counted =
        Aggregates.ignoresErrors(option.get())
            ? new Operand.Column(column.table(), column.attribute(), null)
            : column;
    return total(call, number.get().intValue(), counted);
  }

  private static Optional<Operand> total(Call call, int which, Operand.Column column) {
    Aggregation all = Aggregation.whole(call);
    return Optional.ofNullable(
        switch (which) {
          case 1 -> all.average(column);
          case 2 -> all.count(column);
          case 3 -> all.countAll(column);
          case 4 -> all.extremeOrZero(column, Measure.Kind.MAX);
          case 5 -> all.extremeOrZero(column, Measure.Kind.MIN);
          case 9 -> all.sum(column);
          default -> null;
        });
  }

  private static Optional<Double> constant(Call call, int argument) {
    if (!(call.operand(argument) instanceof Scalar written)) {
      return Optional.empty();
    }
    Scalar number = Coercion.doubled(written);
    boolean isConstant =
        number.parts().stream().allMatch(Expression::foldable)
            && (number.error() == null || number.error().foldable());
    return isConstant && Constants.value(number) instanceof CellValue.Number found
        ? Optional.of(found.value())
        : Optional.empty();
  }
}
