package dev.sluice.formula;

import dev.sluice.problem.Place;

/**
 * A formula as text, with or without the equals sign at its start.
 *
 * @param place where it stands in a document or on the command line
 */
public record FormulaText(String text, Place place) {}
