package dev.sluice.formula.compile;

/**
 * A table that a formula reads as a whole.
 *
 * @param name the table
 * @param own true for the table that the formula adds a column to
 * @param version how many columns the formulas before this one have defined, for the own table
 */
public record TableSource(String name, boolean own, int version) {}
