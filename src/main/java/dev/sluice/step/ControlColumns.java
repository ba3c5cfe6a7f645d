package dev.sluice.step;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import dev.sluice.spec.HiddenColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Hidden columns by which a step tells the run what became of a row. The run counts them in the
 * pass that writes the result, then takes them and the rows they mark away.
 */
public final class ControlColumns {

  /** The reason (text) for which a row is dropped on purpose; null for a row that stays. */
  public static final String DROP = HiddenColumns.PREFIX + "drop";

  /** Why a row goes to quarantine, of type {@link #REJECT_TYPE}; null for a row that stays. */
  public static final String REJECT = HiddenColumns.PREFIX + "reject";

  /** How many rows were folded into this one, a bigint; see {@link Flow.Folds}. */
  public static final String FOLDED = HiddenColumns.PREFIX + "folded";

  /** {@code both}, {@code left} or {@code right}; see {@link Flow.Pairs}. */
  public static final String SIDE = HiddenColumns.PREFIX + "side";

  /** One rejected cell with its place; what a step cannot know is null and filled in by the run. */
  public static final StructType REJECT_TYPE =
      new StructType()
          .add("file", DataTypes.StringType)
          .add("line", DataTypes.LongType)
          .add("column", DataTypes.StringType)
          .add("text", DataTypes.StringType)
          .add("reason", DataTypes.StringType)
          .add("record", DataTypes.StringType);

  private ControlColumns() {}

  /** A {@link #REJECT} value for the rows for which the condition holds, null for all others. */
  public static Column rejectWhen(Column condition, String column, Column text, Column reason) {
    return when(
        condition,
        struct(
                lit(null).cast(DataTypes.StringType).as("file"),
                lit(null).cast(DataTypes.LongType).as("line"),
                lit(column).as("column"),
                text.cast(DataTypes.StringType).as("text"),
                reason.cast(DataTypes.StringType).as("reason"),
                lit(null).cast(DataTypes.StringType).as("record"))
            .cast(REJECT_TYPE));
  }
}
