package dev.sluice.match.block;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;

/** What an item's verdict says of its one partner. */
final class Partners {

  /** So that one sees that there is a partner. */
  private static final UTF8String WITHOUT_ID = UTF8String.fromString("(blank)");

  private Partners() {}

  static void tell(
      Block block, int item, int partner, int precision, int scale, GenericInternalRow verdict) {
    UTF8String id = block.id(partner);
    verdict.update(VerdictColumns.PARTNER_ID_AT, id == null ? WITHOUT_ID : id);
    BigInteger amount = block.amounts().exact(partner);
    BigInteger own = block.amounts().exact(item);
    if (amount != null) {
      verdict.update(VerdictColumns.PARTNER_AMOUNT_AT, decimal(amount, precision, scale));
      if (own != null) {
        BigInteger difference = block.isRight(item) ? own.subtract(amount) : amount.subtract(own);
        verdict.update(VerdictColumns.DIFFERENCE_AT, decimal(difference, precision + 1, scale));
      }
    }
    if (block.day(partner) != Block.NO_DAY) {
      verdict.update(VerdictColumns.PARTNER_DAY_AT, block.day(partner));
      if (block.day(item) != Block.NO_DAY) {
        int days = block.day(partner) - block.day(item);
        verdict.update(VerdictColumns.DAYS_AT, block.isRight(item) ? -days : days);
      }
    }
  }

  private static Decimal decimal(BigInteger units, int precision, int scale) {
    return precision <= NarrowAmounts.MOST_DIGITS
        ? Decimal.apply(units.longValueExact(), precision, scale)
        : Decimal.apply(new BigDecimal(units, scale));
  }
}
