package dev.sluice.quality;

import java.util.List;

/**
 * What the measured values say of a rule.
 *
 * @param met whether the rule holds
 * @param message one sentence with the numbers
 */
record Finding(boolean met, List<Measurement> measured, String message) {

  Finding {
    measured = List.copyOf(measured);
  }

  static Finding of(boolean met, Measurement measured) {
    return new Finding(met, List.of(measured), measured.name() + " is " + measured.text());
  }
}
