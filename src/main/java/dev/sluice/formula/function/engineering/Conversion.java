package dev.sluice.formula.function.engineering;

import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.ExcelError;
import org.apache.spark.unsafe.types.UTF8String;

/** Numbers of one unit as numbers of another. */
public final class Conversion {

  private Conversion() {}

  /** A number converted; {@code #N/A} for unknown units and those of different measures. */
  public static double convert(double number, UTF8String from, UTF8String to) {
    Unit given = Units.named(from.toString());
    Unit wanted = Units.named(to.toString());
    if (given == null || wanted == null || given.measure() != wanted.measure()) {
      return Outcome.of(ExcelError.NA);
    }
    if (given.equals(wanted)) {
      return number;
    }
    double basic = number * given.factor() + given.zero();
    return (basic - wanted.zero()) / wanted.factor();
  }
}
