package dev.sluice.operation;

import dev.sluice.formula.compile.Expressions;
import dev.sluice.formula.runtime.Nearness;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.math.BigDecimal;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/** How far two numbers may differ and still count as the same. */
record Tolerance(BigDecimal most, Unit unit, Place place) {

  /** What the number of a tolerance counts. */
  enum Unit {
    ABSOLUTE,
    /** Percent of the left number. */
    PERCENT
  }

  private static final String PERCENT = "%";

  /** Reads {@code 0.01} or {@code 0.5%}; anything else is reported. */
  static Optional<Tolerance> parse(String written, Place place, Problems problems) {
    boolean isPercent = written.endsWith(PERCENT);
    String number = isPercent ? written.substring(0, written.length() - 1).strip() : written;
    try {
      BigDecimal most = new BigDecimal(number);
      if (most.signum() >= 0 && most.precision() <= 38 && Math.abs(most.scale()) <= 38) {
        return Optional.of(new Tolerance(most, isPercent ? Unit.PERCENT : Unit.ABSOLUTE, place));
      }
    } catch (NumberFormatException e) {
      // Reported like a number below 0.
    }
    problems.report(
        Problem.user(
            place,
            "bad-tolerance",
            "\"" + written + "\" is no tolerance; it is a number such as 0.01, or 0.5%"));
    return Optional.empty();
  }

  /** Holds where two numbers of one type, decimal or double, are near enough. */
  Column holds(Column left, Column right) {
    return new Column(
        Expressions.callTotal(
            Nearness.class,
            unit == Unit.PERCENT ? "withinPercent" : "within",
            DataTypes.BooleanType,
            left.expr(),
            right.expr(),
            Expressions.literal(most)));
  }
}
