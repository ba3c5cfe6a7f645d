package dev.sluice.match;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.weekday;

import dev.sluice.formula.compile.Expressions;
import dev.sluice.formula.runtime.SortedDays;
import dev.sluice.step.Tables;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Counts business days: Mondays to Fridays that are no holidays. A day's number is how many there
 * were until it, the day included, so that the difference of two numbers is the business days from
 * one to the other; a Saturday has the number of the Friday before.
 *
 * <p>Cost: the holidays are collected and sent to every task; no shuffle of the items.
 */
final class BusinessDays {

  static final String NUMBER = ItemColumns.HIDDEN + "business_day";

  private static final String HOLIDAYS = ItemColumns.HIDDEN + "holidays";
  private static final int FRIDAY = 4;

  private BusinessDays() {}

  /** Adds the number of the date of each item. */
  static Dataset<Row> onto(Dataset<Row> items, Optional<Match.Holidays> holidays, Tables tables) {
    // Day 0 was a Thursday: three days after a Monday.
    String sinceMonday = "(unix_date(`" + ItemColumns.DATE + "`) + 3)";
    Column weekdays =
        expr(
            "CAST(5 * floor("
                + sinceMonday
                + " / 7) + least(pmod("
                + sinceMonday
                + ", 7) + 1, 5) AS INT)");
    if (holidays.isEmpty()) {
      return items.withColumn(NUMBER, weekdays);
    }
    Column day = col("`" + holidays.get().column().name().replace("`", "``") + "`");
    Dataset<Row> sorted =
        tables
            .table(holidays.get().table().name())
            .filter(weekday(day).leq(FRIDAY))
            .agg(array_sort(collect_set(day)).as(HOLIDAYS));
    // The place of the last holiday that is not after the date, from 0; -1 before the first.
    Column last =
        new Column(
            Expressions.callTotal(
                SortedDays.class,
                "lastUntil",
                DataTypes.IntegerType,
                col(HOLIDAYS).expr(),
                col(ItemColumns.DATE).expr()));
    return items
        .crossJoin(broadcast(sorted))
        .withColumn(NUMBER, weekdays.minus(last.plus(lit(1))))
        .drop(HOLIDAYS);
  }
}
