package dev.sluice.market.execution;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** The columns that rows have behind their key, and how they are read. */
public final class FillColumns {

  /** Prices and midpoints. */
  public static final DecimalType PRICE = DataTypes.createDecimalType(25, 9);

  /** Shares. */
  public static final DecimalType SHARES = DataTypes.createDecimalType(26, 6);

  /** Values of orders in dollars. */
  public static final DecimalType NOTIONAL = DataTypes.createDecimalType(38, 16);

  /** One of the columns. */
  public enum Part {
    ORDER(DataTypes.StringType),
    SIDE(DataTypes.StringType),
    ORDER_TYPE(DataTypes.StringType),
    IS_IMMEDIATE(DataTypes.BooleanType),
    LIMIT_PRICE(PRICE),
    SHARES(FillColumns.SHARES),
    CANCELLED_SHARES(FillColumns.SHARES),
    ROUND_LOT(FillColumns.SHARES),
    NOTIONAL(FillColumns.NOTIONAL),
    RECEIVED(DataTypes.TimestampType),
    BID(PRICE),
    ASK(PRICE),
    EXECUTED(DataTypes.TimestampType),
    EXECUTED_SHARES(FillColumns.SHARES),
    EXECUTED_PRICE(PRICE),
    AWAY(DataTypes.BooleanType);

    private final DataType type;

    Part(DataType type) {
      this.type = type;
    }

    /** The type that it must have. */
    public DataType type() {
      return type;
    }
  }

  private final StructType keys;
  private final int horizons;

  /**
   * @param horizons how many midpoints stand behind the other columns
   */
  FillColumns(StructType keys, int horizons) {
    this.keys = keys;
    this.horizons = horizons;
  }

  Fill read(InternalRow row) {
    List<@Nullable Object> key = new ArrayList<>();
    for (int i = 0; i < keys.length(); i++) {
      key.add(
          row.isNullAt(i) ? null : InternalRow.copyValue(row.get(i, keys.fields()[i].dataType())));
    }
    List<@Nullable BigDecimal> midpoints = new ArrayList<>();
    for (int i = 0; i < horizons; i++) {
      midpoints.add(decimal(row, keys.length() + Part.values().length + i, PRICE));
    }
    WrittenOrder order =
        new WrittenOrder(
            text(row, Part.ORDER),
            text(row, Part.SIDE),
            text(row, Part.ORDER_TYPE),
            flag(row, Part.IS_IMMEDIATE),
            decimal(row, Part.LIMIT_PRICE),
            decimal(row, Part.SHARES),
            decimal(row, Part.CANCELLED_SHARES),
            decimal(row, Part.ROUND_LOT),
            decimal(row, Part.NOTIONAL),
            time(row, Part.RECEIVED),
            decimal(row, Part.BID),
            decimal(row, Part.ASK));
    Execution execution =
        new Execution(
            time(row, Part.EXECUTED),
            decimal(row, Part.EXECUTED_SHARES),
            decimal(row, Part.EXECUTED_PRICE),
            flag(row, Part.AWAY),
            midpoints);
    return new Fill(key, order, execution);
  }

  private int at(Part part) {
    return keys.length() + part.ordinal();
  }

  private @Nullable String text(InternalRow row, Part part) {
    return row.isNullAt(at(part)) ? null : row.getUTF8String(at(part)).toString();
  }

  private boolean flag(InternalRow row, Part part) {
    return !row.isNullAt(at(part)) && row.getBoolean(at(part));
  }

  private @Nullable Long time(InternalRow row, Part part) {
    return row.isNullAt(at(part)) ? null : row.getLong(at(part));
  }

  private @Nullable BigDecimal decimal(InternalRow row, Part part) {
    return decimal(row, at(part), (DecimalType) part.type());
  }

  private static @Nullable BigDecimal decimal(InternalRow row, int at, DecimalType type) {
    return row.isNullAt(at)
        ? null
        : row.getDecimal(at, type.precision(), type.scale()).toJavaBigDecimal();
  }
}
