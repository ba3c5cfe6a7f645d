package dev.sluice.step.sums;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle adds BigIntegers and rounds BigDecimals. */
class WideSumTest {

  private static final long PLACE = Platform.BYTE_ARRAY_OFFSET;
  private static final BigDecimal UNITS = BigDecimal.TEN.pow(15);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void productsOfAnySizeAddUp(long seed) {
    Random random = new Random(seed);
    GroupTable table = new GroupTable(1);
    find(table);
    BigInteger expected = BigInteger.ZERO;
    for (int i = 0; i < 5000; i++) {
      long left = random.nextLong() >> random.nextInt(64);
      long right = random.nextInt(50) == 0 ? Long.MIN_VALUE : random.nextLong();
      table.addProduct(0, left, right);
      table.add(0, right);
      expected =
          expected
              .add(BigInteger.valueOf(left).multiply(BigInteger.valueOf(right)))
              .add(BigInteger.valueOf(right));
    }
    assertThat(sum(table)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void doublesAreRoundedHalfToEven(long seed) {
    Random random = new Random(seed);
    byte[] state = new byte[WideSum.BYTES];
    BigInteger expected = BigInteger.ZERO;
    for (int i = 0; i < 5000; i++) {
      double value = Math.scalb(random.nextDouble() - 0.5, random.nextInt(120) - 45);
      WideSum.addRounded(state, PLACE, value);
      expected = expected.add(rounded(value));
    }
    assertThat(WideSum.value(state, PLACE)).isEqualTo(expected);
    assertThat(WideSum.faults(state, PLACE)).isZero();
  }

  private static BigInteger rounded(double value) {
    double units = value * UNITS.doubleValue();
    return new BigDecimal(units).setScale(0, RoundingMode.HALF_EVEN).unscaledValue();
  }

  @Test
  void halvesGoToTheEvenNeighbourAndNegativeZeroIsNothing() {
    byte[] state = new byte[WideSum.BYTES];
    // 0.5 to 0, 1.5 to 2, -0.5 to 0, -2.5 to -2, 3.5 to 4.
    for (double units : new double[] {0.5, 1.5, -0.5, -2.5, -0.0, 3.5}) {
      double value = units / 1e15;
      assertThat(value * 1e15).as("the product is the half again").isEqualTo(units);
      WideSum.addRounded(state, PLACE, value);
    }
    assertThat(WideSum.value(state, PLACE)).isEqualTo(BigInteger.valueOf(4));
  }

  @Test
  void whatIsNoNumberIsAFaultAndNeverAddedUp() {
    byte[] state = new byte[WideSum.BYTES];
    double[] faults = {
      Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300, -1.8e23
    };
    for (double value : faults) {
      WideSum.addRounded(state, PLACE, value);
    }
    WideSum.addWide(state, PLACE, BigInteger.TWO.pow(127));
    WideSum.addRounded(state, PLACE, 1);
    assertThat(WideSum.faults(state, PLACE)).isEqualTo(faults.length + 1L);
    assertThat(WideSum.value(state, PLACE)).isEqualTo(UNITS.toBigInteger());
  }

  @Test
  void aSumThatLeavesItsWordsAndComesBackIsWhole() {
    BigInteger largest = BigInteger.TWO.pow(127).subtract(BigInteger.ONE);
    byte[] state = new byte[WideSum.BYTES];
    byte[] other = new byte[WideSum.BYTES];
    for (int i = 0; i < 1000; i++) {
      WideSum.addWide(state, PLACE, largest);
      WideSum.addWide(other, PLACE, largest.negate());
    }
    assertThat(WideSum.value(state, PLACE)).isEqualTo(largest.multiply(BigInteger.valueOf(1000)));
    WideSum.addAll(state, PLACE, other, PLACE);
    assertThat(WideSum.value(state, PLACE)).isZero();
    WideSum.addAll(state, PLACE, other, PLACE);
    assertThat(WideSum.value(state, PLACE)).isEqualTo(largest.multiply(BigInteger.valueOf(-1000)));
  }

  @Test
  void decimalsAreRoundedHalfAwayFromZero() {
    GroupTable table = new GroupTable(1);
    find(table);
    table.addWideProduct(0, 4, Decimal.apply("0.00005"), Decimal.apply("1"));
    table.addWideProduct(0, 4, Decimal.apply("0.00005"), Decimal.apply("-3"));
    table.addHalfUp(0, 4, 1.00005);
    table.addHalfUp(0, 4, -0.00005);
    table.addWide(0, 4, Decimal.apply("7.5"));
    assertThat(sum(table)).isEqualTo(BigInteger.valueOf(1 - 2 + 10001 - 1 + 75000));
  }

  private static void find(GroupTable table) {
    KeyWords key = new KeyWords();
    key.begin();
    table.find(key);
  }

  private static BigInteger sum(GroupTable table) {
    BigInteger[] found = new BigInteger[1];
    GroupTable.forEach(
        table.state(),
        1,
        group ->
            found[0] =
                WideSum.value(
                    table.state(), GroupTable.rowsPlace(table.state(), group) + Long.BYTES));
    return found[0];
  }
}
