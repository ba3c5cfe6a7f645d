package dev.sluice.quality;

/**
 * How many of the rows in question meet a rule.
 *
 * @param met the rows that meet it
 * @param rows all rows in question
 */
record Share(long met, long rows) {

  /** From 0 to 1. Of no rows, all meet the rule: there is none that breaks it. */
  double ratio() {
    return rows == 0 ? 1.0 : (double) met / rows;
  }

  long broken() {
    return rows - met;
  }
}
