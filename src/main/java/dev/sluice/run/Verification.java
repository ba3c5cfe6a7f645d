package dev.sluice.run;

import dev.sluice.problem.Category;
import java.util.List;

/**
 * What came of checking a certificate.
 *
 * @param checks in the order in which they were made
 */
public record Verification(List<Check> checks) {

  /** How a check ended. */
  public enum Status {
    /** What was found is what is certified. */
    OK,
    /** What was found is something else. */
    REFUTED,
    /** What is certified cannot be looked at any more, or not now. */
    UNREACHED,
    /** There is nothing that could be compared. */
    SKIPPED
  }

  /**
   * One check.
   *
   * @param what was looked at
   * @param found what was found, or why nothing was
   */
  public record Check(Status status, String what, String found) {

    static Check ok(String what, String found) {
      return new Check(Status.OK, what, found);
    }

    static Check refuted(String what, String found) {
      return new Check(Status.REFUTED, what, found);
    }

    static Check unreached(String what, String why) {
      return new Check(Status.UNREACHED, what, why);
    }

    static Check skipped(String what, String why) {
      return new Check(Status.SKIPPED, what, why);
    }
  }

  public Verification {
    checks = List.copyOf(checks);
  }

  /** How many checks ended so. */
  public long count(Status status) {
    return checks.stream().filter(check -> check.status() == status).count();
  }

  /** True when every check could be made and none refuted the certificate. */
  public boolean isConfirmed() {
    return count(Status.REFUTED) == 0 && count(Status.UNREACHED) == 0;
  }

  /** 0 when confirmed, 3 when refuted, 4 when something could not be reached. */
  public int exitCode() {
    if (count(Status.REFUTED) > 0) {
      return Category.DATA.exitCode();
    }
    return isConfirmed() ? 0 : Category.EXTERNAL.exitCode();
  }
}
