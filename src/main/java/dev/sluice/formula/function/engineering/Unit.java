package dev.sluice.formula.function.engineering;

/**
 * A unit of measurement.
 *
 * @param measure what it measures; only units of the same measure convert
 * @param factor how many of the measure's basic unit it is
 * @param zero the number of basic units of its 0 point; not 0 only for temperatures
 * @param power the power to which a metric prefix counts; 0 when it takes no prefix
 * @param binary whether it takes binary prefixes too
 */
record Unit(Measure measure, double factor, double zero, int power, boolean binary) {

  /** What units measure. */
  enum Measure {
    MASS,
    DISTANCE,
    TIME,
    PRESSURE,
    FORCE,
    ENERGY,
    POWER,
    MAGNETISM,
    TEMPERATURE,
    VOLUME,
    AREA,
    INFORMATION,
    SPEED
  }

  /** The unit with a prefix. */
  Unit times(double prefix) {
    return new Unit(measure, factor * prefix, zero, 0, false);
  }
}
