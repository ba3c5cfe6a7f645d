package dev.sluice.formula.compile;

/**
 * A table that a formula reads as a whole.
 *
 * @param name the table
 * @param own true for the table that the formula adds a column to, as it is before that formula
 */
public record TableSource(String name, boolean own) {}
