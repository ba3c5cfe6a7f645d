package dev.sluice.formula.function.statistical;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import dev.sluice.formula.value.Sample;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.moment.Kurtosis;
import org.apache.commons.math3.stat.descriptive.moment.Skewness;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Samples and pairs against the library Commons Math and the errors that Excel documents. */
class SamplesTest {

  private static final Percentage CLOSE = Percentage.withPercentage(1e-9);

  static Stream<Arguments> aggregates() {
    return Stream.of(
        aggregate(Centres::mean, StatUtils::mean, 1, ExcelError.DIV0),
        aggregate(Centres::geometricMean, StatUtils::geometricMean, 1, ExcelError.NUM),
        aggregate(Centres::median, n -> StatUtils.percentile(n, 50), 1, ExcelError.NUM),
        aggregate(Spread::variance, StatUtils::variance, 2, ExcelError.DIV0),
        aggregate(Spread::populationVariance, StatUtils::populationVariance, 1, ExcelError.DIV0),
        aggregate(Spread::deviation, n -> Math.sqrt(StatUtils.variance(n)), 2, ExcelError.DIV0),
        aggregate(Spread::skewness, n -> new Skewness().evaluate(n), 3, ExcelError.DIV0),
        aggregate(Spread::kurtosis, n -> new Kurtosis().evaluate(n), 4, ExcelError.DIV0),
        aggregate(
            Spread::squaredDeviations,
            n -> StatUtils.populationVariance(n) * n.length,
            1,
            ExcelError.NUM),
        aggregate(
            sample -> Ranks.percentileWithin(sample, 0.5),
            n -> StatUtils.percentile(n, 50),
            1,
            ExcelError.NUM));
  }

  private static Arguments aggregate(
      ToDoubleFunction<Sample> ours,
      ToDoubleFunction<double[]> other,
      int fewest,
      ExcelError below) {
    return Arguments.of(ours, other, fewest, below);
  }

  @ParameterizedTest
  @MethodSource("aggregates")
  void aggregatesAgreeInAnyOrder(
      ToDoubleFunction<Sample> ours,
      ToDoubleFunction<double[]> other,
      int fewest,
      ExcelError below) {
    double[] numbers = new Random(3).doubles(101, 1, 1000).toArray();
    double[] reversed = new double[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      reversed[i] = numbers[numbers.length - 1 - i];
    }
    double found = ours.applyAsDouble(sample(numbers));
    assertThat(found).isCloseTo(other.applyAsDouble(numbers), CLOSE);
    assertThat(ours.applyAsDouble(sample(reversed))).isEqualTo(found);
    double tooFew = ours.applyAsDouble(sample(new double[fewest - 1]));
    assertThat(Outcome.error(tooFew)).isEqualTo(below);
  }

  @Test
  void deviationsOfLargeNumbersCancelNothing() {
    assertThat(Spread.variance(sample(1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16))).isEqualTo(30);
    assertThat(Spread.populationDeviation(sample(0.1, 0.1, 0.1))).isZero();
    assertThat(Outcome.error(Spread.skewness(sample(0.1, 0.1, 0.1)))).isEqualTo(ExcelError.DIV0);
  }

  @ParameterizedTest
  @CsvSource({
    // The data of the documentation of LARGE and SMALL; fractions of k by hand.
    "1, 5, 2",
    "2, 5, 3",
    "2.5, 4, 3",
    "7, 2, 5"
  })
  void placesFromBothEnds(double k, double largest, double smallest) {
    Sample sample = sample(3, 5, 3, 5, 4, 4, 2);
    assertThat(Ranks.largest(sample, k)).isEqualTo(largest);
    assertThat(Ranks.smallest(sample, k)).isEqualTo(smallest);
    assertThat(Ranks.largest(sample, 8)).isNaN();
    assertThat(Ranks.smallest(sample, 0.9)).isNaN();
  }

  @ParameterizedTest
  @CsvSource({
    // Of 1 to 10: linear interpolation by hand, cut and not rounded.
    "1, 0, 0.09",
    "2.5, 0.166, 0.227",
    "9.9, 0.988, 0.9",
    "10, 1, 0.909"
  })
  void percentRanksAreCut(double x, double including, double excluding) {
    Sample sample = sample(10, 9, 8, 7, 6, 5, 4, 3, 2, 1);
    assertThat(Ranks.percentRank(sample, x)).isEqualTo(including);
    assertThat(Ranks.percentRankWithin(sample, x)).isEqualTo(excluding);
    assertThat(Outcome.error(Ranks.percentRank(sample, 10.1))).isEqualTo(ExcelError.NA);
    assertThat(Outcome.error(Ranks.percentRank(sample, 5, 0.9))).isEqualTo(ExcelError.NUM);
  }

  @Test
  void sharesOfTheSampleEndWhereItsSizeSays() {
    Sample sample = sample(1, 2, 3, 4);
    assertThat(Ranks.percentileWithin(sample, 0.2)).isEqualTo(1);
    assertThat(Ranks.percentileWithin(sample, 0.19)).isNaN();
    assertThat(Ranks.quartile(sample, 1.9)).isEqualTo(1.75);
    assertThat(Ranks.quartile(sample, 4.9)).isEqualTo(4);
    assertThat(Ranks.quartile(sample, -1)).isNaN();
    assertThat(Ranks.quartileWithin(sample, 0.9)).isNaN();
  }

