package dev.sluice.spec;

import dev.sluice.document.Node;
import dev.sluice.problem.Place;

/** A step as it was written: its type and its options, not yet understood. */
public record StepSpec(String type, Place place, Node options) {}
