package dev.sluice.quality;

/**
 * How often the values of a column, or the combinations of several, occur. A row whose columns are
 * all null has no value.
 *
 * @param rows all rows in question
 * @param rowsWithNull rows in which at least one of the columns is null
 * @param rowsWithValue rows in which at least one of the columns is not null
 * @param distinct different values
 * @param unique values that occur exactly once
 * @param entropy Shannon entropy of the values, in nats
 */
record Frequencies(
    long rows, long rowsWithNull, long rowsWithValue, long distinct, long unique, double entropy) {

  /** Unique values among the rows with a value; 1 when there are none. */
  double uniqueness() {
    return rowsWithValue == 0 ? 1.0 : (double) unique / rowsWithValue;
  }

  /** Unique values among the different values; 1 when there are none. */
  double uniqueValueRatio() {
    return distinct == 0 ? 1.0 : (double) unique / distinct;
  }
}
