package dev.sluice.match.truth;

/**
 * How a ledger is made.
 *
 * @param rows how many bank rows at least; what every pattern takes once is planted in any case
 *     (about 180 rows)
 * @param wide amounts of up to 38 digits instead of up to ten
 */
public record TruthSettings(int rows, boolean wide) {

  /** Amounts of every day. */
  public static TruthSettings ofRows(int rows) {
    return new TruthSettings(rows, false);
  }

  /** The type of amounts in jobs. */
  public String amountType() {
    return wide ? "decimal(38,2)" : "decimal(18,2)";
  }
}
