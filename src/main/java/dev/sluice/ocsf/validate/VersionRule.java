package dev.sluice.ocsf.validate;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether the version that an event names goes with the one it is judged by. */
final class VersionRule {

  private static final Pattern VERSION =
      Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)(-dev|-rc\\.\\d+)?");
  private static final String FIRST = "1.0.0";

  private VersionRule() {}

  /**
   * Looks at a version.
   *
   * @param judged the version by which the event is judged
   * @param newest the newest version by which it could be
   */
  static void check(String version, String judged, String newest, Faults faults) {
    if (!VERSION.matcher(version).matches()) {
      faults.add(
          FaultCode.VERSION_INVALID_FORMAT,
          Faults.shown(version) + " is no version; one is written as " + judged);
    } else if (compare(version, FIRST) < 0 || compare(version, newest) > 0) {
      faults.add(
          FaultCode.VERSION_INCOMPATIBLE,
          version + " cannot be judged: it is not within " + FIRST + " to " + newest);
    } else if (!version.equals(judged)) {
      faults.add(
          FaultCode.VERSION_INCORRECT,
          version + " is judged by " + judged + ", which may find too much or too little");
    }
  }

  /** By numbers; what is on the way to a version goes after it, as OCSF's own validator has it. */
  private static int compare(String left, String right) {
    Matcher leftParts = VERSION.matcher(left);
    Matcher rightParts = VERSION.matcher(right);
    if (!leftParts.matches() || !rightParts.matches()) {
      throw new IllegalArgumentException(left + " or " + right + " is no version");
    }
    for (int part = 1; part <= 3; part++) {
      int order =
          new BigInteger(leftParts.group(part)).compareTo(new BigInteger(rightParts.group(part)));
      if (order != 0) {
        return order;
      }
    }
    return Boolean.compare(leftParts.group(4) != null, rightParts.group(4) != null);
  }
}
