package dev.sluice.cli.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.formula.value.ExcelError;

/** In what way a value is not the expected one, in words that the list of known reasons uses. */
final class Difference {

  /** Numbers so close differ by how they were rounded on the way. */
  private static final double ROUNDING = 1e-11;

  private Difference() {}

  /**
   * The kind of difference.
   *
   * @param problem the code of the problem for which there is no value; empty when there is one
   */
  static String of(JsonNode expected, JsonNode value, String problem) {
    if (!problem.isEmpty()) {
      return problem;
    }
    boolean wanted = isError(expected);
    boolean given = isError(value);
    if (wanted || given) {
      return wanted && given ? "other error" : wanted ? "value for an error" : "error for a value";
    }
    if (expected.isNumber() && value.isNumber()) {
      double size = Math.max(Math.abs(expected.doubleValue()), Math.abs(value.doubleValue()));
      double apart = Math.abs(expected.doubleValue() - value.doubleValue());
      return apart <= ROUNDING * size ? "last digits" : "other number";
    }
    return expected.isTextual() && value.isTextual() ? "other text" : "other value";
  }

  private static boolean isError(JsonNode value) {
    return value.isTextual() && ExcelError.of(value.textValue()).isPresent();
  }
}
