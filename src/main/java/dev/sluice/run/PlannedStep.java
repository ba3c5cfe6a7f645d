package dev.sluice.run;

import dev.sluice.spec.StepSpec;
import dev.sluice.step.Step;
import java.util.Set;

/**
 * A step that has been read and checked.
 *
 * @param makes the tables that it makes or replaces
 */
record PlannedStep(StepSpec spec, Step step, Set<String> makes) {
  PlannedStep {
    makes = Set.copyOf(makes);
  }
}
