package dev.sluice.formula.function.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AggregatesTest {

  private static final CellValue FAILED = CellValue.error(ExcelError.NUM);

  /** Oracle: commons-math; its percentile types R_7 and R_6 are PERCENTILE.INC and .EXC. */
  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void totalsAgreeWithALibrary(long seed) {
    double[] numbers = new Random(seed).doubles(7 + seed, -50, 50).toArray();
    Matrix block = Matrix.ofNumbers(new double[][] {numbers});
    double variance = StatUtils.variance(numbers);
    double population = StatUtils.populationVariance(numbers);
    double[] expected = {
      StatUtils.mean(numbers),
      numbers.length,
      numbers.length,
      StatUtils.max(numbers),
      StatUtils.min(numbers),
      StatUtils.product(numbers),
      Math.sqrt(variance),
      Math.sqrt(population),
      StatUtils.sum(numbers),
      variance,
      population,
      StatUtils.percentile(numbers, 50)
    };
    for (int which = 1; which <= 12; which++) {
      double wanted = expected[which - 1];
      double most = 1e-12 * Math.max(1, Math.abs(wanted));
      assertThat(Aggregates.aggregate(which, 4, List.of(block))).isCloseTo(wanted, within(most));
      if (which < 12) {
        assertThat(Aggregates.subtotal(which + 100, List.of(block)))
            .isCloseTo(wanted, within(most));
      }
    }
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    assertThat(ranked(14, block, 2)).isEqualTo(sorted[sorted.length - 2]);
    assertThat(ranked(15, block, 1.2)).isEqualTo(sorted[1]);
    assertThat(ranked(16, block, 0.3))
        .isCloseTo(percentile(EstimationType.R_7, numbers, 30), within(1e-12));
    assertThat(ranked(17, block, 3))
        .isCloseTo(percentile(EstimationType.R_7, numbers, 75), within(1e-12));
    assertThat(ranked(18, block, 0.3))
        .isCloseTo(percentile(EstimationType.R_6, numbers, 30), within(1e-12));
    assertThat(ranked(19, block, 1))
        .isCloseTo(percentile(EstimationType.R_6, numbers, 25), within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    "9,4,NUM",
    "9,5,NUM",
    "0,4,VALUE",
    "20,4,VALUE",
    "9,8,VALUE",
    "14,6,VALUE",
    "13,6,NA"
  })
  void faultsOfArgumentsAndCellsAreErrors(double which, double option, ExcelError error) {
    Matrix block = Matrix.ofColumn(List.of(CellValue.number(3), FAILED));
    assertThat(Outcome.error(Aggregates.aggregate(which, option, List.of(block)))).isEqualTo(error);
  }

  @ParameterizedTest
  @CsvSource({"9,2,7", "9,6,7", "9,3,7", "9,7,7", "2,4,2", "3,4,4", "3,6,3"})
  void errorsAreLeftOutWhereAsked(double which, double option, double expected) {
    Matrix block =
        Matrix.ofColumn(
            List.of(CellValue.number(3), CellValue.text("9"), FAILED, CellValue.number(4)));
    assertThat(Aggregates.aggregate(which, option, List.of(block))).isEqualTo(expected);
  }

  private static double ranked(int which, Matrix block, double k) {
    return Aggregates.aggregate(which, 6, List.of(block, Matrix.of(CellValue.number(k))));
  }

  private static double percentile(EstimationType type, double[] numbers, double percent) {
    return new Percentile().withEstimationType(type).evaluate(numbers, percent);
  }
}
