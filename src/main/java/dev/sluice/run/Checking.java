package dev.sluice.run;

import dev.sluice.problem.Place;
import dev.sluice.run.Verification.Check;
import java.util.ArrayList;
import java.util.List;

/** Collects the checks of a verification; one that fails to be made does not stop the others. */
final class Checking {

  private final List<Check> made = new ArrayList<>();

  /** A check that may fail to reach what it looks at. */
  interface Look {
    Check look() throws Exception;
  }

  /** Makes a check. */
  void check(String what, Look look) {
    made.add(looked(what, look));
  }

  private static Check looked(String what, Look look) {
    try {
      return look.look();
    } catch (Exception e) {
      // Spark throws checked exceptions that Scala does not declare.
      return Check.unreached(what, Faults.problems(e, Place.file(what)).get(0).message());
    }
  }

  void add(Check check) {
    made.add(check);
  }

  /** Everything that was checked. */
  Verification verification() {
    return new Verification(made);
  }
}