  @Test
  void classesKeepTheOrderOfTheirBounds() {
    assertThat(Ranks.frequencies(sample(1, 7, 12, 13, 90, 16), sample(10, 20, 15, 5, 10)))
        .isEqualTo(Matrix.ofNumbers(new double[][] {{1}, {1}, {2}, {1}, {0}, {1}}));
    assertThat(Ranks.frequencies(sample(1, 2), sample()))
        .isEqualTo(Matrix.ofNumbers(new double[][] {{2}}));
    Sample many = sample(IntStream.range(0, 100_000).asDoubleStream().toArray());
    assertThat(Ranks.frequencies(many, many).at(99_999, 0)).isEqualTo(CellValue.number(1));
  }

  @Test
  void nothingHasNoHarmonicMean() {
    assertThat(Outcome.error(Centres.harmonicMean(sample()))).isEqualTo(ExcelError.NA);
    assertThat(Outcome.error(Centres.harmonicMean(sample(1, 0)))).isEqualTo(ExcelError.NUM);
  }

  @Test
  void modesComeInTheOrderOfTheSample() {
    assertThat(Centres.modes(sample(4, 1, 4, 1, 2)))
        .isEqualTo(Matrix.ofNumbers(new double[][] {{4}, {1}}));
    assertThat(Centres.mode(sample(1, 4, 4, 1))).isEqualTo(1);
    assertThat(Outcome.error(Centres.mode(sample(1, 2)))).isEqualTo(ExcelError.NA);
  }

  @Test
  void trimmedMeanCutsAnEvenCount() {
    // A share of 0.2 of 11 is 2.2: one at each end. Data of the documentation of TRIMMEAN.
    assertThat(Centres.trimmedMean(sample(4, 5, 6, 7, 2, 3, 4, 5, 1, 2, 3), 0.2))
        .isCloseTo(3.7777777777777777, CLOSE);
    assertThat(Centres.trimmedMean(sample(1, 2), 1)).isNaN();
  }

  @Test
  void rankOfEqualNumbers() {
    Sample sample = sample(7, 3.5, 3.5, 1, 2);
    assertThat(Ranks.rank(3.5, sample, true)).isEqualTo(3);
    assertThat(Ranks.rank(3.5, sample)).isEqualTo(2);
    assertThat(Ranks.meanRank(3.5, sample, true)).isEqualTo(3.5);
    assertThat(Outcome.error(Ranks.meanRank(3, sample))).isEqualTo(ExcelError.NA);
  }

  @Test
  void linesThroughPointsAgreeAndPairsWithoutTwoNumbersAreLeftOut() {
    Random random = new Random(4);
    SimpleRegression other = new SimpleRegression();
    CellValue[] xs = new CellValue[50];
    CellValue[] ys = new CellValue[50];
    for (int i = 0; i < xs.length; i++) {
      double x = 1000 + random.nextDouble();
      double y = 3 * x + random.nextGaussian();
      xs[i] = i == 7 ? CellValue.text("4") : i == 9 ? CellValue.blank() : CellValue.number(x);
      ys[i] = i == 8 ? CellValue.bool(true) : CellValue.number(y);
      if (i < 7 || i > 9) {
        other.addData(x, y);
      }
    }
    Matrix ofXs = Matrix.of(50, 1, xs);
    Matrix ofYs = Matrix.of(1, 50, ys);
    assertThat(Correlations.slope(ofYs, ofXs)).isCloseTo(other.getSlope(), CLOSE);
    assertThat(Correlations.intercept(ofYs, ofXs)).isCloseTo(other.getIntercept(), CLOSE);
    assertThat(Correlations.forecast(7, ofYs, ofXs)).isCloseTo(other.predict(7), CLOSE);
    assertThat(Correlations.correlation(ofYs, ofXs)).isCloseTo(other.getR(), CLOSE);
    assertThat(Correlations.determination(ofYs, ofXs)).isCloseTo(other.getRSquare(), CLOSE);
    assertThat(Correlations.standardError(ofYs, ofXs))
        .isCloseTo(Math.sqrt(other.getMeanSquareError()), CLOSE);
  }

  @Test
  void pairsThatSayNothing() {
    Matrix two = Matrix.ofNumbers(new double[][] {{1, 2}});
    Matrix equal = Matrix.ofNumbers(new double[][] {{3, 3}});
    Matrix three = Matrix.ofNumbers(new double[][] {{1, 2, 3}});
    assertThat(Outcome.error(Correlations.slope(two, equal))).isEqualTo(ExcelError.DIV0);
    assertThat(Outcome.error(Correlations.correlation(equal, two))).isEqualTo(ExcelError.DIV0);
    assertThat(Outcome.error(Correlations.covariance(two, three))).isEqualTo(ExcelError.NA);
    assertThat(Outcome.error(Correlations.standardError(two, two))).isEqualTo(ExcelError.DIV0);
    assertThat(Outcome.error(Correlations.covariance(two, Matrix.of(1, 2, error()))))
        .isEqualTo(ExcelError.REF);
  }

  private static Matrix.Cell error() {
    return (row, column) -> CellValue.error(ExcelError.REF);
  }

  private static Sample sample(double... numbers) {
    return new Sample(numbers, null);
  }
}
