package dev.sluice.formula.function.statistical;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.ExcelError;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Distributions against values of 40 digits that mpmath computed, and against identities. */
class DistributionsTest {

  private static final Percentage CLOSE = Percentage.withPercentage(1e-10);

  @ParameterizedTest
  @CsvSource({
    "-32.28491825772258, 5.694592285379179e-229",
    "-10, 7.619853024160526e-24",
    "-1.96, 0.024997895148220435",
    "2, 0.9772498680518208"
  })
  void normalTailsKeepTheirDigits(double z, double below) {
    assertThat(NormalDistributions.standard(z)).isCloseTo(below, CLOSE);
    assertThat(NormalDistributions.standard(-z)).isCloseTo(1 - below, CLOSE);
    if (z < 0) {
      assertThat(NormalDistributions.standardInverse(below)).isCloseTo(z, CLOSE);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "3065.903581719834, 1511, 4.6326102873427764e-108",
    "8, 3.34, 0.046011705689231368",
    "12.3, 4.9, 0.015254394655769613"
  })
  void chiSquaredTailsKeepTheirDigits(double x, double freedom, double above) {
    assertThat(GammaDistributions.chiSquaredAbove(x, freedom)).isCloseTo(above, CLOSE);
    assertThat(GammaDistributions.chiSquaredInverseAbove(above, freedom)).isCloseTo(x, CLOSE);
  }

  @ParameterizedTest
  @CsvSource({
    "0.03513124089338347, 243, 90, 4.814427630753938e-91",
    "0.8, 2.4, 3, 0.4733220523344033"
  })
  void fisherTailsKeepTheirDigits(double x, double one, double other, double below) {
    assertThat(BetaDistributions.fisher(x, one, other, true)).isCloseTo(below, CLOSE);
    assertThat(BetaDistributions.fisherInverse(below, one, other)).isCloseTo(x, CLOSE);
    assertThat(BetaDistributions.fisherAbove(1 / x, other, one)).isCloseTo(below, CLOSE);
  }

