package dev.sluice.formula.function.math;

import dev.sluice.formula.runtime.Doubles;
import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.ExcelError;
import java.math.BigInteger;

/** Counting: factorials and combinations. Fractions of arguments are cut off. */
public final class Combinatorics {

  private static final double[] FACTORIALS = products(171, 1);
  private static final double[] DOUBLE_FACTORIALS = products(301, 2);
  private static final double LARGEST = 0x1p31;
  private static final double ROOM = 1e290;

  private Combinatorics() {}

  /** The factorial; {@code #NUM!} below 0 and from 171 on. */
  public static double factorial(double number) {
    return of(FACTORIALS, number);
  }

  /** The product of every second number, of none for -1; {@code #NUM!} below and from 301 on. */
  public static double doubleFactorial(double number) {
    return Doubles.truncated(number) == -1 ? 1 : of(DOUBLE_FACTORIALS, number);
  }

  /** How many sets can be chosen; {@code #NUM!} for more chosen than there are. */
  public static double combinations(double number, double chosen) {
    double from = Doubles.truncated(number);
    double size = Doubles.truncated(chosen);
    if (size < 0 || from < size || from >= LARGEST) {
      return Outcome.of(ExcelError.NUM);
    }
    double few = Math.min(size, from - size);
    double ways = 1;
    for (double i = 1; i <= few && !Double.isInfinite(ways); i++) {
      double factor = from - few + i;
      // While the product is exact so is the quotient: it counts combinations itself.
      ways = ways < ROOM ? ways * factor / i : ways * (factor / i);
    }
    return Math.rint(ways);
  }

  /** How many sets can be chosen with repetitions. */
  public static double multisets(double number, double chosen) {
    double from = Doubles.truncated(number);
    double size = Doubles.truncated(chosen);
    if (from < 0 || size < 0) {
      return Outcome.of(ExcelError.NUM);
    }
    return size == 0 ? 1 : combinations(from + size - 1, size);
  }

  private static double of(double[] products, double number) {
    double whole = Doubles.truncated(number);
    return whole < 0 || whole >= products.length
        ? Outcome.of(ExcelError.NUM)
        : products[(int) whole];
  }

  private static double[] products(int count, int step) {
    BigInteger[] exact = new BigInteger[count];
    double[] rounded = new double[count];
    for (int i = 0; i < count; i++) {
      exact[i] = i < step ? BigInteger.ONE : exact[i - step].multiply(BigInteger.valueOf(i));
      rounded[i] = exact[i].doubleValue();
    }
    return rounded;
  }
}
