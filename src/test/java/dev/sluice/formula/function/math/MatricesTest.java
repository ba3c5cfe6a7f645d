package dev.sluice.formula.function.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import dev.sluice.formula.value.Sample;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Matrices and sums. Oracle of the matrices: commons-math. */
class MatricesTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void matricesAgreeWithCommonsMath(int size) {
    Random random = new Random(size);
    for (int i = 0; i < 50; i++) {
      RealMatrix left = random(random, size, size);
      RealMatrix right = random(random, size, size + 1);
      assertClose(Matrices.product(matrix(left), matrix(right)), left.multiply(right));
      LUDecomposition decomposed = new LUDecomposition(left);
      assertThat(Matrices.determinant(matrix(left)))
          .isCloseTo(decomposed.getDeterminant(), Percentage.withPercentage(1e-8));
      assertClose(
          Matrices.product(Matrices.inverse(matrix(left)), matrix(left)),
          new Array2DRowRealMatrix(unit(size)));
    }
    assertThat(Matrices.unit(size + 0.9)).isEqualTo(Matrix.ofNumbers(unit(size)));
  }

  @Test
  void whatIsNoMatrixIsAnError() {
    Matrix square = Matrix.ofNumbers(new double[][] {{1, 2}, {2, 4}});
    Matrix line = square.row(0);
    Matrix gap = Matrix.ofRows(List.of(List.of(CellValue.blank(), CellValue.number(1))));
    assertThat(Matrices.inverse(square)).isEqualTo(Matrix.of(ExcelError.NUM));
    assertThat(Matrices.determinant(square)).isZero();
    assertThat(Matrices.inverse(line)).isEqualTo(Matrix.of(ExcelError.VALUE));
    assertThat(Matrices.product(line, line)).isEqualTo(Matrix.of(ExcelError.VALUE));
    assertThat(Matrices.product(gap, square)).isEqualTo(Matrix.of(ExcelError.VALUE));
    assertThat(Matrices.product(square, Matrix.of(ExcelError.NA)))
        .isEqualTo(Matrix.of(ExcelError.NA));
    assertThat(Outcome.error(Matrices.determinant(line))).isEqualTo(ExcelError.VALUE);
    assertThat(Matrices.unit(0)).isEqualTo(Matrix.of(ExcelError.VALUE));
  }

  @Test
  void sumsOfPairsLeaveOutWhatIsNoNumber() {
    Matrix left =
        Matrix.ofColumn(List.of(CellValue.number(3), CellValue.text("4"), CellValue.number(5)));
    Matrix right = Matrix.ofNumbers(new double[][] {{1, 9, 2}});
    assertThat(Sums.ofDifferencesOfSquares(left, right)).isEqualTo(9 - 1 + 25 - 4);
    assertThat(Sums.ofSumsOfSquares(left, right)).isEqualTo(9 + 1 + 25 + 4);
    assertThat(Sums.ofSquaresOfDifferences(left, right)).isEqualTo(4 + 9);
    assertThat(Outcome.error(Sums.ofSumsOfSquares(left, left.row(0)))).isEqualTo(ExcelError.NA);
    assertThat(Outcome.error(Sums.ofSumsOfSquares(left.row(1), left.row(1))))
        .isEqualTo(ExcelError.DIV0);
    assertThat(Outcome.error(Sums.ofSumsOfSquares(left.row(1), Matrix.of(ExcelError.REF))))
        .isEqualTo(ExcelError.REF);
  }

  @Test
  void productsPowersAndShares() {
    Sample none = new Sample(new double[0], null);
    Sample some = new Sample(new double[] {2, 3}, null);
    assertThat(Sums.product(none)).isZero();
    assertThat(Sums.product(some)).isEqualTo(6);
    assertThat(Sums.ofSquares(some)).isEqualTo(13);
    assertThat(Sums.share(some, some)).isEqualTo(1);
    assertThat(Outcome.error(Sums.share(some, none))).isEqualTo(ExcelError.DIV0);
    // The cosine of 1 by its Taylor series.
    Matrix taylor =
        Matrix.ofNumbers(
            new double[][] {{1, -1 / 2.0, 1 / 24.0, -1 / 720.0, 1 / 40_320.0, -1 / 3_628_800.0}});
    assertThat(Sums.ofPowers(1, 0, 2, taylor)).isCloseTo(Math.cos(1), within(1e-8));
    assertThat(Outcome.error(Sums.ofPowers(0, 0, 1, taylor))).isEqualTo(ExcelError.NUM);
    assertThat(Outcome.error(Sums.ofPowers(1, 0, 1, Matrix.of(CellValue.bool(true)))))
        .isEqualTo(ExcelError.VALUE);
  }

  private static double[][] unit(int size) {
    double[][] rows = new double[size][size];
    for (int i = 0; i < size; i++) {
      rows[i][i] = 1;
    }
    return rows;
  }

  private static RealMatrix random(Random random, int height, int width) {
    RealMatrix made = new Array2DRowRealMatrix(height, width);
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        made.setEntry(row, column, random.nextGaussian());
      }
    }
    return made;
  }

  private static Matrix matrix(RealMatrix numbers) {
    return Matrix.ofNumbers(numbers.getData());
  }

  private static void assertClose(Matrix actual, RealMatrix expected) {
    assertThat(actual.sameShape(matrix(expected))).isTrue();
    for (int row = 0; row < actual.height(); row++) {
      for (int column = 0; column < actual.width(); column++) {
        assertThat(((CellValue.Number) actual.at(row, column)).value())
            .isCloseTo(expected.getEntry(row, column), within(1e-8));
      }
    }
  }
}