  @ParameterizedTest
  @CsvSource({
    "BINOMIAL, 46, 330, 0.6961967859078019, 3.429386856321386e-98",
    "POISSON, 94, 0.0550053354029239, 0, 3.449756892865892e-265",
    "NEGATIVE, 89, 74, 0.005517659641398387, 1.7523151858350878e-120"
  })
  void countsKeepTheirDigits(String kind, double k, double n, double p, double expected) {
    double found =
        switch (kind) {
          case "BINOMIAL" -> CountDistributions.binomial(k, n, p, true);
          case "POISSON" -> CountDistributions.poisson(k, n, false);
          default -> CountDistributions.negativeBinomial(k, n, p, true);
        };
    assertThat(found).isCloseTo(expected, CLOSE);
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 1.772453850905516",
    "-3.2, 0.6890564120059785",
    "103.02411681628726, 1.0750254156605434e162",
    "171, 7.257415615307994e306"
  })
  void gammaFunction(double x, double expected) {
    assertThat(GammaDistributions.gamma(x)).isCloseTo(expected, CLOSE);
    if (x > 0) {
      assertThat(GammaDistributions.logGamma(x)).isCloseTo(Math.log(expected), CLOSE);
    }
  }

  @Test
  void quantilesInvertTheirDistributions() {
    Random random = new Random(11);
    for (int i = 0; i < 300; i++) {
      double p = Math.pow(10, -9 * random.nextDouble()) * 0.999;
      double a = Math.pow(10, 4 * random.nextDouble() - 1);
      double b = Math.pow(10, 4 * random.nextDouble() - 1);
      double n = 1 + random.nextInt(1000);
      double x = GammaDistributions.inverse(p, a, b);
      assertThat(GammaDistributions.distribution(x, a, b, true)).isCloseTo(p, CLOSE);
      double t = BetaDistributions.studentInverseBeyond(p, n);
      assertThat(BetaDistributions.studentBeyond(t, n)).isCloseTo(p, CLOSE);
      // Above the middle the share can be too close to 1 for a double.
      double share = BetaDistributions.inverse(p / 2, a, a);
      assertThat(BetaDistributions.probability(share, a, a)).isCloseTo(p / 2, CLOSE);
    }
  }

  @Test
  void probabilitiesOfAllCountsSumUpToTheCumulatedOnes() {
    Random random = new Random(12);
    for (int i = 0; i < 50; i++) {
      int all = 1 + random.nextInt(60);
      int good = 1 + random.nextInt(all);
      int drawn = 1 + random.nextInt(all);
      double p = random.nextDouble();
      double drawnSum = 0;
      double binomialSum = 0;
      for (int k = Math.max(0, drawn + good - all); k <= Math.min(drawn, good); k++) {
        drawnSum += CountDistributions.hypergeometric(k, drawn, good, all);
        assertThat(CountDistributions.hypergeometric(k, drawn, good, all, true))
            .isCloseTo(drawnSum, CLOSE);
      }
      for (int k = 0; k < drawn; k++) {
        binomialSum += CountDistributions.binomial(k, drawn, p, false);
        assertThat(CountDistributions.binomial(k, drawn, p, true)).isCloseTo(binomialSum, CLOSE);
        assertThat(CountDistributions.binomialRange(drawn, p, 0, k)).isCloseTo(binomialSum, CLOSE);
        double here = CountDistributions.binomial(k, drawn, p, false);
        if (here > 1e-9 * binomialSum && binomialSum < 1 - 1e-9) {
          assertThat(CountDistributions.binomialInverse(drawn, p, binomialSum)).isEqualTo(k);
        }
      }
    }
  }

  @Test
  void ofManyTrialsTheRangeIsADifference() {
    double range = CountDistributions.binomialRange(10_000, 0.5, 3000, 5000);
    double below = CountDistributions.binomial(2999, 10_000, 0.5, true);
    assertThat(range)
        .isCloseTo(CountDistributions.binomial(5000, 10_000, 0.5, true) - below, CLOSE);
  }

  @Test
  void densitiesAtTheEdge() {
    assertThat(GammaDistributions.distribution(0, 1, 4, false)).isEqualTo(0.25);
    assertThat(GammaDistributions.distribution(0, 2, 4, false)).isZero();
    assertThat(GammaDistributions.distribution(0, 0.5, 4, false)).isNaN();
    assertThat(BetaDistributions.distribution(0, 1, 3, false)).isEqualTo(3);
    assertThat(BetaDistributions.distribution(1, 3, 1, false)).isEqualTo(3);
    assertThat(BetaDistributions.distribution(0, 2, 3, false)).isZero();
    assertThat(BetaDistributions.fisher(0, 2, 5, false)).isEqualTo(1);
    // Cauchy's density at its top.
    assertThat(BetaDistributions.student(0, 1, false)).isCloseTo(1 / Math.PI, CLOSE);
    assertThat(GammaDistributions.weibull(0, 1, 4, false)).isEqualTo(0.25);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.5", "1, 0.5", "0.5, 0", "0.5, 1"})
  void binomialInverseRefusesCertainties(double probability, double alpha) {
    assertThat(CountDistributions.binomialInverse(10, probability, alpha)).isNaN();
  }

  @Test
  void aSampleOfOneHasNoEstimatedDeviation() {
    assertThat(Outcome.error(BetaDistributions.confidence(0.05, 1, 1.9)))
        .isEqualTo(ExcelError.DIV0);
    assertThat(Outcome.error(BetaDistributions.confidence(0.05, 1, 0.9))).isEqualTo(ExcelError.NUM);
    // Half the width is the 0.975 quantile of t with 4 degrees of freedom, from published tables.
    assertThat(BetaDistributions.confidence(0.05, Math.sqrt(5), 5.9))
        .isCloseTo(2.7764451051977987, CLOSE);
  }

  @Test
  void countsAreNegativeBeforeTheyLoseTheirFraction() {
    assertThat(CountDistributions.poisson(-0.1, 5, true)).isNaN();
    assertThat(CountDistributions.binomial(-0.1, 5, 0.5, true)).isNaN();
    assertThat(CountDistributions.permutations(7.7, 6.8)).isEqualTo(5040);
  }

  @Test
  void countsBeyondAllDoublesEnd() {
    assertThat(CountDistributions.binomialInverse(1e300, 0.5, 0.5)).isNaN();
    assertThat(CountDistributions.permutations(1e300, 3)).isInfinite();
    assertThat(CountDistributions.permutations(1e15, 2)).isEqualTo(1e15 * (1e15 - 1));
  }
}
