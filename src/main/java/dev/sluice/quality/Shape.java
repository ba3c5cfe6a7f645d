package dev.sluice.quality;

/**
 * What may be written after the name of a rule type.
 *
 * @param parameters what the parameters are
 * @param whereAllowed whether {@code where "..."} may follow
 * @param thresholdAllowed whether {@code with threshold ...} may follow
 */
record Shape(
    Parameters parameters, Condition condition, boolean whereAllowed, boolean thresholdAllowed) {

  /** The number and kind of parameters. */
  enum Parameters {
    NONE("no column", 0, 0),
    ONE_COLUMN("one column", 1, 1),
    TWO_COLUMNS("two columns", 2, 2),
    COLUMNS("one or more columns", 1, Integer.MAX_VALUE),
    QUERY("one SQL query", 1, 1);

    private final String words;
    private final int fewest;
    private final int most;

    Parameters(String words, int fewest, int most) {
      this.words = words;
      this.fewest = fewest;
      this.most = most;
    }

    boolean allows(int count) {
      return count >= fewest && count <= most;
    }

    String words() {
      return words;
    }
  }

  /** Whether a condition is written after the parameters, and about what. */
  enum Condition {
    NONE,
    /** The rule measures a number and compares it with numbers. */
    NUMBER,
    /** As {@link #NUMBER}, but it may be left out. */
    OPTIONAL_NUMBER,
    /** The rule compares the values of a column. */
    VALUE
  }
}
