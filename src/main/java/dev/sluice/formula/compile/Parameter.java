package dev.sluice.formula.compile;

/**
 * One argument of a function.
 *
 * @param name as the syntax shows it
 * @param range true when it may be a whole column, range or array; else the function is applied to
 *     each value of it
 * @param optional true when it can be left out
 */
public record Parameter(String name, boolean range, boolean optional) {}
