package dev.sluice.formula.function.statistical;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.formula.runtime.Boxing;
import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import dev.sluice.formula.value.Sample;
import java.util.Random;
import org.apache.commons.math3.stat.inference.TestUtils;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Regression arrays and tests of hypotheses against the library Commons Math. */
class RegressionTest {

  private static final Percentage CLOSE = Percentage.withPercentage(1e-8);
  private static final CellValue TRUE = CellValue.bool(true);

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void severalVariablesAgree(boolean constant) {
    Random random = new Random(9);
    double[][] xs = new double[30][3];
    double[][] ys = new double[30][1];
    double[] flat = new double[30];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = new double[] {random.nextDouble(), 100 + random.nextGaussian(), i};
      flat[i] = 4 + xs[i][0] - 2 * xs[i][1] + 0.5 * xs[i][2] + random.nextGaussian();
      ys[i][0] = flat[i];
    }
    OLSMultipleLinearRegression other = new OLSMultipleLinearRegression();
    other.setNoIntercept(!constant);
    other.newSampleData(flat, xs);
    Matrix found =
        RegressionArrays.line(
            Matrix.ofNumbers(ys), Matrix.ofNumbers(xs), CellValue.bool(constant), TRUE);
    double[] coefficients = other.estimateRegressionParameters();
    double[] errors = other.estimateRegressionParametersStandardErrors();
    int first = constant ? 1 : 0;
    for (int j = 0; j < 3; j++) {
      assertThat(number(found, 0, 2 - j)).isCloseTo(coefficients[first + j], CLOSE);
      assertThat(number(found, 1, 2 - j)).isCloseTo(errors[first + j], CLOSE);
    }
    if (constant) {
      assertThat(number(found, 0, 3)).isCloseTo(coefficients[0], CLOSE);
      assertThat(number(found, 1, 3)).isCloseTo(errors[0], CLOSE);
    } else {
      assertThat(number(found, 0, 3)).isZero();
      assertThat(found.at(1, 3)).isEqualTo(CellValue.error(ExcelError.NA));
    }
    assertThat(number(found, 2, 0)).isCloseTo(other.calculateRSquared(), CLOSE);
    assertThat(number(found, 2, 1)).isCloseTo(other.estimateRegressionStandardError(), CLOSE);
    assertThat(number(found, 3, 1)).isEqualTo(constant ? 26 : 27);
    assertThat(number(found, 4, 1)).isCloseTo(other.calculateResidualSumOfSquares(), CLOSE);
    assertThat(found.at(4, 2)).isEqualTo(CellValue.error(ExcelError.NA));
    Matrix rows =
        RegressionArrays.line(
            Matrix.ofNumbers(ys).transposed(),
            Matrix.ofNumbers(xs).transposed(),
            CellValue.bool(constant),
            TRUE);
    assertThat(rows).isEqualTo(found);
  }

  @Test
  void aVariableThatOthersExplainHasTheCoefficientZero() {
    Matrix ys = Matrix.ofNumbers(new double[][] {{1}, {4}, {2}, {6}});
    Matrix xs = Matrix.ofNumbers(new double[][] {{1, 5}, {2, 7}, {3, 9}, {4, 11}});
    Matrix alone = RegressionArrays.line(ys, xs.column(0), TRUE, TRUE);
    Matrix both = RegressionArrays.line(ys, xs, TRUE, TRUE);
    assertThat(number(both, 0, 0)).isZero();
    assertThat(number(both, 0, 1)).isEqualTo(number(alone, 0, 0));
    assertThat(number(both, 3, 1)).isEqualTo(number(alone, 3, 1));
  }

  @Test
  void linesAndCurvesAreContinued() {
    Matrix ys = Matrix.ofNumbers(new double[][] {{6, 12, 24}});
    Matrix asked = Matrix.ofNumbers(new double[][] {{4}, {0}});
    Matrix omitted = Matrix.of(CellValue.blank());
    Matrix curve = RegressionArrays.onCurve(ys, omitted, asked);
    assertThat(curve.height()).isEqualTo(2);
    assertThat(number(curve, 0, 0)).isCloseTo(48, CLOSE);
    assertThat(number(curve, 1, 0)).isCloseTo(3, CLOSE);
    assertThat(RegressionArrays.onLine(ys).sameShape(ys)).isTrue();
    assertThat(number(RegressionArrays.onLine(ys), 0, 2)).isCloseTo(23, CLOSE);
    Matrix bases = RegressionArrays.curve(ys);
    assertThat(number(bases, 0, 0)).isCloseTo(2, CLOSE);
    assertThat(number(bases, 0, 1)).isCloseTo(3, CLOSE);
  }

  @Test
  void observationsThatDoNotFit() {
    Matrix ys = Matrix.ofNumbers(new double[][] {{1, 2, 0}});
    Matrix two = Matrix.ofNumbers(new double[][] {{1, 2}});
    assertThat(RegressionArrays.line(ys, two)).isEqualTo(Matrix.of(ExcelError.REF));
    assertThat(RegressionArrays.curve(ys)).isEqualTo(Matrix.of(ExcelError.NUM));
    assertThat(RegressionArrays.line(Matrix.of(CellValue.text("4"))))
        .isEqualTo(Matrix.of(ExcelError.VALUE));
    assertThat(RegressionArrays.line(ys, ys, CellValue.error(ExcelError.NA)))
        .isEqualTo(Matrix.of(ExcelError.NA));
  }

  @Test
  void testsOfMeansAndVariancesAgree() {
    double[] ones = new Random(1).doubles(12, 0, 10).toArray();
    double[] others = new Random(2).doubles(12, 0, 30).toArray();
    Matrix first = Matrix.ofNumbers(new double[][] {ones});
    Matrix second = Matrix.ofNumbers(new double[][] {others});
    assertThat(HypothesisTests.studentTest(first, second, 2, 1))
        .isCloseTo(TestUtils.pairedTTest(ones, others), CLOSE);
    assertThat(HypothesisTests.studentTest(first, second, 2, 2))
        .isCloseTo(TestUtils.homoscedasticTTest(ones, others), CLOSE);
    assertThat(HypothesisTests.studentTest(first, second, 1.9, 3.9))
        .isCloseTo(TestUtils.tTest(ones, others) / 2, CLOSE);
    assertThat(HypothesisTests.studentTest(first, second, 3, 1)).isNaN();
    assertThat(HypothesisTests.varianceTest(new Sample(ones, null), new Sample(others, null)))
        .isEqualTo(
            HypothesisTests.varianceTest(new Sample(others, null), new Sample(ones, null)),
            org.assertj.core.data.Offset.offset(1e-14));
  }

  @Test
  void countsAgainstExpectedOnesAgree() {
    Matrix actual = Matrix.ofNumbers(new double[][] {{20, 30, 50}});
    Matrix expected = Matrix.ofNumbers(new double[][] {{25, 25, 50}});
    assertThat(HypothesisTests.independenceTest(actual, expected))
        .isCloseTo(
            TestUtils.chiSquareTest(new double[] {25, 25, 50}, new long[] {20, 30, 50}), CLOSE);
    Matrix square = Matrix.ofNumbers(new double[][] {{20, 30}, {50, 10}});
    assertThat(HypothesisTests.independenceTest(square, square)).isEqualTo(1);
    assertThat(Outcome.error(HypothesisTests.independenceTest(actual, square)))
        .isEqualTo(ExcelError.NA);
  }

  @Test
  void aProbabilityThatDoesNotSumUpToOne() {
    Matrix values = Matrix.ofNumbers(new double[][] {{1, 2}});
    Matrix shares = Matrix.ofNumbers(new double[][] {{0.4, 0.5}});
    assertThat(Outcome.error(HypothesisTests.probability(values, shares, 1)))
        .isEqualTo(ExcelError.NUM);
  }

  private static double number(Matrix matrix, int row, int column) {
    Double number = Boxing.number(matrix.at(row, column));
    assertThat(number).isNotNull();
    return number == null ? Double.NaN : number;
  }
}
