package dev.sluice.step;

import dev.sluice.step.totals.GroupedTotals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.jspecify.annotations.Nullable;

/**
 * Control totals of a table: how many rows each group has and what their amounts add up to,
 * exactly. They are taken in the pass that reads or makes the rows anyway; the run counts once more
 * by a pass of its own only where that pass told nothing or told it twice.
 *
 * @param observation the name under which a pass tells them; unique in a job
 * @param rows the rows without the observation, for counting again
 * @param measure the totals as an aggregate over the rows
 */
public record Tally(String observation, Dataset<Row> rows, Column measure) {

  /** The type of integers as amounts; takes every bigint. */
  private static final DecimalType WHOLE = DataTypes.createDecimalType(20, 0);

  /** How many rows a group has, and what their amounts add up to. */
  public record Total(long rows, BigDecimal amount) {}

  /**
   * A tally of rows. Runs no job.
   *
   * @param by what groups them, each a text or cast to one; null is a group of its own
   * @param amount a decimal or an integer, whose nulls count as 0; null to count rows only
   */
  public static Tally of(
      String observation, Dataset<Row> rows, List<Column> by, @Nullable Column amount) {
    return new Tally(
        observation,
        rows,
        GroupedTotals.of(by, Optional.ofNullable(amount).map(column -> exact(rows, column)))
            .as("totals"));
  }

  private static Column exact(Dataset<Row> rows, Column amount) {
    DataType type = rows.select(amount).schema().fields()[0].dataType();
    if (type instanceof DecimalType) {
      return amount;
    }
    if (type.equals(DataTypes.LongType)
        || type.equals(DataTypes.IntegerType)
        || type.equals(DataTypes.ShortType)
        || type.equals(DataTypes.ByteType)) {
      return amount.cast(WHOLE);
    }
    throw new IllegalArgumentException(type.simpleString() + " has no exact sum");
  }

  /** The same rows, of which the next pass over them takes the totals. */
  public Dataset<Row> observed() {
    return rows.observe(observation, measure);
  }

  /**
   * Reads what a pass observed, or what the measure gave.
   *
   * @return the totals by the texts of the group, in the order of these
   */
  public static Map<List<@Nullable String>, Total> read(Row measured) {
    Map<List<@Nullable String>, Total> totals = new LinkedHashMap<>();
    List<Row> groups = measured.getList(0);
    for (Row group : groups) {
      List<@Nullable String> by = new ArrayList<>(group.<@Nullable String>getList(0));
      totals.put(
          Collections.unmodifiableList(by),
          new Total(group.getLong(1), new BigDecimal(group.getString(2))));
    }
    return totals;
  }
}
