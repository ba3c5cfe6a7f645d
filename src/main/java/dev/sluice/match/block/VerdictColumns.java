package dev.sluice.match.block;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;

/** What is said of an item: hidden columns that stand behind those of its row. */
public final class VerdictColumns {

  private static final String PREFIX = "__verdict_";

  /** The number of the rule that matched it; null for an open item. */
  public static final String RULE = PREFIX + "rule";

  /** True where a human has to decide. */
  public static final String IS_SUGGESTED = PREFIX + "suggested";

  /** The id of its match, or of its break. */
  public static final String MATCH_ID = PREFIX + "match_id";

  public static final String LEFT_COUNT = PREFIX + "left_count";
  public static final String RIGHT_COUNT = PREFIX + "right_count";

  /** The right sum less the left sum. */
  public static final String DIFFERENCE = PREFIX + "difference";

  /** The days from left to right. */
  public static final String DAYS = PREFIX + "days";

  public static final String PARTNER_ID = PREFIX + "partner_id";
  public static final String PARTNER_AMOUNT = PREFIX + "partner_amount";
  public static final String PARTNER_DAY = PREFIX + "partner_day";
  public static final String BREAK_TYPE = PREFIX + "break_type";
  public static final String REASON = PREFIX + "reason";

  /** True for an open item of which another one with the same keys and amount is matched. */
  public static final String IS_DUPLICATE = PREFIX + "duplicate";

  /** Why a search was given up. */
  public static final String NOTE = PREFIX + "note";

  /** The place of an item in its match, from 0, the left ones first: the first speaks for it. */
  public static final String MEMBER = PREFIX + "member";

  static final int RULE_AT = 0;
  static final int IS_SUGGESTED_AT = 1;
  static final int MATCH_ID_AT = 2;
  static final int LEFT_COUNT_AT = 3;
  static final int RIGHT_COUNT_AT = 4;
  static final int DIFFERENCE_AT = 5;
  static final int DAYS_AT = 6;
  static final int PARTNER_ID_AT = 7;
  static final int PARTNER_AMOUNT_AT = 8;
  static final int PARTNER_DAY_AT = 9;
  static final int BREAK_TYPE_AT = 10;
  static final int REASON_AT = 11;
  static final int IS_DUPLICATE_AT = 12;
  static final int NOTE_AT = 13;
  static final int MEMBER_AT = 14;
  static final int WIDTH = 15;

  private static final int MOST_DIGITS = 38;

  private VerdictColumns() {}

  /** The columns for amounts of a type. */
  public static StructType of(DecimalType amount) {
    return new StructType()
        .add(RULE, DataTypes.IntegerType)
        .add(IS_SUGGESTED, DataTypes.BooleanType)
        .add(MATCH_ID, DataTypes.StringType)
        .add(LEFT_COUNT, DataTypes.IntegerType)
        .add(RIGHT_COUNT, DataTypes.IntegerType)
        .add(DIFFERENCE, difference(amount))
        .add(DAYS, DataTypes.IntegerType)
        .add(PARTNER_ID, DataTypes.StringType)
        .add(PARTNER_AMOUNT, amount)
        .add(PARTNER_DAY, DataTypes.DateType)
        .add(BREAK_TYPE, DataTypes.StringType)
        .add(REASON, DataTypes.StringType)
        .add(IS_DUPLICATE, DataTypes.BooleanType)
        .add(NOTE, DataTypes.StringType)
        .add(MEMBER, DataTypes.IntegerType);
  }

  static DataType[] types(DecimalType amount) {
    DataType[] types = new DataType[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      types[i] = of(amount).fields()[i].dataType();
    }
    return types;
  }

  /**
   * The type of a difference of two amounts: a digit more, but no step from numbers of 64 bits to
   * wide ones for amounts that are half of all there can be.
   */
  public static DecimalType difference(DecimalType amount) {
    int digits =
        amount.precision() == NarrowAmounts.MOST_DIGITS
            ? amount.precision()
            : Math.min(MOST_DIGITS, amount.precision() + 1);
    return DataTypes.createDecimalType(digits, amount.scale());
  }
}
