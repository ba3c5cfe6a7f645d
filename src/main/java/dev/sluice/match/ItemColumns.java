package dev.sluice.match;

import dev.sluice.spec.HiddenColumns;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The columns of the items of a match, before those of the two tables. */
final class ItemColumns {

  static final String SIDE = "side";
  static final String ID = "item_id";
  static final String ACCOUNT = "item_account";
  static final String CURRENCY = "item_currency";
  static final String AMOUNT = "item_amount";
  static final String DATE = "item_date";
  static final String BUCKET = "bucket";
  static final String MATCH_ID = "match_id";
  static final String RULE = "rule";
  static final String CARDINALITY = "cardinality";
  static final String DIFFERENCE = "difference";
  static final String TOLERANCE_SPENT = "tolerance_spent";
  static final String DAYS_APART = "days_apart";
  static final String PARTNER_ID = "partner_id";
  static final String PARTNER_AMOUNT = "partner_amount";
  static final String PARTNER_DATE = "partner_date";
  static final String BREAK_ID = "break_id";
  static final String BREAK_TYPE = "break_type";
  static final String REASON = "reason";
  static final String FIRST_SEEN = "first_seen";
  static final String AGE_DAYS = "age_days";
  static final String AGEING = "ageing";
  static final String ORIGIN = "origin";
  static final String PREVIOUS_AMOUNT = "previous_amount";
  static final String PREVIOUS_ACCOUNT = "previous_account";
  static final String PREVIOUS_CURRENCY = "previous_currency";
  static final String COMMENT = "comment";
  static final String AS_OF = "as_of";

  /** What the pool's own columns start with. */
  static final String HIDDEN = HiddenColumns.PREFIX + "match_";

  static final String IS_RIGHT = HIDDEN + "is_right";
  static final String KIND = HIDDEN + "kind";
  static final String CONTENT = HIDDEN + "content";
  static final String FOLDED = HIDDEN + "folded";
  static final String ACTION = HIDDEN + "action";
  static final String GROUP = HIDDEN + "group";
  static final String GROUP_SIZE = HIDDEN + "group_size";
  static final String DECISION_REASON = HIDDEN + "decision_reason";
  static final String IS_COPY = HIDDEN + "is_copy";
  static final String NOTE = HIDDEN + "note";

  private ItemColumns() {}

  /** Their names and types. */
  static List<StructField> fields(DataType amount, DataType difference) {
    StructType all =
        new StructType()
            .add(SIDE, DataTypes.StringType)
            .add(ID, DataTypes.StringType)
            .add(ACCOUNT, DataTypes.StringType)
            .add(CURRENCY, DataTypes.StringType)
            .add(AMOUNT, amount)
            .add(DATE, DataTypes.DateType)
            .add(BUCKET, DataTypes.StringType)
            .add(MATCH_ID, DataTypes.StringType)
            .add(RULE, DataTypes.StringType)
            .add(CARDINALITY, DataTypes.StringType)
            .add(DIFFERENCE, difference)
            .add(TOLERANCE_SPENT, difference)
            .add(DAYS_APART, DataTypes.IntegerType)
            .add(PARTNER_ID, DataTypes.StringType)
            .add(PARTNER_AMOUNT, amount)
            .add(PARTNER_DATE, DataTypes.DateType)
            .add(BREAK_ID, DataTypes.StringType)
            .add(BREAK_TYPE, DataTypes.StringType)
            .add(REASON, DataTypes.StringType)
            .add(FIRST_SEEN, DataTypes.DateType)
            .add(AGE_DAYS, DataTypes.IntegerType)
            .add(AGEING, DataTypes.StringType)
            .add(ORIGIN, DataTypes.StringType)
            .add(PREVIOUS_AMOUNT, amount)
            .add(PREVIOUS_ACCOUNT, DataTypes.StringType)
            .add(PREVIOUS_CURRENCY, DataTypes.StringType)
            .add(COMMENT, DataTypes.StringType)
            .add(AS_OF, DataTypes.DateType);
    return List.of(all.fields());
  }
}
