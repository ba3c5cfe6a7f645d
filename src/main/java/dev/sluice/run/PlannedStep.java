package dev.sluice.run;

import dev.sluice.spec.StepSpec;
import dev.sluice.step.Step;
import java.util.Set;

/**
 * A step that has been read and checked.
 *
 * @param makes the tables that it makes or replaces
 * @param isImplied whether it follows from another one, and no user wrote it
 */
record PlannedStep(StepSpec spec, Step step, Set<String> makes, boolean isImplied) {
  PlannedStep {
    makes = Set.copyOf(makes);
  }
}
