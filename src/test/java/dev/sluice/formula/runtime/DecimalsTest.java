package dev.sluice.formula.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.apache.spark.sql.types.Decimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decimals of all sizes, held as Spark may hold them. Oracle: BigDecimal. */
class DecimalsTest {

  private static final int ROUNDS = 20_000;
  private static final int MOST_DIGITS = 38;

  private static final BigInteger[] EDGES = {
    BigInteger.ZERO,
    BigInteger.ONE,
    BigInteger.TEN.pow(18),
    BigInteger.TEN.pow(17),
    BigInteger.TEN.pow(19),
    BigInteger.ONE.shiftLeft(53),
    BigInteger.ONE.shiftLeft(62),
    BigInteger.ONE.shiftLeft(63),
    BigInteger.TEN.pow(37),
    BigInteger.valueOf(5)
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void sumsDifferencesAndProductsAreExactOrNothing(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < ROUNDS; i++) {
      BigDecimal one = number(random);
      BigDecimal other = number(random);
      Decimal left = held(random, one);
      Decimal right = held(random, other);
      int scale = Math.max(one.scale(), other.scale());
      int precision = Math.max(scale, 1 + random.nextInt(MOST_DIGITS));
      assertSame(Decimals.add(left, right, precision, scale), one.add(other), precision, scale);
      assertSame(
          Decimals.subtract(left, right, precision, scale), one.subtract(other), precision, scale);
      int places = Math.min(MOST_DIGITS, one.scale() + other.scale());
      assertSame(
          Decimals.multiply(left, right, MOST_DIGITS, places),
          one.multiply(other),
          MOST_DIGITS,
          places);
      assertThat(Integer.signum(Decimals.compare(left, right))).isEqualTo(one.compareTo(other));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void roundingGoesWhereItIsTold(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < ROUNDS; i++) {
      BigDecimal one = number(random);
      Decimal number = held(random, one);
      int places = random.nextInt(60) - 25;
      int scale = Math.max(0, Math.min(one.scale(), places));
      assertSame(
          Decimals.round(number, places, MOST_DIGITS, scale),
          rounded(one, places, RoundingMode.HALF_UP),
          MOST_DIGITS,
          scale);
      assertSame(
          Decimals.roundUp(number, places, MOST_DIGITS, scale),
          rounded(one, places, RoundingMode.UP),
          MOST_DIGITS,
          scale);
      assertSame(
          Decimals.roundDown(number, places, MOST_DIGITS, scale),
          rounded(one, places, RoundingMode.DOWN),
          MOST_DIGITS,
          scale);
      assertSame(
          Decimals.floor(number, MOST_DIGITS, 0),
          one.setScale(0, RoundingMode.FLOOR),
          MOST_DIGITS,
          0);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void signsTypesAndRemaindersAreThoseOfTheNumber(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < ROUNDS; i++) {
      BigDecimal one = number(random);
      BigDecimal other = number(random);
      Decimal number = held(random, one);
      Decimal by = held(random, other);
      assertThat(Decimals.negate(number).toJavaBigDecimal()).isEqualTo(one.negate());
      assertThat(Decimals.abs(number).toJavaBigDecimal()).isEqualTo(one.abs());
      assertThat(Decimals.sign(number)).isEqualTo(one.signum());
      assertThat(Decimals.toDouble(number)).isEqualTo(one.doubleValue());
      int scale = Math.max(one.scale(), other.scale());
      assertSame(Decimals.widened(number, MOST_DIGITS, scale), one, MOST_DIGITS, scale);
      @Nullable Decimal remainder = Decimals.modulo(number, by, MOST_DIGITS, scale);
      if (other.signum() == 0) {
        assertThat(remainder).isNull();
      } else {
        BigDecimal floor =
            one.subtract(other.multiply(divided(one, other).setScale(0, RoundingMode.FLOOR)));
        assertSame(remainder, floor, MOST_DIGITS, scale);
      }
    }
  }

  @Test
  void wholeNumbersOfAnySizeBecomeDecimals() {
    for (long number :
        new long[] {0, -1, 999_999_999_999_999_999L, Long.MAX_VALUE, Long.MIN_VALUE}) {
      assertSame(Decimals.ofWhole(number, 19, 0), BigDecimal.valueOf(number), 19, 0);
      assertSame(Decimals.ofWhole(number, 23, 4), BigDecimal.valueOf(number), 23, 4);
    }
  }

  @Test
  void halvesOfNegativeNumbersRoundAwayFromZero() {
    Decimal number = Decimal.apply(new BigDecimal("-2.5"), 18, 1);
    assertSame(Decimals.round(number, 0, 18, 0), new BigDecimal("-3"), 18, 0);
    assertSame(Decimals.roundDown(number, 0, 18, 0), new BigDecimal("-2"), 18, 0);
    assertSame(Decimals.roundUp(number, -3, 18, 0), new BigDecimal("-1000"), 18, 0);
    assertSame(Decimals.floor(number, 18, 0), new BigDecimal("-3"), 18, 0);
  }

  private static BigDecimal rounded(BigDecimal number, int places, RoundingMode mode) {
    return places >= number.scale() ? number : number.setScale(places, mode);
  }

  /** An exact quotient as far as its whole part goes. */
  private static BigDecimal divided(BigDecimal number, BigDecimal by) {
    BigDecimal[] parts = number.divideAndRemainder(by);
    boolean below = parts[1].signum() != 0 && parts[1].signum() != by.signum();
    return below ? parts[0].subtract(BigDecimal.ONE) : parts[0];
  }

  private static BigDecimal number(Random random) {
    BigInteger digits =
        random.nextInt(4) == 0
            ? EDGES[random.nextInt(EDGES.length)].add(BigInteger.valueOf(random.nextInt(5) - 2))
            : new BigInteger(1 + random.nextInt(122), random);
    int scale = random.nextInt(6) == 0 ? random.nextInt(MOST_DIGITS + 1) : random.nextInt(5);
    return new BigDecimal(random.nextBoolean() ? digits : digits.negate(), scale);
  }

  /** As a long or as a BigDecimal; what has too many digits for a long can only be the latter. */
  private static Decimal held(Random random, BigDecimal number) {
    int precision = Math.max(number.precision(), number.scale());
    boolean small = number.precision() <= 18;
    int type = Math.min(MOST_DIGITS, precision + random.nextInt(3));
    return small && random.nextBoolean()
        ? Decimal.createUnsafe(number.unscaledValue().longValueExact(), type, number.scale())
        : Decimal.apply(number, type, number.scale());
  }

  private static void assertSame(
      @Nullable Decimal actual, BigDecimal exact, int precision, int scale) {
    BigDecimal plain = exact.stripTrailingZeros();
    boolean fits =
        plain.signum() == 0
            || plain.scale() <= scale && plain.precision() - plain.scale() + scale <= precision;
    if (!fits) {
      assertThat(actual).as("%s as (%d,%d)", exact, precision, scale).isNull();
      return;
    }
    assertThat(actual).as("%s as (%d,%d)", exact, precision, scale).isNotNull();
    if (actual != null) {
      assertThat(actual.toJavaBigDecimal()).isEqualTo(exact.setScale(scale));
      assertThat(actual.precision()).isEqualTo(precision);
      assertThat(actual.scale()).isEqualTo(scale);
    }
  }
}
