package dev.sluice.problem;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects faults so that the user sees all of them at once. Not thread-safe. */
public final class Problems {

  private final Set<Problem> found = new LinkedHashSet<>();

  /** Adds a fault; the same fault twice counts once. */
  public void report(Problem problem) {
    found.add(problem);
  }

  /** Adds the faults of another collector. */
  public void reportAll(Iterable<Problem> problems) {
    problems.forEach(this::report);
  }

  /** True while nothing was reported. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /**
   * How many were reported; a caller compares it before and after to see whether a part is sound.
   */
  public int count() {
    return found.size();
  }

  /** All faults in the order in which they were reported. */
  public List<Problem> all() {
    return new ArrayList<>(found);
  }

  /** Ends the command when there is any fault. */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new ProblemException(all());
    }
  }
}
