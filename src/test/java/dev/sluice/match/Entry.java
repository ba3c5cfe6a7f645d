package dev.sluice.match;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** A row of either table, with what both call by different names. */
record Entry(
    boolean isRight,
    @Nullable String id,
    @Nullable BigDecimal amount,
    @Nullable LocalDate date,
    @Nullable String currency,
    @Nullable String account,
    @Nullable String reference,
    @Nullable String batch,
    @Nullable String party) {

  static final String LEFT = "bank";
  static final String RIGHT = "ledger";

  Entry {
    amount = amount == null ? null : amount.stripTrailingZeros();
  }

  /** The columns of a table. */
  static StructType columns(boolean right, DecimalType amount) {
    return new StructType()
        .add(right ? "entry_id" : "txn_id", DataTypes.StringType)
        .add("amount", amount)
        .add(right ? "posted_on" : "booked_on", DataTypes.DateType)
        .add("currency", DataTypes.StringType)
        .add("account", DataTypes.StringType)
        .add("reference", DataTypes.StringType)
        .add(right ? "document" : "batch", DataTypes.StringType)
        .add(right ? "customer" : "payer", DataTypes.StringType);
  }

  /** What the columns of an item say. */
  static Entry of(Row item) {
    boolean right = item.getAs("side").equals(RIGHT);
    BigDecimal amount = item.getAs("amount");
    Date date = item.getAs(right ? "posted_on" : "booked_on");
    return new Entry(
        right,
        item.getAs(right ? "entry_id" : "txn_id"),
        amount,
        date == null ? null : date.toLocalDate(),
        item.getAs("currency"),
        item.getAs("account"),
        item.getAs("reference"),
        item.getAs(right ? "document" : "batch"),
        item.getAs(right ? "customer" : "payer"));
  }

  Row row() {
    return RowFactory.create(
        id,
        amount,
        date == null ? null : Date.valueOf(date),
        currency,
        account,
        reference,
        batch,
        party);
  }

  Entry withId(@Nullable String other) {
    return new Entry(isRight, other, amount, date, currency, account, reference, batch, party);
  }

  Entry withAmount(BigDecimal other) {
    return new Entry(isRight, id, other, date, currency, account, reference, batch, party);
  }

  String side() {
    return isRight ? RIGHT : LEFT;
  }

  BigDecimal amountOrZero() {
    return amount == null ? BigDecimal.ZERO : amount;
  }
}
