package dev.sluice.market.execution;

import java.math.BigDecimal;

/** Some of the executed shares with the sums of an amount and of the time that they took. */
final class WeightedSum {

  private static final int MICROS = 6;

  private BigDecimal shares = BigDecimal.ZERO;
  private BigDecimal amount = BigDecimal.ZERO;
  private BigDecimal shareSeconds = BigDecimal.ZERO;

  /** Adds shares with what each has of the amount. */
  void add(Execution.Sound execution, BigDecimal each) {
    shares = shares.add(execution.shares());
    amount = amount.add(execution.shares().multiply(each));
    shareSeconds =
        shareSeconds.add(
            execution.shares().multiply(BigDecimal.valueOf(execution.micros(), MICROS)));
  }

  BigDecimal shares() {
    return shares;
  }

  BigDecimal amount() {
    return amount;
  }

  /** The shares and the time that they took. */
  void writeTime(ResultRow row, String kind) {
    row.shares("shares_" + kind, shares);
    row.ratio(kind + "_average_seconds", shareSeconds, shares);
    row.amount(kind + "_share_seconds", shareSeconds);
  }

  /** The average a share, and the sum that it is made of. */
  void writeAmount(ResultRow row, String name) {
    row.ratio("average_" + name, amount, shares);
    row.amount(name + "_sum", amount);
  }
}
