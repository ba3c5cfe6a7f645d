package dev.sluice.quality;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * The condition of a rule, {@code between 1 and 10}.
 *
 * @param operands two for the between operators, one or more for the list operators, else one
 * @param text the condition as written, on one line
 */
record Comparison(Operator operator, List<Operand> operands, String text) {

  /** How close two floating-point results must be to count as equal, relative to the larger. */
  private static final double RELATIVE_TOLERANCE = 1e-12;

  Comparison {
    operands = List.copyOf(operands);
  }

  boolean comparesNumbersOnly() {
    return operands.stream().allMatch(Operand.Number.class::isInstance);
  }

  /** True when an exact value meets the condition; all operands must be numbers. */
  boolean holds(BigDecimal value) {
    return holds(operand -> value.compareTo(operand));
  }

  /** True when a count meets the condition. */
  boolean holds(long value) {
    return holds(BigDecimal.valueOf(value));
  }

  /**
   * True when a ratio of two counts meets the condition. It is exact: the ratio and the written
   * number are both rounded once to the nearest double, so 19 of 20 rows is exactly 0.95.
   */
  boolean holdsForRatio(double value) {
    return holds(operand -> Double.compare(value, operand.doubleValue()));
  }

  /**
   * True when a result of floating-point arithmetic meets the condition. Such a result depends in
   * its last digits on the order of additions, so that values within a relative 1e-12 count as
   * equal: 0.1 + 0.2 is 0.3. NaN meets nothing.
   */
  boolean holdsForMeasured(double value) {
    if (Double.isNaN(value)) {
      return false;
    }
    return holds(
        operand -> {
          double other = operand.doubleValue();
          double scale = Math.max(Math.abs(value), Math.abs(other));
          return Math.abs(value - other) <= RELATIVE_TOLERANCE * scale
              ? 0
              : Double.compare(value, other);
        });
  }

  private boolean holds(ToIntFunction<BigDecimal> compared) {
    int[] signs =
        operands.stream()
            .map(Operand.Number.class::cast)
            .map(Operand.Number::value)
            .mapToInt(compared)
            .map(Integer::signum)
            .toArray();
    return switch (operator) {
      case EQUAL, IN -> contains(signs, 0);
      case NOT_EQUAL, NOT_IN -> !contains(signs, 0);
      case GREATER -> signs[0] > 0;
      case GREATER_OR_EQUAL -> signs[0] >= 0;
      case LESS -> signs[0] < 0;
      case LESS_OR_EQUAL -> signs[0] <= 0;
      case BETWEEN -> signs[0] > 0 && signs[1] < 0;
      case NOT_BETWEEN -> signs[0] <= 0 || signs[1] >= 0;
      case MATCHES, NOT_MATCHES ->
          throw new IllegalStateException("a number cannot match a pattern: " + text);
    };
  }

  private static boolean contains(int[] signs, int wanted) {
    for (int sign : signs) {
      if (sign == wanted) {
        return true;
      }
    }
    return false;
  }
}
