package dev.sluice.market;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.spark.sql.types.Decimal;

/** What one quote tells; generated code calls it for every row. */
public final class Quotes {

  /** The quote is whole. */
  static final int KEPT = 0;

  /** A price is 0: there is no bid or no ask. */
  static final int ZERO_PRICE = 1;

  /** A price or a size is null, below 0 or not finite. */
  static final int MISSING = 2;

  /** Whole numbers up to here, and quotients of them, become doubles with one rounding. */
  private static final long EXACT = 1L << 53;

  private Quotes() {}

  /** What is wrong with a quote; a price or size that is null is given as -1. */
  public static int fault(long bid, long bidSize, long ask, long askSize) {
    if ((bid | bidSize | ask | askSize) < 0) {
      return MISSING;
    }
    return bid == 0 || ask == 0 ? ZERO_PRICE : KEPT;
  }

  /** The same for doubles; one that is null is given as -1. */
  public static int faultOfDoubles(double bid, double bidSize, double ask, double askSize) {
    boolean isWhole = isSound(bid) && isSound(bidSize) && isSound(ask) && isSound(askSize);
    if (!isWhole) {
      return MISSING;
    }
    return bid == 0 || ask == 0 ? ZERO_PRICE : KEPT;
  }

  private static boolean isSound(double number) {
    return number >= 0 && number < Double.POSITIVE_INFINITY;
  }

  /**
   * The relative spread times the weight of a quote that is whole.
   *
   * @param bid digits of a price, as {@code ask} in units of its last decimal
   * @param unit how many units of the weight make 1, a power of ten up to 10^22
   */
  public static double weightedSpread(long bid, long bidSize, long ask, long askSize, double unit) {
    return fault(bid, bidSize, ask, askSize) == KEPT
        ? weight(bid, bidSize, ask, askSize, unit) * spread(bid, ask)
        : 0;
  }

  private static double weight(long bid, long bidSize, long ask, long askSize, double unit) {
    long high = Math.multiplyHigh(bid, bidSize) | Math.multiplyHigh(ask, askSize);
    long bids = bid * bidSize;
    long asks = ask * askSize;
    if (high == 0 && bids >= 0 && bids <= EXACT && asks >= 0 && asks <= EXACT - bids) {
      return (bids + asks) / unit;
    }
    BigInteger units =
        BigInteger.valueOf(bid)
            .multiply(BigInteger.valueOf(bidSize))
            .add(BigInteger.valueOf(ask).multiply(BigInteger.valueOf(askSize)));
    return ExactRatio.of(new BigDecimal(units), new BigDecimal(unit));
  }

  private static double spread(long bid, long ask) {
    long width = ask - bid;
    return ask <= EXACT && Math.abs(width) <= EXACT
        ? (double) width / ask
        : ExactRatio.of(BigDecimal.valueOf(width), BigDecimal.valueOf(ask));
  }

  /** The same for decimals of any size. */
  public static double weightedSpreadOfDecimals(
      Decimal bid, Decimal bidSize, Decimal ask, Decimal askSize) {
    BigDecimal askPrice = ask.toJavaBigDecimal();
    if (askPrice.signum() <= 0) {
      return 0;
    }
    BigDecimal bidPrice = bid.toJavaBigDecimal();
    BigDecimal weight =
        bidPrice
            .multiply(bidSize.toJavaBigDecimal())
            .add(askPrice.multiply(askSize.toJavaBigDecimal()));
    return ExactRatio.of(weight, BigDecimal.ONE)
        * ExactRatio.of(askPrice.subtract(bidPrice), askPrice);
  }
}
