package dev.sluice.run;

import dev.sluice.step.Certified;
import java.util.Map;

/**
 * What one step lets the run certify, with the stages at which the run counted the same rows.
 *
 * @param step the step
 * @param inputs the stages that had counted the tables last before the step, by table
 * @param items the stage that counted the items
 */
record Claim(PlannedStep step, Certified certified, Map<String, Stage> inputs, Stage items) {}
