package dev.sluice.formula.compile;

/**
 * One argument of a function.
 *
 * @param name as the syntax shows it
 * @param optional true when it can be left out
 */
public record Parameter(String name, Taking taking, boolean optional) {

  /** What the function is given. */
  public enum Taking {
    /** One value; the function is applied to each value of a range or array. */
    VALUE,
    /** A whole column, range or array as it is. */
    RANGE,
    /** The formula itself, which the function compiles with names of its own. */
    FORMULA
  }
}
