package dev.sluice.formula.compile;

/**
 * What a user reads about a function.
 *
 * @param name in upper case
 * @param syntax the arguments; those in brackets can be left out
 * @param summary one line
 * @param example a formula that a test runs
 * @param expected what the example gives, as a cell shows it
 * @param engine what runs a call
 * @param planned true when whole columns of a job become a join or an aggregate
 * @param deviation where it differs from Excel; empty when nowhere known
 */
public record FunctionDoc(
    String name,
    String syntax,
    String summary,
    FunctionCategory category,
    String example,
    String expected,
    Engine engine,
    boolean planned,
    String deviation) {

  /** What runs a call on the values of a row. */
  public enum Engine {
    /** Spark's own expressions and the engine's, on typed values. */
    NATIVE,
    /** A static method on the values of the row. */
    LIBRARY
  }
}
