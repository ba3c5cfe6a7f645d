package dev.sluice.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.formula.runtime.ExactSum;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle is BigDecimal, which adds without rounding and rounds once to a double. */
class ExactSumTest {

  @Test
  void nothingSumsUpToZero() {
    assertThat(sum(List.of())).isEqualTo(0.0);
  }

  @Test
  void negativeZeroIsZero() {
    assertThat(sum(List.of(-0.0, -0.0))).isEqualTo(0.0);
    assertThat(sum(List.of(-1.5, 1.5))).isEqualTo(0.0);
  }

  @Test
  void whatOneOrderWouldLoseIsKept() {
    assertThat(sum(List.of(1e100, 1.0, -1e100))).isEqualTo(1.0);
    assertThat(sum(List.of(Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE)))
        .isEqualTo(Double.MAX_VALUE);
    assertThat(sum(List.of(0.1, 0.2, 0.3, -0.6)))
        .isEqualTo(exact(List.of(0.1, 0.2, 0.3, -0.6)).doubleValue());
  }

  @Test
  void theSmallestNumbersCount() {
    assertThat(sum(List.of(Double.MIN_VALUE, Double.MIN_VALUE))).isEqualTo(2 * Double.MIN_VALUE);
    assertThat(sum(List.of(1.0, Double.MIN_VALUE, -1.0))).isEqualTo(Double.MIN_VALUE);
  }

  @Test
  void aTieIsRoundedToEvenUnlessTheLeastBitBreaksIt() {
    double half = Math.ulp(1.0) / 2;
    assertThat(sum(List.of(1.0, half))).isEqualTo(1.0);
    assertThat(sum(List.of(1.0, half, Double.MIN_VALUE))).isEqualTo(Math.nextUp(1.0));
  }

  @Test
  void aSumBeyondTheRangeIsInfinite() {
    assertThat(sum(List.of(Double.MAX_VALUE, Double.MAX_VALUE))).isInfinite();
    assertThat(sum(List.of(-Double.MAX_VALUE, -Double.MAX_VALUE))).isNegative().isInfinite();
  }

  @Test
  void whatIsNotFiniteStaysSoInEveryOrder() {
    assertThat(sum(List.of(Double.POSITIVE_INFINITY, 1.0))).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(sum(List.of(Double.NEGATIVE_INFINITY, 1.0, Double.POSITIVE_INFINITY))).isNaN();
    assertThat(sum(List.of(Double.NaN, Double.POSITIVE_INFINITY))).isNaN();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyOrderAndDivisionGivesTheSumThatBigDecimalGives(long seed) {
    Random random = new Random(seed);
    List<Double> numbers = numbers(random);
    double expected = exact(numbers).doubleValue() + 0.0;
    for (int parts : new int[] {1, 2, 7}) {
      Collections.shuffle(numbers, random);
      assertThat(sumOfParts(numbers, parts)).isEqualTo(expected);
    }
    assertThat(accumulated(numbers).exact()).isEqualByComparingTo(exact(numbers));
  }

  @Test
  void manyCarriesLoseNothing() {
    ExactSum sum = new ExactSum();
    sum.add(-0.1);
    // Doubling adds up to more numbers than digits could hold without a carry.
    for (int i = 0; i < 70; i++) {
      ExactSum twin = new ExactSum();
      twin.add(sum);
      sum.add(twin);
    }
    assertThat(sum.rounded()).isEqualTo(Math.scalb(-0.1, 70));
    ExactSum back = new ExactSum();
    back.add(Math.scalb(0.1, 70));
    back.add(sum);
    assertThat(back.rounded()).isEqualTo(0.0);
  }

  private static List<Double> numbers(Random random) {
    List<Double> numbers = new ArrayList<>();
    int count = random.nextInt(400);
    boolean isMoney = random.nextBoolean();
    for (int i = 0; i < count; i++) {
      double number =
          isMoney
              ? random.nextInt(2_000_000) / 100.0 - 10_000
              : Double.longBitsToDouble(random.nextLong());
      // Near the largest, the sum of 400 could leave the range, which has its own test.
      numbers.add(Double.isFinite(number) && Math.abs(number) < 1e300 ? number : 1 / 3.0);
      if (random.nextInt(4) == 0) {
        numbers.add(-numbers.get(random.nextInt(numbers.size())));
      }
    }
    return numbers;
  }

  private static BigDecimal exact(List<Double> numbers) {
    return numbers.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static ExactSum accumulated(List<Double> numbers) {
    ExactSum sum = new ExactSum();
    numbers.forEach(sum::add);
    return sum;
  }

  private static double sum(List<Double> numbers) {
    return accumulated(numbers).rounded();
  }

  private static double sumOfParts(List<Double> numbers, int parts) {
    ExactSum total = new ExactSum();
    for (int part = 0; part < parts; part++) {
      ExactSum sum = new ExactSum();
      for (int i = part; i < numbers.size(); i += parts) {
        sum.add(numbers.get(i));
      }
      total.add(sum);
    }
    return total.rounded();
  }
}
