package dev.sluice.match.block;

import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** What an item's verdict says of its one partner. */
final class Partners {

  /** So that one sees that there is a partner. */
  private static final UTF8String WITHOUT_ID = UTF8String.fromString("(blank)");

  private Partners() {}

  /** Who and what it is, and how far apart the two are. */
  static void tell(Block block, int item, GenericInternalRow verdict) {
    int partner = block.partner(item);
    int left = block.isRight(item) ? partner : item;
    int right = block.isRight(item) ? item : partner;
    UTF8String id = block.id(partner);
    verdict.update(VerdictColumns.PARTNER_ID_AT, id == null ? WITHOUT_ID : id);
    verdict.update(VerdictColumns.DIFFERENCE_AT, block.amounts().difference(left, right));
    if (block.day(left) != Block.NO_DAY && block.day(right) != Block.NO_DAY) {
      verdict.update(VerdictColumns.DAYS_AT, block.day(right) - block.day(left));
    }
    verdict.update(VerdictColumns.PARTNER_AMOUNT_AT, block.amounts().decimal(partner));
    if (block.day(partner) != Block.NO_DAY) {
      verdict.update(VerdictColumns.PARTNER_DAY_AT, block.day(partner));
    }
  }
}
