package dev.sluice.formula.compile;

/**
 * What a user reads about a function.
 *
 * @param name in upper case
 * @param syntax the arguments; those in brackets can be left out
 * @param summary one line
 * @param example a formula that a test runs
 * @param expected what the example gives, as a cell shows it
 */
public record FunctionDoc(
    String name,
    String syntax,
    String summary,
    FunctionCategory category,
    String example,
    String expected) {}
