package dev.sluice.run;

import dev.sluice.spec.StepSpec;
import dev.sluice.step.Step;

/** A step that has been read and checked. */
record PlannedStep(StepSpec spec, Step step) {}
