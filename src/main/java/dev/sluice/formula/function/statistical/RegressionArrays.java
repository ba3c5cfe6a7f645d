package dev.sluice.formula.function.statistical;

import dev.sluice.formula.runtime.Boxing;
import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Straight lines and exponential curves through observations, as arrays. A cell that is no number
 * is {@code #VALUE!}, ranges that do not fit {@code #REF!}; a curve through a y of 0 or less is
 * {@code #NUM!}. Arguments that are left out between commas have their default.
 */
public final class RegressionArrays {

  private static final CellValue OMITTED = CellValue.blank();
  private static final Matrix NOTHING = Matrix.of(OMITTED);
  private static final CellValue NO_VALUE = CellValue.error(ExcelError.NA);
  private static final int STATISTICS_ROWS = 5;

  private RegressionArrays() {}

  /** The coefficients of the line through ys at 1, 2, 3 and so on. */
  public static Matrix line(Matrix ys) {
    return line(ys, NOTHING, OMITTED, OMITTED);
  }

  /** The coefficients of the line, the last variable first, and the constant. */
  public static Matrix line(Matrix ys, Matrix xs) {
    return line(ys, xs, OMITTED, OMITTED);
  }

  /** The same with or without a constant. */
  public static Matrix line(Matrix ys, Matrix xs, CellValue constant) {
    return line(ys, xs, constant, OMITTED);
  }

  /** The same, with or without four rows of statistics. */
  public static Matrix line(Matrix ys, Matrix xs, CellValue constant, CellValue statistics) {
    return described(ys, xs, constant, statistics, false);
  }

  /** The coefficients of the curve through ys at 1, 2, 3 and so on. */
  public static Matrix curve(Matrix ys) {
    return curve(ys, NOTHING, OMITTED, OMITTED);
  }

  /** The bases of the curve, the last variable first, and the factor. */
  public static Matrix curve(Matrix ys, Matrix xs) {
    return curve(ys, xs, OMITTED, OMITTED);
  }

  /** The same with or without a factor. */
  public static Matrix curve(Matrix ys, Matrix xs, CellValue constant) {
    return curve(ys, xs, constant, OMITTED);
  }

  /** The same, with or without four rows of statistics of the logarithms. */
  public static Matrix curve(Matrix ys, Matrix xs, CellValue constant, CellValue statistics) {
    return described(ys, xs, constant, statistics, true);
  }

  /** The ys on the line. */
  public static Matrix onLine(Matrix ys) {
    return onLine(ys, NOTHING, NOTHING, OMITTED);
  }

  /** The ys on the line. */
  public static Matrix onLine(Matrix ys, Matrix xs) {
    return onLine(ys, xs, NOTHING, OMITTED);
  }

  /** The ys of new xs on the line. */
  public static Matrix onLine(Matrix ys, Matrix xs, Matrix newXs) {
    return onLine(ys, xs, newXs, OMITTED);
  }

  /** The same with or without a constant. */
  public static Matrix onLine(Matrix ys, Matrix xs, Matrix newXs, CellValue constant) {
    return predicted(ys, xs, newXs, constant, false);
  }

  /** The ys on the curve. */
  public static Matrix onCurve(Matrix ys) {
    return onCurve(ys, NOTHING, NOTHING, OMITTED);
  }

  /** The ys on the curve. */
  public static Matrix onCurve(Matrix ys, Matrix xs) {
    return onCurve(ys, xs, NOTHING, OMITTED);
  }

  /** The ys of new xs on the curve. */
  public static Matrix onCurve(Matrix ys, Matrix xs, Matrix newXs) {
    return onCurve(ys, xs, newXs, OMITTED);
  }

  /** The same with or without a factor. */
  public static Matrix onCurve(Matrix ys, Matrix xs, Matrix newXs, CellValue constant) {
    return predicted(ys, xs, newXs, constant, true);
  }

  private static Matrix described(
      Matrix ys, Matrix xs, CellValue constant, CellValue statistics, boolean isCurve) {
    Matrix values = isCurve ? logarithms(ys) : ys;
    ExcelError fault = fault(values, xs, constant, statistics);
    if (fault != null) {
      return Matrix.of(fault);
    }
    boolean hasConstant = flag(constant, true);
    Observations seen = Observations.of(values, xs);
    LeastSquares fit = new LeastSquares(seen.ys(), seen.variables(), hasConstant);
    DoubleUnaryOperator shown = isCurve ? Math::exp : DoubleUnaryOperator.identity();
    double[] errors = fit.standardErrors();
    int count = fit.variables();
    return Matrix.of(
        flag(statistics, false) ? STATISTICS_ROWS : 1,
        count + 1,
        (row, column) -> {
          int variable = count - 1 - column;
          if (row == 0) {
            double number = column == count ? fit.constant() : fit.coefficient(variable);
            return cell(shown.applyAsDouble(number));
          } else if (row == 1) {
            return column < count
                ? cell(errors[variable])
                : hasConstant ? cell(errors[count]) : NO_VALUE;
          }
          return column > 1 ? NO_VALUE : cell(statistic(fit, row, column == 0));
        });
  }

  private static double statistic(LeastSquares fit, int row, boolean isFirst) {
    return switch (row) {
      case 2 -> isFirst ? fit.determination() : fit.standardError();
      case 3 -> isFirst ? fit.ratio() : fit.freedom();
      default -> isFirst ? fit.explained() : fit.unexplained();
    };
  }

  private static Matrix predicted(
      Matrix ys, Matrix xs, Matrix newXs, CellValue constant, boolean isCurve) {
    Matrix values = isCurve ? logarithms(ys) : ys;
    ExcelError fault = fault(values, xs, constant, OMITTED);
    if (fault != null) {
      return Matrix.of(fault);
    }
    Observations seen = Observations.of(values, xs);
    boolean isOmitted = Observations.isOmitted(newXs);
    Matrix asked = isOmitted ? (Observations.isOmitted(xs) ? places(ys) : xs) : newXs;
    ExcelError askedFault = fault(asked, seen);
    if (askedFault != null) {
      return Matrix.of(askedFault);
    }
    LeastSquares fit = new LeastSquares(seen.ys(), seen.variables(), flag(constant, true));
    DoubleUnaryOperator shown = isCurve ? Math::exp : DoubleUnaryOperator.identity();
    if (!seen.several()) {
      double[] numbers = Observations.found(asked);
      return Matrix.of(
          asked.height(),
          asked.width(),
          (row, column) ->
              cell(
                  shown.applyAsDouble(
                      fit.at(new double[] {numbers[row * asked.width() + column]}))));
    }
    boolean sideBySide = seen.sideBySide();
    return Matrix.of(
        sideBySide ? asked.height() : 1,
        sideBySide ? 1 : asked.width(),
        (row, column) ->
            cell(
                shown.applyAsDouble(
                    fit.at(
                        Observations.found(sideBySide ? asked.row(row) : asked.column(column))))));
  }

  private static @Nullable ExcelError fault(Matrix asked, Observations seen) {
    CellValue.Error error = asked.firstError();
    if (error != null) {
      return error.error();
    } else if (Observations.numbers(asked) == null) {
      return ExcelError.VALUE;
    }
    int variables = seen.sideBySide() ? asked.width() : asked.height();
    return !seen.several() || variables == seen.variables().length ? null : ExcelError.REF;
  }

  private static @Nullable ExcelError fault(
      Matrix ys, Matrix xs, CellValue constant, CellValue statistics) {
    ExcelError fault = Observations.fault(ys, xs);
    for (CellValue flag : new CellValue[] {constant, statistics}) {
      if (fault == null && flag instanceof CellValue.Error error) {
        fault = error.error();
      } else if (fault == null && flag instanceof CellValue.Text) {
        fault = ExcelError.VALUE;
      }
    }
    return fault;
  }

  private static boolean flag(CellValue value, boolean omitted) {
    if (value instanceof CellValue.Blank) {
      return omitted;
    } else if (value instanceof CellValue.Bool bool) {
      return bool.value();
    }
    Double number = Boxing.serial(value);
    return number != null && number != 0;
  }

  private static Matrix places(Matrix ys) {
    return Matrix.of(
        ys.height(),
        ys.width(),
        (row, column) -> CellValue.number((double) row * ys.width() + column + 1));
  }

  private static Matrix logarithms(Matrix ys) {
    return ys.map(
        cell -> {
          Double number = Boxing.serial(cell);
          return number == null
              ? cell
              : number <= 0 ? CellValue.error(ExcelError.NUM) : CellValue.number(Math.log(number));
        });
  }

  private static CellValue cell(double number) {
    return Double.isFinite(number)
        ? CellValue.number(number)
        : CellValue.error(Outcome.error(number));
  }
}
